"""Errors as problem documents (RFC 9457): status, sentence, and every single thing wrong."""

import json
import logging
from collections.abc import Callable, Mapping, Sequence
from http import HTTPStatus
from typing import Any, Final

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from cqvet import meters, press
from cqvet.base.fault import Fault
from cqvet.base.forms import LISTED
from cqvet.i18n import Text

BOTH: Final = (Text("zh"), Text("en"))
MEDIA_TYPE: Final = "application/problem+json"
NAMED: Final = 10
"""So many faults are named in the sentence of a problem."""
FONTLESS: Final = (
    "This server has no font with Chinese characters, so there is no PNG and no DOCX. "
    f"Whoever runs it should install {press.FONT}; SVG, HTML and XLSX are not affected."
)
log = logging.getLogger("cqvet")


Said = Callable[[Fault, Text], str]
"""A fault in a language."""


def told(fault: Fault, t: Text) -> str:
    """What is wrong with a request."""
    return t(f"fault.{fault.code}", found=fault.found, expected=fault.expected)


def both(fault: Fault, said: Said) -> dict[str, str]:
    """The sentence on a fault in both languages."""
    return {f"message_{t.lang}": said(fault, t) for t in BOTH}


def _row(fault: Fault, said: Said) -> dict[str, str]:
    """A fault as a member of a problem document."""
    words = {"found": fault.found, "expected": fault.expected}
    return {"name": fault.where, "code": fault.code, **words, **both(fault, said)}


class ProblemError(Exception):
    """An answer that is a problem. `code` is stable; `more` has members of its own."""

    def __init__(
        self,
        status: HTTPStatus,
        code: str,
        detail: str,
        errors: Sequence[Fault] = (),
        said: Said = told,
        **more: Any,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.headers: dict[str, str] = {}
        self.content = {
            "type": "about:blank",
            "title": status.phrase,
            "status": int(status),
            "detail": detail,
            "code": code,
            **(
                {"errors": [_row(f, said) for f in errors[:LISTED]], "total": len(errors)}
                if errors
                else {}
            ),
            **more,
        }


def bad_request(errors: Sequence[Fault], said: Said = told) -> ProblemError:
    """What was asked cannot be understood: 400, every fault by its name."""
    first = dict.fromkeys(fault.where or "the body" for fault in errors[:NAMED])
    names = ", ".join(first) + " ..." * (len(errors) > NAMED)
    detail = f"Cannot be used: {names}"
    return ProblemError(HTTPStatus.BAD_REQUEST, "bad_request", detail, errors, said)


def not_found(what: str) -> ProblemError:
    """What is asked for is not there: 404."""
    return ProblemError(HTTPStatus.NOT_FOUND, "not_found", f"There is no {what}.")


async def problem(_request: Request, error: Exception) -> Response:
    """What the API answers to an error."""
    return answer(error)


async def fontless(_request: Request, _error: Exception) -> Response:
    """No font: no PNG, and no DOCX, which has pictures as PNG."""
    return answer(ProblemError(HTTPStatus.SERVICE_UNAVAILABLE, "no_font", FONTLESS))


def answer(error: Exception) -> Response:
    """The answer to an error of any kind; what we did not foresee is logged and not told."""
    if isinstance(error, ProblemError):
        meters.REFUSALS.labels(error.content["code"]).inc()
        return _response(error.content, error.headers)
    if isinstance(error, HTTPException):
        status = HTTPStatus(error.status_code)
        found = ProblemError(status, status.name.lower(), status.description or status.phrase)
        meters.REFUSALS.labels(found.content["code"]).inc()
        return _response(found.content, error.headers or {})
    meters.FAILURES.inc()
    log.error("The server failed", exc_info=error)
    status = HTTPStatus.INTERNAL_SERVER_ERROR
    return _response(ProblemError(status, "failed", "The server failed.").content, {})


def _response(content: Mapping[str, Any], headers: Mapping[str, str]) -> Response:
    return Response(
        json.dumps(content, ensure_ascii=False, allow_nan=False),
        content["status"],
        {"cache-control": "no-store", **headers},
        MEDIA_TYPE,
    )
