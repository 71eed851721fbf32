"""The counts for whoever watches the server."""

import re

from starlette.testclient import TestClient

from cqvet import data
from tests.api.conftest import API


def count(client: TestClient, route: str, status: int) -> int:
    """How many requests of a route have ended so."""
    text = client.get("/metrics").text
    found = re.search(
        rf'cqvet_request_seconds_count{{route="{re.escape(route)}",status="{status}"}} (\d+)', text
    )
    return int(found[1]) if found else 0


def test_requests_are_counted_by_template_and_status(client: TestClient) -> None:
    """Ids, unknown paths and query strings make no new label."""
    asked = [
        ("figures/layout_match_rate", "/api/v1/figures/{id:path}", 200),
        ("figures/nothing", "/api/v1/figures/{id:path}", 404),
        ("tables/zones.csv?x=1", "/api/v1/tables/{file}", 400),
        ("no/such/path", "/api/v1/{unknown}", 404),
    ]
    for path, route, status in asked:
        before = count(client, route, status)
        client.get(f"{API}/{path}")
        assert count(client, route, status) == before + 1
    text = client.get("/metrics").text
    assert "nothing" not in text
    assert "such" not in text


def test_what_is_not_the_api_is_counted_too(client: TestClient) -> None:
    """Probes have their own label, all else is a page."""
    for path, route, status in (("/healthz", "/healthz", 200), ("/nowhere", "page", 404)):
        before = count(client, route, status)
        client.get(path)
        assert count(client, route, status) == before + 1


def test_the_text_is_that_of_prometheus(client: TestClient) -> None:
    """The version of the data is told, in the format that the header names."""
    answer = client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=0.0.4")
    assert f'cqvet_data_info{{version="{data.version()}"}} 1.0' in answer.text
