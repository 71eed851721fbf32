"""Who may come in, from where, and who may show us in a frame: ASGI middleware around all else."""

import asyncio
import re
import time
from collections.abc import Callable, Iterable
from http import HTTPStatus
from typing import Final
from urllib.parse import parse_qs

import streamlit as st
from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send
from streamlit.web.server.starlette.starlette_websocket import is_host_allowed

from cqvet import api
from cqvet.base import settings
from cqvet.base.asgi import Between

POLICY: Final = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
    "style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
    "connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; object-src 'none'; "
    "base-uri 'self'; form-action 'self'; frame-ancestors 'self'"
)
HEADERS: Final = {
    b"content-security-policy": POLICY.encode(),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
SECURE: Final = re.compile(rb";\s*secure\s*(;|$)", re.IGNORECASE)
ONLY_TLS: Final = {b"strict-transport-security": b"max-age=31536000"}
FOREVER: Final = {b"cache-control": b"public, max-age=31536000, immutable"}
HASHED: Final = re.compile(r"/(app/static|geometry|parts)/\w+\.[0-9a-f]{8}\.js(on)?$")

HOST: Final = re.compile(r"([\w.-]+|\[[0-9A-Fa-f:.]+\])(:\d{1,5})?")
LOOPBACK: Final = frozenset({"localhost", "127.0.0.1", "[::1]"})
FRAMER: Final = re.compile(r"https?://(\*\.)?[\w.-]+(:\d{1,5})?")
SECONDS: Final = 60.0
"""So long may the body of a request take to arrive."""


class SecurityHeaders:
    """ASGI middleware: the same headers on every answer; nothing may be loaded from elsewhere.

    A file with a hash in its name never changes, so browsers may keep it. Over TLS, which a proxy
    may have ended, browsers stay with TLS and cookies travel by it alone. An embedded view
    (`embed=true`) may be framed by the hosts of `CQVET_EMBED_HOSTS`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                secure = scope.get("scheme") == "https"
                ours = HEADERS | (FOREVER if HASHED.search(scope["path"]) else {})
                ours |= _framed(scope) | (ONLY_TLS if secure else {})
                theirs = [pair for pair in message["headers"] if pair[0].lower() not in ours]
                message["headers"] = [*(_by_tls(theirs) if secure else theirs), *ours.items()]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


def _framed(scope: Scope) -> dict[bytes, bytes]:
    """The policy of an embedded view."""
    asked = parse_qs(scope["query_string"].decode("latin-1")).get("embed", [""])[-1]
    if asked != "true" or not settings.EMBED_HOSTS:
        return {}
    return {b"content-security-policy": " ".join((POLICY, *settings.EMBED_HOSTS)).encode()}


def _by_tls(headers: Iterable[tuple[bytes, bytes]]) -> list[tuple[bytes, bytes]]:
    """The headers, cookies marked to travel by TLS alone."""
    return [
        (name, value + b"; Secure" * (name.lower() == b"set-cookie" and not SECURE.search(value)))
        for name, value in headers
    ]


class OwnHosts:
    """ASGI middleware: who asks has to name one host, of `server.allowedHosts` where that is set.

    The machine itself may always ask, for whoever watches it does so by its loopback address.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self.app(scope, receive, send)
            return
        named = Headers(scope=scope).getlist("host")
        if len(named) != 1 or not HOST.fullmatch(named[0]):
            said = "Name one host, as HTTP asks for."
            refusal = api.ProblemError(HTTPStatus.BAD_REQUEST, "malformed_host", said)
        elif not is_host_allowed(named[0]) and _name(named[0]) not in LOOPBACK:
            said = "This site does not live at that host."
            refusal = api.ProblemError(HTTPStatus.MISDIRECTED_REQUEST, "foreign_host", said)
        else:
            await self.app(scope, receive, send)
            return
        await _refuse(refusal, scope, receive, send)


def _name(host: str) -> str:
    return re.sub(r":\d+$", "", host.lower())


class OwnSockets(Between):
    """ASGI middleware: websockets are for pages of this site, and of `server.corsAllowedOrigins`.

    Where a page of another site asks, Streamlit asks an outside service for its own address, and
    all readers wait meanwhile. So it is judged here, and Streamlit does not learn the origin.
    """

    kind = "websocket"

    async def act(self, scope: Scope, receive: Receive, send: Send) -> None:
        if all(map(_is_ours(scope), Headers(scope=scope).getlist("origin"))):
            headers = [pair for pair in scope["headers"] if pair[0] != b"origin"]
            await self.app({**scope, "headers": headers}, receive, send)
        else:
            status = HTTPStatus.FORBIDDEN
            refusal = api.ProblemError(status, "foreign_origin", "A page of another site asks.")
            await _refuse(refusal, scope, receive, send)


def _is_ours(scope: Scope) -> Callable[[str], bool]:
    """Whether an origin is the address that is asked, or one that the site has allowed."""
    host = Headers(scope=scope).get("host", "").lower()
    own = {f"{scheme}://{host}" for scheme in ("http", "https")}
    allowed = {origin.strip().lower() for origin in st.get_option("server.corsAllowedOrigins")}
    everyone = not st.get_option("server.enableCORS")
    return lambda origin: everyone or origin.lower() in own | allowed


async def _refuse(refusal: Exception, scope: Scope, receive: Receive, send: Send) -> None:
    """Answer with a problem, also before a websocket is opened."""
    if scope["type"] == "http" or "websocket.http.response" in scope.get("extensions", {}):
        await api.answer(refusal)(scope, receive, send)
    else:
        await send({"type": "websocket.close", "code": 1008})


class InTime:
    """ASGI middleware: a body arrives within `SECONDS`, or is refused (408)."""

    def __init__(self, app: ASGIApp, seconds: float = SECONDS) -> None:
        self.app = app
        self.seconds = seconds

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        until = time.monotonic() + self.seconds
        arrived = False

        async def in_time() -> Message:
            nonlocal arrived
            if arrived:
                return await receive()
            try:
                message = await asyncio.wait_for(receive(), until - time.monotonic())
            except TimeoutError:
                arrived = True
                status, said = HTTPStatus.REQUEST_TIMEOUT, "The body did not arrive in time."
                raise api.ProblemError(status, "slow_body", said) from None
            arrived = not message.get("more_body")
            return message

        await self.app(scope, in_time if scope["type"] == "http" else receive, send)


def wrong() -> list[str]:
    """What `CQVET_EMBED_HOSTS` names that is no address of a site."""
    return [host for host in settings.EMBED_HOSTS if not FRAMER.fullmatch(host)]
