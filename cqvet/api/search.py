"""One search over everything that has a view."""

import re
from typing import Any, Final
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from cqvet.api import address
from cqvet.api.answers import as_json
from cqvet.api.problems import bad_request
from cqvet.api.query import choices, short, single
from cqvet.base.fault import Fault
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Text
from cqvet.subjects import search
from cqvet.subjects.search import answers

MOST: Final = 50
"""The most results of one answer."""
FEW: Final = 10
NAMES: Final = ("q", "lang", "kind", "limit")


async def searched(request: Request) -> Response:
    """`GET /search?q=&lang=&kind=&limit=`: what a text finds, best first."""
    asked = single(request, NAMES)
    wrong = [] if asked.get("q") else [Fault("q", "missing")]
    for name, known in (("lang", LANGS), ("kind", search.KINDS)):
        wrong += choices(name, [asked[name]] if name in asked else [], known)
    limit = asked.get("limit", str(FEW))
    if not (re.fullmatch(r"[0-9]{1,2}", limit) and 1 <= int(limit) <= MOST):
        wrong.append(Fault("limit", "not_listed", short(limit), f"1-{MOST}"))
    if wrong:
        raise bad_request(wrong)
    question, found = search.answered(asked["q"], asked.get("kind", ""))
    lang = asked.get("lang", LANGS[0])
    hits = found.hits[: int(limit)]
    content = {
        "results": [result(hit, lang, address.site(request)) for hit in hits],
        "counts": dict(found.counts),
        "miss": found.miss or None if question is None else None,
        "answer": answer(question, lang, address.site(request)) if question else None,
    }
    return as_json(request, content)


def answer(asked: search.Asked, lang: str, site: str) -> dict[str, Any]:
    """What answers a question: the sentence, the view by name, and its address."""
    t = Text(lang)
    page = "" if asked.page == search.HOME else asked.page
    return {
        "text": plain(answers.sentence(asked, t)),
        "name": answers.title(asked, t),
        "address": f"{site}/{page}?{urlencode({'lang': lang, **asked.query})}",
    }


def result(hit: search.Thing, lang: str, site: str) -> dict[str, Any]:
    """A thing as the API gives it: its name in a language and the address of its view."""
    query = urlencode({"lang": lang, **hit.query})
    return {
        "kind": hit.kind,
        "id": hit.id,
        "name": hit.title[lang],
        "address": f"{site}/{hit.path}?{query}",
    }
