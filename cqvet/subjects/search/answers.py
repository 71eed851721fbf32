"""What answers a question, in words: the name of the view, and a sentence with its figures."""

from collections.abc import Mapping
from typing import Final

from cqvet import data
from cqvet.base.filters import NAMES, Filters
from cqvet.evidence import ledger, quoting
from cqvet.i18n import Text
from cqvet.subjects import findings, profile, strategy
from cqvet.subjects.board import match
from cqvet.subjects.search.questions import Asked

TABLES: Final = {
    "district": "districts",
    "zone": "zones",
    "cluster": "clusters",
    "institution": "institutions",
    "country": "countries",
    "city": "sichuan_cities",
}
LISTS: Final = {
    "level": "level",
    "competition": "competition",
    "medal": "medal",
}
"""Codes of an address that are of a list, with its name."""
FINDINGS: Final = {
    "layout": findings.layout.finding,
    "overview": findings.overview.finding,
    "pipeline": findings.pipeline.finding,
}


def title(asked: Asked, t: Text) -> str:
    """The page and what is chosen on it, by names."""
    names = [_called(name, code, asked, t) for name, code in asked.query.items()]
    return " · ".join([t(f"{asked.page}.tab"), *(name for name in names if name)])


def _called(name: str, code: str, asked: Asked, t: Text) -> str:
    """The name of a value in an address; empty where it has none that a reader would miss."""
    if name in TABLES or name == "id":
        return quoting.called(TABLES[asked.query["kind"] if name == "id" else name], code, t)
    if name in LISTS or name == "type":
        table = LISTS.get(name, f"{asked.page.replace('cities', 'city')}_type")
        return quoting.word(table, code, t) if code in data.names(table) else ""
    if name == "figure" and code in ledger.index():
        return t.pick(ledger.entry(code), "title")
    if name == "lane":
        return strategy.named_lane(code, t)
    if name == "measure":
        return t(f"layout.measure_{code}")
    return code if name == "year" else ""


def sentence(asked: Asked, t: Text) -> str:
    """The answer with its figures, each with its source; the name of the view where it has none."""
    if asked.figure:
        text = t.pick(ledger.entry(asked.figure), "title")
        return t("search.answer", title=text, figure=quoting.figure(asked.figure, t))
    if asked.page == "profile":
        return profile.profile(asked.query["kind"], asked.query["id"], t).finding
    chosen = _filters(asked.query)
    if chosen and asked.page in FINDINGS:
        return FINDINGS[asked.page](chosen, t)
    if asked.page == "matching" and asked.query.keys() <= {"cluster", "zone"}:
        said = match.sentence(Filters(cluster=asked.query.get("cluster", "")), t)
        # How programmes are spread over zones is not published: the city's answer says so.
        return t("search.city_only", text=said) if "zone" in asked.query else said
    return title(asked, t)


def _filters(query: Mapping[str, str]) -> Filters | None:
    """The filters of an address, if it has no other parameters."""
    return Filters(**query) if query.keys() <= set(NAMES) else None
