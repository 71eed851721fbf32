"""Websockets: pages of this site open them, others do not, and nobody outside is asked."""

import httpx
import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.routing import WebSocketRoute
from starlette.testclient import TestClient, WebSocketDenialResponse
from starlette.websockets import WebSocket

from cqvet import server

HOST = "testserver"


async def echo(socket: WebSocket) -> None:
    """What Streamlit learns of the origin of a page."""
    await socket.accept()
    await socket.send_json(socket.headers.get("origin"))


@pytest.fixture
def client() -> TestClient:
    routes = [WebSocketRoute("/_stcore/stream", echo)]
    return TestClient(Starlette(routes=routes, middleware=list(server.middleware())))


def ask(client: TestClient, *origins: str) -> None:
    """Ask for a websocket as a page of an origin does; raises where it is refused."""
    headers = httpx.Headers([("origin", origin) for origin in origins])
    with client.websocket_connect("/_stcore/stream", headers=headers) as found:
        assert found.receive_json() is None


@pytest.mark.parametrize(
    "origins", [(), (f"http://{HOST}",), (f"https://{HOST}",), ("HTTP://TestServer",)]
)
def test_pages_of_this_site_open_a_session(client: TestClient, origins: tuple[str, ...]) -> None:
    """By http and https; a program that names no origin as well."""
    ask(client, *origins)


@pytest.mark.parametrize(
    "origins",
    [
        ("https://example.org",),
        ("null",),
        ("",),
        ("http://localhost",),
        ("http://127.0.0.1",),
        (f"http://{HOST}:8080",),
        (f"http://{HOST}.example.org",),
        (f"http://example.org/{HOST}",),
        (f"http://user@{HOST}",),
        (f"ftp://{HOST}",),
        ("http://[",),
        (f"http://{HOST}", "https://example.org"),
    ],
)
def test_pages_of_other_sites_do_not(client: TestClient, origins: tuple[str, ...]) -> None:
    """Another host, another port, something that only looks like this one: 403, and why."""
    with pytest.raises(WebSocketDenialResponse) as refused:
        ask(client, *origins)
    assert refused.value.status_code == 403
    assert refused.value.headers["content-type"] == "application/problem+json"
    assert refused.value.json()["code"] == "foreign_origin"


@pytest.mark.parametrize(
    ("option", "value"),
    [("server.corsAllowedOrigins", ["https://example.org "]), ("server.enableCORS", False)],
)
def test_whoever_runs_the_site_may_allow_others(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, option: str, value: object
) -> None:
    """By the settings of Streamlit itself."""
    known = st.get_option
    monkeypatch.setattr(st, "get_option", lambda name: value if name == option else known(name))
    ask(client, "https://example.org")
