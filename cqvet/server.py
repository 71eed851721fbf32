"""What the server does besides pages: warm start, routes, errors that reach no reader."""

import asyncio
import logging
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st
from starlette.formparsers import MultiPartParser
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Route

from cqvet import api, arrival, data, gate, kept, meters, work
from cqvet.actions import Actions
from cqvet.base import memory
from cqvet.i18n import LANGS, Text, catalogue, guess, lacking
from cqvet.lost import Lost
from cqvet.pictures.maps import base
from cqvet.registry import EVERY, PAGES
from cqvet.reopened import Reopened
from cqvet.schema import DataError
from cqvet.subjects import mounted
from cqvet.ui.layout import tips
from cqvet.ui.script import SERVED

log = logging.getLogger("cqvet")


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any]]:
    """Load and validate all data before the first reader; a damaged table stops the start."""
    meters.write_lines()
    if wrong := gate.wrong():
        said = "CQVET_EMBED_HOSTS: no address such as https://example.org: %s"
        log.critical(said, ", ".join(wrong))
        raise SystemExit(1)
    try:
        data.check()
    except DataError as error:
        log.critical("The data cannot be used:\n%s", error)
        raise SystemExit(1) from error
    if faults := unreadable():
        log.critical("The words cannot be used:\n%s", "\n".join(faults))
        raise SystemExit(1)
    for path in base.STATIC.iterdir():
        kept.content(path)
    work.pool().start()
    for page in EVERY:
        page.warm()
    mounted.students()
    tips.address()
    memory.settle()
    yield {}


def on_script_error(error: Exception) -> bool:
    """Log the error; show the reader a sentence in his language instead of a trace."""
    meters.FAILURES.inc()
    log.error("A page failed", exc_info=error)
    t = Text(st.session_state.get("lang") or guess(st.context.locale))
    st.error(t("frame.failed"))
    return True


async def healthz(_request: Request) -> Response:
    """Alive."""
    return PlainTextResponse("ok")


def unreadable() -> list[str]:
    """What is wrong with the catalogues, a file a line."""
    faults = []
    for lang in LANGS:
        try:
            catalogue(lang)
        except (ValueError, OSError) as error:
            faults.append(f"locale/{lang}: {error}")
    if faults:
        return faults
    return [f"{file} lacks {', '.join(keys)}" for file, keys in lacking().items()]


async def readyz(_request: Request) -> Response:
    """Data loaded and validated; which files have been lost since, though they are still served."""
    lost = await asyncio.to_thread(lambda: dict(kept.changed()))
    status = {"status": "degraded", "files": lost} if lost else {"status": "ready"}
    return JSONResponse({**status, "data_version": data.version()})


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
        *arrival.routes(prefix()),
        *api.routes(st.get_option("server.baseUrlPath")),
    ]


def middleware() -> Sequence[Middleware]:
    # A page of ours for an unknown address is no refusal, so it is made outside of these.
    return [
        Middleware(gate.SecurityHeaders),
        Middleware(api.Metered),
        Middleware(gate.OwnHosts),
        Middleware(Lost, prefix=prefix()),
        Middleware(api.Refusals),
        Middleware(gate.InTime),
        Middleware(gate.OwnSockets),
        Middleware(Actions),
        Middleware(Reopened),
    ]
