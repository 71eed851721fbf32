"""Limits on what a request may cost: bytes of a body, time and memory of a computation."""

import asyncio
import json
from collections.abc import Callable
from http import HTTPStatus
from typing import Any, Final, NoReturn, TypeVar

from starlette.requests import ClientDisconnect, Request

from cqvet import work
from cqvet.api.problems import ProblemError, bad_request
from cqvet.base.fault import Fault

T = TypeVar("T")
MAX_JSON: Final = 1_000_000
LATER: Final = {
    "busy": "Too much work is waiting. Ask later.",
    "too_slow": f"This took longer than {work.SECONDS:g} seconds. Ask for less, or later.",
}


async def computed(request: Request, call: Callable[..., T], *arguments: Any) -> T:
    """The result of some work in a process of its own, which ends when the client goes away.

    Raises what the work raised, or a problem: 503 where it was not done in time, 413 where it
    needed too much memory.
    """
    client = request.client.host if request.client else ""
    job = asyncio.wrap_future(work.pool().submit(client, call, *arguments))
    gone = asyncio.ensure_future(_gone(request))
    try:
        await asyncio.wait((job, gone), return_when=asyncio.FIRST_COMPLETED)
        if not job.done():
            raise _cut_off()
        found: T = await job
    except work.StoppedError as error:
        raise _stopped(error.why) from None
    finally:
        job.cancel()
        gone.cancel()
    return found


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _stopped(why: work.Why) -> ProblemError:
    if why == "too_heavy":
        status, detail = HTTPStatus.REQUEST_ENTITY_TOO_LARGE, "This needs too much memory."
        return ProblemError(status, why, detail, [Fault("", why)])
    error = ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, why, LATER[why], [Fault("", why)])
    error.headers["retry-after"] = "30"
    return error


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
        raise _cut_off() from None
    return bytes(content)


async def json_body(request: Request) -> Any:
    """A body that is JSON. Raises a problem: 400 for anything else."""
    return from_json(await body(request))


def from_json(content: bytes) -> Any:
    """Bytes as JSON. Raises a problem: 400 for anything else, half a character included."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise bad_request([Fault("", "not_utf8", expected="UTF-8")]) from None
    try:
        found = json.loads(text, parse_constant=_not_json)
        # An escape may name half a character, which no answer could repeat.
        json.dumps(found, ensure_ascii=False).encode()
    except (ValueError, RecursionError):
        raise bad_request([Fault("", "not_json")]) from None
    return found


def _cut_off() -> ProblemError:
    status, detail = HTTPStatus.BAD_REQUEST, "The client closed the connection."
    return ProblemError(status, "cut_off", detail)


def _not_json(name: str) -> NoReturn:
    raise ValueError(name)


def _too_large(most: int) -> ProblemError:
    status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
    errors = [Fault("", "too_large", expected=f"0-{most}")]
    return ProblemError(status, "too_large", f"A body has at most {most} bytes.", errors)
