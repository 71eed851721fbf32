"""The pieces of a description in OpenAPI: parameters, operations, answers."""

from typing import Any

from cqvet.api import schemas
from cqvet.api.answers import JSON
from cqvet.api.problems import MEDIA_TYPE as PROBLEM
from cqvet.api.schemas import Schema, ref


def typed(schema: Schema) -> dict[str, Any]:
    return {JSON: {"schema": schema}}


def in_path(name: str, schema: Schema, example: str) -> dict[str, Any]:
    return {"name": name, "in": "path", "required": True, "schema": schema, "example": example}


def in_query(name: str, schema: Schema, **more: Any) -> dict[str, Any]:
    return {"name": name, "in": "query", "schema": schema, **more}


def get(
    name: str,
    summary: str,
    content: dict[str, Any],
    *parameters: dict[str, Any],
    errors: tuple[int, ...] = (400,),
    tag: bool = True,
) -> dict[str, Any]:
    found = operation(name, summary, content, list(parameters), errors if tag else ())
    if tag:
        found["parameters"].append(
            {"name": "If-None-Match", "in": "header", "schema": schemas.TEXT}
        )
        found["responses"]["304"] = {"description": "The client has it already"}
        if any(parameter["in"] == "path" for parameter in parameters):
            found["responses"]["404"] = problem()
    return {"get": found}


def post(name: str, summary: str, schema: str, example: dict[str, Any]) -> dict[str, Any]:
    found = operation(name, summary, typed(ref(schema)), [], (400, 413, 415, 422, 503))
    body = {JSON: {"schema": ref(f"{schema}_body"), "example": example}}
    return {"post": {**found, "requestBody": {"required": True, "content": body}}}


def operation(
    name: str,
    summary: str,
    content: dict[str, Any],
    parameters: list[dict[str, Any]],
    errors: tuple[int, ...],
) -> dict[str, Any]:
    return {
        "operationId": name,
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": {"description": summary, "content": content},
            **{str(status): problem() for status in errors},
        },
    }


def problem() -> dict[str, Any]:
    return {
        "description": "A problem document (RFC 9457)",
        "content": {PROBLEM: {"schema": ref("problem")}},
    }
