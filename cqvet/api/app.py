"""The routes of the API as an application of its own, which the server mounts."""

from collections.abc import Sequence
from typing import Final

from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cqvet import press
from cqvet.api import (
    figures,
    metrics,
    models,
    needs,
    openapi,
    package,
    pictures,
    profiles,
    report,
    search,
    tables,
    validate,
)
from cqvet.api.problems import ProblemError, fontless, problem

NOWHERE: Final = "/api/v1/{unknown}"


def routes(base: str = "") -> Sequence[BaseRoute]:
    """The API and the metrics: at the root, and below the base path where there is one."""
    base = f"/{base.strip('/')}" if base.strip("/") else ""
    app = application(base)
    mounts = [Mount(f"{path}/api", app) for path in dict.fromkeys(("", base))]
    slashed = [Route(f"{path}/api/v1", to_list) for path in dict.fromkeys(("", base))]
    return [Route("/metrics", metrics.metrics), *slashed, *mounts]


async def to_list(request: Request) -> Response:
    """The list of addresses, asked for without its last slash."""
    return RedirectResponse(f"{request.url.path}/")


def application(base: str = "") -> Starlette:
    """The API of a site that lives at a base path ("" or "/cqvet")."""
    app = Starlette(
        routes=[
            Route("/v1/", openapi.listed),
            Route("/v1/datapackage.json", package.descriptor),
            Route("/v1/datapackage.zip", package.whole),
            Route("/v1/geometry/{name}.geojson", package.geometry),
            Route("/v1/tables/{file}", tables.table),
            Route("/v1/pictures/{file}", pictures.picture),
            Route("/v1/figures", figures.figures),
            Route("/v1/figures/{id:path}", figures.one),
            Route("/v1/search", search.searched),
            Route("/v1/profiles/{kind}/{id}", profiles.profiled),
            Route("/v1/flow", models.flows),
            Route("/v1/match", models.match, methods=["GET", "POST"]),
            Route("/v1/plan", models.planned, methods=["GET", "POST"]),
            Route("/v1/needs", needs.matched, methods=["POST"]),
            Route("/v1/report", report.reported, methods=["POST"]),
            Route("/v1/validate/{table}", validate.checked, methods=["POST"]),
            Route("/v1/openapi.json", openapi.described),
        ],
        middleware=[Middleware(Labelled), Middleware(OpenReads)],
        exception_handlers={
            **dict.fromkeys((ProblemError, HTTPException, Exception), problem),
            press.FontError: fontless,
        },
    )
    app.state.base = base
    app.router.redirect_slashes = False
    return app


class Labelled:
    """ASGI middleware: tells the metrics which of our routes was asked."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        try:
            await self.app(scope, receive, send)
        finally:
            route = scope.get("route")
            scope[metrics.LABEL] = f"/api{route.path}" if isinstance(route, Route) else NOWHERE


READS: Final = ("GET", "HEAD")
OPEN: Final = {
    b"access-control-allow-origin": b"*",
    b"access-control-expose-headers": b"ETag, Retry-After",
}
PREFLIGHT: Final = {
    "access-control-allow-origin": "*",
    "access-control-allow-methods": ", ".join(READS),
    "access-control-allow-headers": "If-None-Match",
    "access-control-max-age": "86400",
}


class OpenReads:
    """ASGI middleware: answers what browsers ask before a read, and opens every read.

    Reads are open to pages of every other site; posts are not.
    """

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def opened(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *OPEN.items()]
            await send(message)

        if scope["method"] == "OPTIONS":
            await Response(status_code=204, headers=PREFLIGHT)(scope, receive, send)
        else:
            await self.app(scope, receive, opened if scope["method"] in READS else send)
