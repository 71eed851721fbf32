"""The routes and the middleware of the server, without Streamlit."""

from typing import Any

import pytest
from jsonschema import Draft202012Validator
from starlette.applications import Starlette
from starlette.testclient import TestClient

from cqvet import server
from cqvet.api import openapi

API = "/api/v1"


@pytest.fixture(scope="session")
def client() -> TestClient:
    """A client that gets the answer to an error of ours instead of its trace."""
    app = Starlette(routes=list(server.routes()), middleware=list(server.middleware()))
    return TestClient(app, raise_server_exceptions=False)


@pytest.fixture(scope="session")
def document() -> dict[str, Any]:
    return openapi.document("https://example.org")


def fits(content: Any, schema: dict[str, Any], document: dict[str, Any]) -> None:
    """Assert that a content has the form that the description gives it."""
    whole = {**schema, "components": document["components"]}
    faults = [e.message[:300] for e in Draft202012Validator(whole).iter_errors(content)]
    assert faults[:3] == []


def wrong(answer: Any) -> list[tuple[str, str]]:
    """Name and code of each error of a problem document."""
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["status"] == answer.status_code
    return [(error["name"], error["code"]) for error in answer.json()["errors"]]
