"""Who may come in, from where, in time, and who may show us in a frame."""

import asyncio
from collections.abc import Iterator

import pytest
import streamlit as st
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route
from starlette.testclient import TestClient
from starlette.types import Message, Receive, Scope, Send

from cqvet import gate, server
from cqvet.base import settings

SITE = "example.org"


async def page(_request: Request) -> Response:
    answer = PlainTextResponse("page")
    answer.set_cookie("ours", "1")
    answer.set_cookie("safe", "1", secure=True)
    return answer


async def length(request: Request) -> Response:
    return PlainTextResponse(str(len(await request.body())))


APP = Starlette(
    routes=[Route("/page", page), Route("/length", length, methods=["POST"])],
    middleware=list(server.middleware()),
)


def client(scheme: str = "http") -> TestClient:
    return TestClient(APP, f"{scheme}://{SITE}")


def framers(answer: Response) -> str:
    """Who may frame an answer."""
    policy: str = answer.headers["content-security-policy"]
    return policy.partition("frame-ancestors ")[2]


def test_only_the_site_frames_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    """An embedded view may be framed by the hosts of the setting too, and nothing else may."""
    hosts = ("https://school.example", "https://*.example.net")
    for allowed in ((), hosts):
        monkeypatch.setattr(settings, "EMBED_HOSTS", allowed)
        assert framers(client().get("/page")) == "'self'"
        assert framers(client().get("/page?embed=false&x=embed=true")) == "'self'"
        embedded = client().get("/page?lang=en&embed=true")
        assert framers(embedded) == " ".join(("'self'", *allowed))


@pytest.mark.parametrize(
    "host", ["example.org", "https://a.org/path", "https://a.org;", "*", "'unsafe-inline'"]
)
def test_an_embed_host_that_is_no_site_stops_the_start(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, host: str
) -> None:
    """A mistyped host could change the policy; the log names it."""
    monkeypatch.setattr(settings, "EMBED_HOSTS", ("https://a.org", host))

    async def enter() -> None:
        async with server.lifespan(st.App("app.py")):
            pass

    with pytest.raises(SystemExit):
        asyncio.run(enter())
    assert caplog.messages == [f"CQVET_EMBED_HOSTS: no address such as https://example.org: {host}"]


def test_over_tls_browsers_stay_with_it() -> None:
    """HSTS and `Secure` come over TLS, each once, and never without."""
    plain, safe = client("http").get("/page"), client("https").get("/page")
    assert "strict-transport-security" not in plain.headers
    assert safe.headers.get_list("strict-transport-security") == ["max-age=31536000"]
    ours, marked = "ours=1; Path=/; SameSite=lax", "safe=1; Path=/; SameSite=lax; Secure"
    assert plain.headers.get_list("set-cookie") == [ours, marked]
    assert safe.headers.get_list("set-cookie") == [f"{ours}; Secure", marked]


@pytest.fixture
def named() -> Iterator[None]:
    """A site that has said where it lives."""
    before = st.get_option("server.allowedHosts")
    st.config.set_option("server.allowedHosts", [SITE, "*.example.net"])
    yield
    st.config.set_option("server.allowedHosts", before)


@pytest.mark.usefixtures("named")
@pytest.mark.parametrize(
    ("host", "status"),
    [
        (SITE, 200),
        (f"{SITE}:8080", 200),
        ("a.example.net", 200),
        ("127.0.0.1:8501", 200),
        ("[::1]:8501", 200),
        ("evil.org", 421),
        (f"{SITE}.evil.org", 421),
        ("127.0.0.1.evil.org", 421),
        (f"{SITE}@evil.org", 400),
        (f"{SITE}/x", 400),
        ("", 400),
    ],
)
def test_a_site_answers_by_its_name(host: str, status: int) -> None:
    """Its hosts and the machine itself are served; any other gets a problem, nothing else."""
    answer = client().get("/page", headers={"host": host})
    assert answer.status_code == status
    assert (answer.text == "page") == (status == 200)
    assert framers(answer) == "'self'"


def test_without_a_name_every_host_is_served() -> None:
    """But it has to be a host."""
    hosts = {"evil.org": 200, "evil.org:80": 200, 'a"b': 400, "a b": 400, "a,b": 400}
    found = {host: client().get("/page", headers={"host": host}).status_code for host in hosts}
    assert found == hosts


def test_a_body_that_does_not_come_is_refused() -> None:
    """Its client gets a problem when the time is up; what came before does not gain any."""
    sent: list[Message] = []
    coming: list[Message] = [{"type": "http.request", "body": b"a", "more_body": True}]

    async def receive() -> Message:
        return coming.pop() if coming else await asyncio.Future()

    async def send(message: Message) -> None:
        sent.append(message)

    async def app(scope: Scope, receive: Receive, send: Send) -> None:
        await APP.middleware_stack(scope, receive, send)  # type: ignore[misc]

    scope = {
        "type": "http",
        "method": "POST",
        "path": "/length",
        "headers": [(b"host", SITE.encode())],
        "query_string": b"",
    }
    asyncio.run(gate.InTime(app, seconds=0)(scope, receive, send))
    assert sent[0]["status"] == 408
    assert b'"slow_body"' in sent[1]["body"]


def test_a_body_that_comes_is_read_and_waited_for_no_more() -> None:
    """After its last byte a handler may wait for the client to go as long as it likes."""
    assert client().post("/length", content=b"abc").text == "3"
