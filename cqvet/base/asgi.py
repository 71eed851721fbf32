"""What stands between the server and its connections."""

from typing import ClassVar

from starlette.types import ASGIApp, Receive, Scope, Send


class Between:
    """ASGI middleware on the connections of one `kind`; all others pass."""

    kind: ClassVar[str] = "http"

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        act = self.act if scope["type"] == self.kind else self.app
        await act(scope, receive, send)

    async def act(self, scope: Scope, receive: Receive, send: Send) -> None:
        """What is done with a connection of the kind; here nothing."""
        await self.app(scope, receive, send)
