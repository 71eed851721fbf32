"""Answers with a tag: a client that has the content already gets 304 and no content."""

import hashlib
import json
from collections.abc import Mapping
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

JSON: Final = "application/json"


def encoded(content: Any) -> bytes:
    """JSON in UTF-8, without blanks; a number that is not finite is an error of ours."""
    text = json.dumps(content, ensure_ascii=False, allow_nan=False, separators=(",", ":"))
    return text.encode()


def posted(content: Any) -> Response:
    """The answer to a body: kept by nobody."""
    return Response(encoded(content), headers={"cache-control": "no-store"}, media_type=JSON)


def as_json(request: Request, content: Any) -> Response:
    """The answer to a question, as JSON."""
    return tagged(request, encoded(content), JSON)


def tagged(
    request: Request,
    body: bytes,
    media_type: str,
    headers: Mapping[str, str] | None = None,
    seed: bytes | None = None,
) -> Response:
    """The body, or 304 where the client has it.

    The tag is weak, for the body may be compressed on its way. `seed` stands for the body
    where equal contents do not give equal bytes.
    """
    tag = f'W/"{hashlib.sha256(body if seed is None else seed).hexdigest()[:32]}"'
    all_headers = {"etag": tag, "cache-control": "no-cache", **(headers or {})}
    if _has(request.headers.get("if-none-match", ""), tag):
        return Response(status_code=304, headers=all_headers)
    return Response(body, headers=all_headers, media_type=media_type)


def _has(known: str, tag: str) -> bool:
    tags = {part.strip().removeprefix("W/") for part in known.split(",")}
    return "*" in tags or tag.removeprefix("W/") in tags
