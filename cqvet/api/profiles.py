"""The profile of a school, district, zone or cluster, in words with their sources."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from cqvet.api import address
from cqvet.api.answers import as_json
from cqvet.api.problems import bad_request, not_found
from cqvet.api.query import choices, single
from cqvet.evidence.figure import VIEW, pieces, plain
from cqvet.i18n import LANGS, Text
from cqvet.subjects import profile

NAMES: Final = ("lang", "evidence")
PUBLISHED: Final = "published"


async def profiled(request: Request) -> Response:
    """`GET /profiles/{kind}/{id}?lang=&evidence=`: `published` leaves out what is modelled."""
    asked = single(request, NAMES)
    wrong = choices("lang", [asked["lang"]] if "lang" in asked else [], LANGS)
    wrong += choices("evidence", [asked["evidence"]] if "evidence" in asked else [], (PUBLISHED,))
    if wrong:
        raise bad_request(wrong)
    kind, code = request.path_params["kind"], request.path_params["id"]
    if kind not in profile.KINDS or code not in profile.ids(kind):
        raise not_found("such profile")
    t = Text(asked.get("lang", LANGS[0]))
    found = profile.profile(kind, code, t, published="evidence" in asked)
    site = address.site(request)
    content = {
        "kind": kind,
        "id": code,
        "name": found.name,
        "finding": told(found.finding, site),
        "sections": [
            {
                "id": own.id,
                "title": t(f"profile.section_{own.id}"),
                "rows": [
                    {"label": plain(label), "remark": told(remark, site), **told(text, site)}
                    for label, text, remark in own.rows
                ],
            }
            for own in found.sections
        ],
    }
    return as_json(request, content)


def told(text: str, site: str) -> dict[str, Any]:
    """A text, the figures in it with the reference of each, and where its names lead."""
    marks = [piece for piece in pieces(text) if isinstance(piece, dict)]
    links = [mark for mark in marks if mark["kind"] in ("view", "link")]
    return {
        "text": plain(text),
        "figures": [mark for mark in marks if mark not in links],
        "links": [{"text": one["text"], "address": _absolute(one, site)} for one in links],
    }


def _absolute(mark: dict[str, str], site: str) -> str:
    return (
        f"{site}/{mark['ref']}" if mark["kind"] == "view" and VIEW in mark["ref"] else mark["ref"]
    )
