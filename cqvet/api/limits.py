"""Limits on what a request may cost: bytes of a body, seconds of a computation."""

import asyncio
import json
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from typing import Any, Final, NoReturn, TypeVar

from starlette.requests import ClientDisconnect, Request

from cqvet.api.problems import ProblemError, Wrong, bad_request

MAX_JSON: Final = 1_000_000
SECONDS: Final = 10.0
WORKERS: Final = 2
T = TypeVar("T")

# A pool of our own: a computation that nobody waits for any more keeps its thread until it
# ends, and must not take one from the pages.
_pool = ThreadPoolExecutor(WORKERS, thread_name_prefix="cqvet-api")


async def computed(work: Callable[[], T]) -> T:
    """The result of some work in another thread. Raises a problem, 503, after `SECONDS`."""
    try:
        return await asyncio.wait_for(
            asyncio.get_running_loop().run_in_executor(_pool, work), SECONDS
        )
    except TimeoutError:
        error = ProblemError(
            HTTPStatus.SERVICE_UNAVAILABLE,
            "too_slow",
            f"This took longer than {SECONDS:g} seconds. Ask for less, or later.",
        )
        error.headers["retry-after"] = "30"
        raise error from None


async def body(request: Request, most: int = MAX_JSON) -> bytes:
    """The bytes of a body. Raises a problem: 413 for more than `most`, 415 for a form."""
    if request.headers.get("content-type", "").startswith("multipart/"):
        raise ProblemError(
            HTTPStatus.UNSUPPORTED_MEDIA_TYPE, "form", "Send the content itself, not a form."
        )
    if int(request.headers.get("content-length") or 0) > most:
        raise _too_large(most)
    content = bytearray()
    try:
        async for chunk in request.stream():
            content += chunk
            if len(content) > most:
                raise _too_large(most)
    except ClientDisconnect:
        status, detail = HTTPStatus.BAD_REQUEST, "The connection was closed before the body ended."
        raise ProblemError(status, "cut_off", detail) from None
    return bytes(content)


async def json_body(request: Request) -> Any:
    """A body that is JSON. Raises a problem: 400 for anything else."""
    content = await body(request)
    try:
        return json.loads(content.decode(), parse_constant=_not_json)
    except (ValueError, RecursionError):
        raise bad_request([Wrong("", "not_json")]) from None


def _not_json(name: str) -> NoReturn:
    raise ValueError(name)


def _too_large(most: int) -> ProblemError:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    errors = [Wrong("", "too_large", expected=f"0-{most}")]
    return ProblemError(status, "too_large", f"A body has at most {most} bytes.", errors)
