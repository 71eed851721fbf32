"""The address that the answers give for themselves."""

from starlette.requests import Request

from cqvet.base import settings

VERSION = "/api/v1"


def site(request: Request) -> str:
    """Where the site lives, base path included: as configured, else as the client asked."""
    base: str = request.app.state.base
    return settings.PUBLIC_ADDRESS or f"{request.url.scheme}://{request.url.netloc}{base}"


def api(request: Request) -> str:
    """Where this version of the API lives."""
    return site(request) + VERSION
