"""The description: valid, complete, and true of what the server answers."""

from typing import Any
from urllib.parse import urlencode

import pytest
from openapi_spec_validator import OpenAPIV31SpecValidator
from starlette.routing import Route
from starlette.testclient import TestClient

from cqvet import data
from cqvet.api import openapi, pictures, tables
from cqvet.api.app import application
from cqvet.models import flow
from tests.api.conftest import API, fits

DOCUMENT = openapi.document("https://example.org")
OPERATIONS = [
    (path, method, operation)
    for path, item in DOCUMENT["paths"].items()
    for method, operation in item.items()
]


def address(path: str, operation: dict[str, Any]) -> str:
    """The path with its examples filled in, and the parameters that it cannot do without."""
    needed = {}
    for parameter in operation["parameters"]:
        if parameter["in"] == "path":
            path = path.replace(f"{{{parameter['name']}}}", parameter["example"])
        elif parameter.get("required"):
            needed[parameter["name"]] = parameter["example"]
    return f"{path}?{urlencode(needed)}" if needed else path


def test_the_document_is_valid_openapi(client: TestClient) -> None:
    """What the server sends is a document of OpenAPI 3.1."""
    content = client.get(f"{API}/openapi.json").json()
    assert content["openapi"].startswith("3.1")
    assert [error.message for error in OpenAPIV31SpecValidator(content).iter_errors()] == []


def test_every_route_is_described() -> None:
    """Each path and method of the application stands in the document, and no other."""
    described = {
        (path.removeprefix(API), method.upper())
        for path, method, _ in OPERATIONS
        if path.startswith(API)
    }
    routed = set()
    for route in application().routes:
        assert isinstance(route, Route)
        path = route.path.removeprefix("/v1").replace("{id:path}", "{id}")
        formats = pictures.FORMATS if path.startswith("/pictures") else tables.FORMATS
        kinds = [f"{{name}}.{kind}" for kind in formats] if "{file}" in path else [""]
        for kind in kinds:
            methods = (route.methods or set()) - {"HEAD"}
            routed |= {(path.replace("{file}", kind), method) for method in methods}
    assert described == routed


@pytest.mark.parametrize(
    ("path", "method", "operation"), OPERATIONS, ids=[o["operationId"] for _, _, o in OPERATIONS]
)
def test_every_documented_path_answers_as_described(
    client: TestClient, path: str, method: str, operation: dict[str, Any]
) -> None:
    """With its examples a path gives 200, and JSON has the form of its schema."""
    media, body = None, None
    if "requestBody" in operation:
        media, content = next(iter(operation["requestBody"]["content"].items()))
        body = content["example"]
    sent = {"json": body} if isinstance(body, dict) else {"content": body}
    answer = client.request(
        method,
        address(path, operation),
        headers={"content-type": media} if media else {},
        **sent,
    )
    assert answer.status_code == 200
    kind = answer.headers["content-type"].split(";")[0]
    described = operation["responses"]["200"]["content"]
    assert kind in described
    if kind == "application/json":
        fits(answer.json(), described[kind]["schema"], DOCUMENT)


@pytest.mark.parametrize("name", tables.names())
def test_the_rows_of_a_table_have_its_schema(client: TestClient, name: str) -> None:
    """The schema that is made from the descriptor describes every row."""
    rows = client.get(f"{API}/tables/{name}.json").json()
    fits(
        rows[:200],
        {"type": "array", "items": {"$ref": f"#/components/schemas/table_{name}"}},
        DOCUMENT,
    )


@pytest.mark.parametrize(
    "path",
    [
        "flow?horizon=2026",
        "match?zone=metro&level=higher_vocational",
        "match?basis=equal",
        "plan?years=5&odds=0",
        "plan?objective=coverage",
        "plan?objective=gap&odds=1",
    ],
)
def test_answers_to_other_questions_have_the_schema_too(client: TestClient, path: str) -> None:
    """Modelled by zone, at balance, over five years: the form stays."""
    name = path.split("?", maxsplit=1)[0]
    answer = client.get(f"{API}/{path}")
    assert answer.status_code == 200
    fits(answer.json(), {"$ref": f"#/components/schemas/{name}"}, DOCUMENT)


@pytest.mark.parametrize(
    "path", ["flow?x=1", "tables/zones.csv?zone=mars", "figures/none", "plan?budget=0", "no"]
)
def test_problems_have_their_schema(client: TestClient, path: str) -> None:
    """An error has the form of the problem document."""
    fits(client.get(f"{API}/{path}").json(), {"$ref": "#/components/schemas/problem"}, DOCUMENT)


def test_levers_are_described_with_their_limits() -> None:
    """Each lever is a parameter with its limits; with a default where that is no setting."""
    described = {
        parameter["name"]: parameter["schema"]
        for parameter in DOCUMENT["paths"][f"{API}/flow"]["get"]["parameters"]
        if parameter["in"] == "query"
    }
    assert list(described) == list(flow.LEVERS)
    for name, schema in described.items():
        lever = flow.LEVERS[name]
        assert (schema["minimum"], schema["maximum"]) == (lever.minimum, lever.maximum)
        assert schema.get("default") == (lever.default if lever.link == "exact" else None)


def test_schemas_follow_the_descriptor() -> None:
    """Types, limits, lists and gaps of a table's columns come from the descriptor."""
    schema = DOCUMENT["components"]["schemas"]["table_district_statistics"]["properties"]
    assert schema["value"]["type"] == ["number", "null"]
    assert schema["year"]["type"] == ["integer", "null"]
    assert schema["district"]["pattern"] == "^(^500[0-9]{3}$)$"
    assert schema["confidence"]["enum"] == ["high", "medium", "low"]
    assert None in schema["missing"]["enum"]
    assert len([n for n in DOCUMENT["components"]["schemas"] if n.startswith("table_")]) == len(
        [r for r in data.descriptor()["resources"] if data.is_table(r)]
    )
