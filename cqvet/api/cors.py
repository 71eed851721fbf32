"""Reads are open to pages of every other site; posts are not."""

from typing import Final

from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

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
    """ASGI middleware: answers what browsers ask before a read, and opens every read."""

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
