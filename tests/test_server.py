"""The server beside the pages: alive, ready, safe headers, a start that a damaged table stops."""

import asyncio
import gc
import importlib
import importlib.metadata
import re
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response, StreamingResponse
from starlette.routing import Route
from starlette.testclient import TestClient
from streamlit import config

from cqvet import arrival, data, gate, server
from cqvet.schema import DataError, DataFault
from cqvet.ui.script import SERVED
from tests.conftest import ROOT


async def broken(_request: Request) -> Response:
    return PlainTextResponse("no", status_code=500)


async def bare(_request: Request) -> Response:
    answer = Response(status_code=416, headers={"content-range": "bytes */1"})
    answer.set_cookie("a", "1", path=None)
    answer.set_cookie("b", "2", path=None)
    return answer


async def raising(_request: Request) -> Response:
    raise RuntimeError("a secret")


async def late(_request: Request) -> Response:
    async def content() -> AsyncIterator[bytes]:
        yield b"a"
        raise RuntimeError("too late")

    return StreamingResponse(content())


@pytest.fixture
def client() -> TestClient:
    """The routes and the middleware of the server, without Streamlit."""
    paths = {"/broken": broken, "/bare": bare, "/raising": raising, "/late": late}
    routes = [*server.routes(), *(Route(path, answer) for path, answer in paths.items())]
    return TestClient(Starlette(routes=routes, middleware=list(server.middleware())))


def test_healthz(client: TestClient) -> None:
    """The server says that it is alive."""
    answer = client.get("/healthz")
    assert (answer.status_code, answer.text) == (200, "ok")


def test_readyz(client: TestClient) -> None:
    """The server says that its data are loaded, and which."""
    answer = client.get("/readyz")
    assert answer.status_code == 200
    assert answer.json() == {"status": "ready", "data_version": data.version()}


def test_the_api_answers_without_its_last_slash(client: TestClient) -> None:
    """Who leaves it out is led to the list of addresses."""
    answer = client.get("/api/v1")
    assert answer.url.path == "/api/v1/"
    assert answer.json()["addresses"]


@pytest.mark.parametrize("path", ["/healthz", "/readyz", "/broken", "/nowhere"])
def test_every_answer_has_the_headers(client: TestClient, path: str) -> None:
    """Errors carry the same security headers as answers, each once."""
    headers = client.get(path).headers
    for name, value in gate.HEADERS.items():
        assert headers.get_list(name.decode()) == [value.decode()]


def test_the_policy_lets_nothing_in_from_elsewhere() -> None:
    """The content security policy names no other host, and allows no plug-in."""
    policy = gate.HEADERS[b"content-security-policy"].decode()
    rules = dict(rule.split(" ", 1) for rule in policy.split("; "))
    assert rules["default-src"] == "'self'"
    assert rules["object-src"] == "'none'"
    for rule in rules.values():
        words = set(rule.split())
        assert words <= {
            *("'self'", "'none'", "'unsafe-inline'", "'unsafe-eval'"),
            *("blob:", "data:", "ws:", "wss:"),
        }


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("POST", "/healthz", 405),
        ("PUT", "/readyz", 405),
        ("DELETE", "/metrics", 405),
        ("OPTIONS", "/overview", 405),
        ("GET", "/nowhere", 404),
        ("GET", "/broken", 500),
        ("GET", "/bare", 416),
        ("GET", "/raising", 500),
    ],
)
def test_every_refusal_is_a_problem_document(
    client: TestClient, method: str, path: str, status: int
) -> None:
    """Also those of the router and of Streamlit, and what failed; other headers stay."""
    answer = client.request(method, path)
    assert answer.headers.get_list("content-type") == ["application/problem+json"]
    assert (answer.status_code, answer.json()["status"]) == (status, status)
    assert answer.headers["content-length"] == str(len(answer.content))
    assert (status == 405) == ("allow" in answer.headers)
    assert (status == 416) == (answer.headers.get("content-range") == "bytes */1")
    assert (status == 416) == (
        answer.headers.get_list("set-cookie") == ["a=1; SameSite=lax", "b=2; SameSite=lax"]
    )


def test_a_failure_is_logged_once_and_not_told(
    client: TestClient, caplog: pytest.LogCaptureFixture
) -> None:
    """The reader gets no word of it."""
    answer = client.get("/raising")
    assert "a secret" not in answer.text
    assert caplog.text.count("RuntimeError: a secret") == 1


def test_an_answer_that_breaks_off_is_no_second_answer(client: TestClient) -> None:
    """What fails after its first bytes ends there."""
    with pytest.raises(RuntimeError, match="too late"):
        client.get("/late")


def start() -> None:
    """Do what the server does before its first reader."""
    app = st.App(ROOT / "cqvet" / "shell.py")

    async def enter() -> None:
        async with server.lifespan(app):
            pass

    asyncio.run(enter())


def test_the_start_loads_the_data_and_freezes_the_heap() -> None:
    """After the start the tables are there and the objects so far are not collected any more."""
    gc.unfreeze()
    try:
        start()
        assert gc.get_freeze_count() > 10_000
    finally:
        gc.unfreeze()


def test_a_damaged_table_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """The start fails, and the log names file, row, column and what was expected."""
    fault = DataFault("zones.csv", 2, "lon", "east", "a value of type number")

    def damaged() -> None:
        raise DataError([fault])

    monkeypatch.setattr(data, "load", damaged)
    with pytest.raises(SystemExit) as raised:
        start()
    assert raised.value.code == 1
    assert str(fault) in caplog.text


@pytest.mark.slow
def test_a_server_with_a_damaged_table_does_not_stay_up(tmp_path: Path) -> None:
    """`streamlit run` on a copy with one wrong cell ends with the message and serves no page."""
    for name in (".streamlit", "cqvet", "data", "pages"):
        shutil.copytree(ROOT / name, tmp_path / name)
    shutil.copy(ROOT / "app.py", tmp_path)
    table = tmp_path / "data" / "zones.csv"
    table.write_text(table.read_text("utf-8").replace("106.3657", "east"), "utf-8")
    command = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", "0"]
    ended = subprocess.run(
        command, cwd=tmp_path, capture_output=True, text=True, timeout=60, check=False
    )
    said = ended.stdout + ended.stderr
    assert "zones.csv, row 1, column lon: found 'east', expected a value of type number" in said
    assert ended.returncode != 0


def test_streamlit_is_pinned() -> None:
    """The installed Streamlit is the one of requirements.txt, which hidden options depend on."""
    pinned = re.search(r"(?m)^streamlit\[.*\]==(\S+)$", (ROOT / "requirements.txt").read_text())
    assert pinned
    assert importlib.metadata.version("streamlit") == pinned[1]


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("runner.postScriptGC", False),
        ("global.minCachedMessageSize", 500),
        ("browser.gatherUsageStats", False),
        ("client.showErrorDetails", "none"),
        ("server.enableStaticServing", True),
        ("server.port", 8501),
    ],
)
def test_streamlit_still_knows_the_options(option: str, value: object) -> None:
    """Options that the product relies on exist in this Streamlit and are set in config.toml."""
    assert option in config._config_options_template
    assert st.get_option(option) == value


def test_the_door_is_an_app() -> None:
    """`app.py` holds a Streamlit app whose script is the shell."""
    import app  # noqa: PLC0415

    assert isinstance(app.app, st.App)
    assert (Path(app.__file__).parent / "cqvet" / "shell.py").exists()


def test_the_scripts_of_components_are_kept_by_the_browser(client: TestClient) -> None:
    """What draws prose, terms and the search is fetched once: each name has its content's hash."""
    for name in ("prose", "header", "terms"):
        importlib.import_module(f"cqvet.ui.{name}")
    parts = {"parts/prose", "parts/field", "parts/terms"}
    assert {address.split(".")[0] for address in SERVED} == parts
    for address, content in SERVED.items():
        answer = client.get(f"/{address}")
        assert answer.headers["content-type"].startswith("text/javascript")
        assert "immutable" in answer.headers["cache-control"]
        assert answer.text == content
    assert client.get("/parts/nothing.js").status_code == 404


def test_the_document_that_arrives_first_is_ours() -> None:
    """Our name, API and words for a browser without scripts; no font that no page uses."""
    found = arrival.document()
    assert "<title>重庆职教</title>" in found
    assert 'href="./api/v1/openapi.json"' in found
    assert 'lang="zh-Hans"' in found
    assert 'as="font"' not in found
    assert found.index("cqvetWidth") < found.index("</head>")
