"""Pictures of the overview as SVG and PNG, cached by the browser while they stay the same."""

import hashlib
from collections.abc import Mapping
from functools import lru_cache
from http import HTTPStatus
from typing import Final
from urllib.parse import urlencode

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cqvet import data, press
from cqvet.api.answers import tagged
from cqvet.api.problems import ProblemError, bad_request, not_found
from cqvet.api.query import choices, single
from cqvet.base import filters
from cqvet.base.fault import Fault
from cqvet.base.filters import Filters
from cqvet.i18n import LANGS
from cqvet.pictures.svg import board as drawing
from cqvet.pictures.svg.element import Look
from cqvet.subjects import board

FORMATS: Final = {"svg": "image/svg+xml", "png": "image/png"}
NAMES: Final = tuple(board.SENTENCES)
SCHEMES: Final = ("light", "dark")
WIDTHS: Final = ("wide", "narrow")
FINGERPRINT: Final = "v"
PARAMS: Final = ("lang", "scheme", "width", *filters.NAMES, FINGERPRINT)
KEPT: Final = {"cache-control": "public, max-age=31536000, immutable"}


def values() -> dict[str, tuple[str, ...]]:
    """What each parameter may be; the first value of the first three is the default."""
    return {
        "lang": tuple(LANGS),
        "scheme": SCHEMES,
        "width": WIDTHS,
        "zone": tuple(data.names("zone")),
        "district": filters.districts(),
        "level": tuple(data.names("level")),
        "tier": filters.tiers(),
        "cluster": filters.clusters(),
        "evidence": filters.EVIDENCE,
    }


def address(name: str, chosen: Filters, look: Look) -> str:
    """Where a picture is, seen from any page; filters that change nothing in it are left out.

    It ends with a fingerprint of the picture, so the browser may keep it.
    """
    given = {key: value for key, value in chosen.chosen().items() if key in board.ACTS[name]}
    query = {
        "lang": look.lang,
        "scheme": SCHEMES[look.dark],
        "width": WIDTHS[look.narrow],
        **given,
        FINGERPRINT: fingerprint(drawn(name, given, look)),
    }
    return f"api/v1/pictures/{name}.svg?{urlencode(query)}"


def drawn(name: str, given: Mapping[str, str], look: Look) -> str:
    """A picture under some filters, of which only those count that act on it."""
    acting = {n: value for n, value in given.items() if n in board.ACTS[name]}
    return drawing.draw(name, Filters(**acting), look)


@lru_cache(maxsize=512)
def fingerprint(picture: str) -> str:
    """Eight signs that stand for a picture."""
    return hashlib.sha256(picture.encode()).hexdigest()[:8]


async def picture(request: Request) -> Response:
    """`GET /pictures/{name}.{format}`."""
    name, _, form = request.path_params["file"].rpartition(".")
    if name not in NAMES or form not in FORMATS:
        raise not_found("such picture")
    given = single(request, PARAMS)
    known = values()
    errors = [
        wrong
        for key, value in given.items()
        if key in known and value
        for wrong in choices(key, [value], known[key])
    ]
    chosen = {key: given.get(key, "") for key in filters.NAMES}
    if not errors:
        dropped = filters.reconcile(chosen)[1]
        errors = [Fault(key, "contradiction", chosen[key]) for key in dropped]
    if errors:
        raise bad_request(errors)
    if not board.drawn(name, Filters(**chosen)):
        detail = "Nothing published says this: there is no such picture of published figures only."
        raise ProblemError(HTTPStatus.NOT_FOUND, "only_modelled", detail)
    look = Look(
        given.get("lang") or LANGS[0],
        given.get("scheme") == "dark",
        given.get("width") == "narrow",
    )
    found = await run_in_threadpool(drawn, name, chosen, look)
    if form == "png":
        body = (await run_in_threadpool(press.png, {name: found}))[name]
        return tagged(request, body, FORMATS[form])
    same = given.get(FINGERPRINT) == fingerprint(found)
    return tagged(request, found.encode(), FORMATS[form], KEPT if same else None)
