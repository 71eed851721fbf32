"""What the server does besides pages: warm start, security headers, errors that reach no reader."""

import gc
import logging
import re
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from http import HTTPStatus
from typing import Any, Final

import streamlit as st
from starlette.datastructures import Headers
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cqvet import api, data, work
from cqvet.i18n import LANGS, Text, catalogue, guess
from cqvet.lost import Lost
from cqvet.registry import EVERY, PAGES
from cqvet.reopened import Reopened
from cqvet.schema import DataError
from cqvet.ui.layout import tips
from cqvet.ui.script import SERVED

log = logging.getLogger("cqvet")

HEADERS: Final = {
    b"content-security-policy": (
        b"default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval' blob:; "
        b"style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; "
        b"connect-src 'self' ws: wss: data: blob:; worker-src 'self' blob:; object-src 'none'; "
        b"base-uri 'self'; form-action 'self'"
    ),
    b"x-content-type-options": b"nosniff",
    b"referrer-policy": b"same-origin",
    b"permissions-policy": b"camera=(), microphone=(), geolocation=()",
}
FOREVER: Final = {b"cache-control": b"public, max-age=31536000, immutable"}
HASHED: Final = re.compile(r"/(app/static|geometry|parts)/\w+\.[0-9a-f]{8}\.js(on)?$")


class SecurityHeaders:
    """ASGI middleware: the same headers on every answer; nothing may be loaded from elsewhere.

    A file with a hash in its name never changes, so browsers may keep it.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                ours = HEADERS | (FOREVER if HASHED.search(scope["path"]) else {})
                theirs = [pair for pair in message["headers"] if pair[0].lower() not in ours]
                message["headers"] = [*theirs, *ours.items()]
            await send(message)

        await self.app(scope, receive, with_headers if scope["type"] == "http" else send)


class OwnSockets:
    """ASGI middleware: websockets are for pages of this site, and of `server.corsAllowedOrigins`.

    Where a page of another site asks, Streamlit asks an outside service for its own address, and
    all readers wait meanwhile. So it is judged here, and Streamlit does not learn the origin.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "websocket":
            await self.app(scope, receive, send)
        elif all(map(_is_ours(scope), Headers(scope=scope).getlist("origin"))):
            headers = [pair for pair in scope["headers"] if pair[0] != b"origin"]
            await self.app({**scope, "headers": headers}, receive, send)
        elif "websocket.http.response" in scope.get("extensions", {}):
            status = HTTPStatus.FORBIDDEN
            refusal = api.ProblemError(status, "foreign_origin", "A page of another site asks.")
            await api.answer(refusal)(scope, receive, send)
        else:
            await send({"type": "websocket.close", "code": 1008})


def _is_ours(scope: Scope) -> Callable[[str], bool]:
    """Whether an origin is the address that is asked, or one that the site has allowed."""
    host = Headers(scope=scope).get("host", "").lower()
    own = {f"{scheme}://{host}" for scheme in ("http", "https")}
    allowed = {origin.strip().lower() for origin in st.get_option("server.corsAllowedOrigins")}
    everyone = not st.get_option("server.enableCORS")
    return lambda origin: everyone or origin.lower() in own | allowed


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Load and validate all data before the first reader; a damaged table stops the start."""
    try:
        data.load()
    except DataError as error:
        log.critical("The data cannot be used:\n%s", error)
        raise SystemExit(1) from error
    work.pool().start()
    for lang in LANGS:
        catalogue(lang)
    for page in EVERY:
        page.warm()
    gc.collect()
    gc.freeze()
    yield {}


def on_script_error(error: Exception) -> bool:
    """Log the error; show the reader a sentence in his language instead of a trace."""
    log.error("A page failed", exc_info=error)
    t = Text(st.session_state.get("lang") or guess(st.context.locale))
    st.error(t("frame.failed"))
    return True


async def healthz(_request: Request) -> Response:
    """Alive."""
    return PlainTextResponse("ok")


async def readyz(_request: Request) -> Response:
    """Data loaded and validated."""
    return JSONResponse({"status": "ready", "data_version": data.version()})


async def outlines(request: Request) -> Response:
    """The districts with what the map says of them under the pointer."""
    if not request.url.path.endswith(tips.address()):
        return PlainTextResponse("Not Found", 404)
    return Response(tips.geometry(), media_type="application/geo+json")


async def first_page(request: Request) -> Response:
    """The first page has the bare address; its own name leads there."""
    home = request.url.path.rsplit("/", 1)[0]
    return RedirectResponse(f"{home}/?{request.url.query}".rstrip("?"))


async def drawing(request: Request) -> Response:
    """The script of a component of ours."""
    script = SERVED.get(f"parts/{request.path_params['name']}")
    if script is None:
        return PlainTextResponse("Not Found", 404)
    return Response(script, media_type="text/javascript")


def prefix() -> str:
    """The base path of the site: empty, or with a slash before it and none behind."""
    base = str(st.get_option("server.baseUrlPath")).strip("/")
    return f"/{base}" if base else ""


# Streamlit reads an upload before its size is known; no part of one is to touch the disk.
MultiPartParser.spool_max_size = 2 * int(st.get_option("server.maxUploadSize")) * 1_000_000


def routes() -> Sequence[BaseRoute]:
    return [
        Route("/healthz", healthz),
        Route("/readyz", readyz),
        Route(f"{prefix()}/{PAGES[0].id}", first_page),
        Route(f"{prefix()}/parts/{{name}}", drawing),
        Route(f"{prefix()}/geometry/{{name}}", outlines),
        *api.routes(st.get_option("server.baseUrlPath")),
    ]


def middleware() -> Sequence[Middleware]:
    # A page of ours for an unknown address is no refusal, so it is made outside of these.
    return [
        Middleware(SecurityHeaders),
        Middleware(api.Metered),
        Middleware(Lost, prefix=prefix()),
        Middleware(api.Refusals),
        Middleware(OwnSockets),
        Middleware(Reopened),
    ]
