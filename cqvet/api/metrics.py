"""Requests as whoever watches the server sees them: counted, timed, one line of the log each.

Only the templates of our own routes are labels, so that nobody can make new ones by asking;
everything that Streamlit serves is `page`.
"""

import time
from typing import Final

from prometheus_client import generate_latest
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Message, Receive, Scope, Send

from cqvet import data, meters
from cqvet.base.asgi import Between

MEDIA_TYPE: Final = "text/plain; version=0.0.4"
LABEL: Final = "cqvet.route"
PAGE: Final = "page"
PROBES: Final = frozenset({"/healthz", "/readyz", "/metrics"})


class Metered(Between):
    """ASGI middleware that counts every HTTP request of the server, and logs those of the API."""

    async def act(self, scope: Scope, receive: Receive, send: Send) -> None:
        status = 500

        async def seen(message: Message) -> None:
            nonlocal status
            if message["type"] == "http.response.start":
                status = message["status"]
            await send(message)

        started = time.perf_counter()
        try:
            await self.app(scope, receive, seen)
        finally:
            route, seconds = _route(scope), time.perf_counter() - started
            meters.REQUESTS.labels(route, status).observe(seconds)
            if route not in {PAGE, *PROBES}:
                meters.told("request", route=route, status=status, seconds=round(seconds, 4))


def _route(scope: Scope) -> str:
    if LABEL in scope:
        return str(scope[LABEL])
    route = scope.get("route")
    return route.path if isinstance(route, Route) and route.path in PROBES else PAGE


def metrics(_request: Request) -> Response:
    """`GET /metrics`."""
    meters.DATA.labels(data.version()).set(1)
    return Response(generate_latest(meters.REGISTRY), media_type=MEDIA_TYPE)
