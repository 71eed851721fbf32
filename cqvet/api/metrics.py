"""Counts for whoever watches the server, in the text format of Prometheus.

One process counts for itself. Only the templates of our own routes are labels, so that nobody
can make new ones by asking; everything that Streamlit serves is `page`.
"""

import time
from collections import defaultdict
from threading import Lock
from typing import Final

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from cqvet import data

MEDIA_TYPE: Final = "text/plain; version=0.0.4"
BOUNDS: Final = (0.005, 0.025, 0.1, 0.5, 2.5, 10.0)
LABEL: Final = "cqvet.route"


class Counters:
    """How many requests of a route ended with a status, and how long they took."""

    def __init__(self) -> None:
        self.lock = Lock()
        self.requests: dict[tuple[str, int], int] = defaultdict(int)
        self.seconds: dict[str, float] = defaultdict(float)
        self.buckets: dict[str, list[int]] = defaultdict(lambda: [0] * len(BOUNDS))

    def add(self, route: str, status: int, seconds: float) -> None:
        with self.lock:
            self.requests[route, status] += 1
            self.seconds[route] += seconds
            for i, bound in enumerate(BOUNDS):
                self.buckets[route][i] += seconds <= bound

    def text(self) -> str:
        """Everything counted so far."""
        with self.lock:
            lines = [
                "# HELP cqvet_data_info The version of the data.",
                "# TYPE cqvet_data_info gauge",
                f'cqvet_data_info{{version="{data.version()}"}} 1',
                "# HELP cqvet_requests_total Requests by route and status.",
                "# TYPE cqvet_requests_total counter",
            ]
            for (route, status), count in sorted(self.requests.items()):
                lines.append(f'cqvet_requests_total{{route="{route}",status="{status}"}} {count}')
            lines += [
                "# HELP cqvet_request_seconds Seconds from request to end of answer.",
                "# TYPE cqvet_request_seconds histogram",
            ]
            for route in sorted(self.seconds):
                lines += self._histogram(route)
        return "\n".join(lines) + "\n"

    def _histogram(self, route: str) -> list[str]:
        name, label = "cqvet_request_seconds", f'route="{route}"'
        count = sum(n for (other, _), n in self.requests.items() if other == route)
        steps = [*zip(map(str, BOUNDS), self.buckets[route], strict=True), ("+Inf", count)]
        return [
            *(f'{name}_bucket{{{label},le="{bound}"}} {n}' for bound, n in steps),
            f"{name}_sum{{{label}}} {self.seconds[route]:.6f}",
            f"{name}_count{{{label}}} {count}",
        ]


COUNTERS: Final = Counters()


class Metered:
    """ASGI middleware that counts every HTTP request of the server."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
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
            COUNTERS.add(_route(scope), status, time.perf_counter() - started)


def _route(scope: Scope) -> str:
    if LABEL in scope:
        return str(scope[LABEL])
    route = scope.get("route")
    known = isinstance(route, Route) and route.path in {"/healthz", "/readyz", "/metrics"}
    return route.path if known and isinstance(route, Route) else "page"


async def metrics(_request: Request) -> Response:
    """`GET /metrics`."""
    return Response(COUNTERS.text(), media_type=MEDIA_TYPE)
