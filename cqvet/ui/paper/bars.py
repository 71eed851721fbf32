"""Bars of pages whose picture on the screen is none of the overview, to print and to take away."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from math import nan
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.i18n import Text
from cqvet.pictures.svg import bars
from cqvet.pictures.svg.bars import Row
from cqvet.pictures.svg.element import Look, Words
from cqvet.subjects import partners, strategy, twin_cities
from cqvet.subjects.quality import awards
from cqvet.ui.partners import directory

MOST: Final = 8
Given = Mapping[str, str]
"""The parameters of a page of its own."""


def draw(page: str, chosen: Filters, given: Given, said: str, look: Look) -> str:
    """The bars of a page as SVG, empty where nothing is left to draw; `said` is what they show."""
    t = Text(look.lang)
    rows = OF[page](chosen, given, t)
    return bars.draw(rows, Words(t(f"board.title_{page}"), said), look) if rows else ""


def _bar(name: str, n: float, t: Text, *, plain: bool = False) -> Row:
    return Row(name, n, nan, nan, number(n, t.lang), plain)


def _networks(chosen: Filters, given: Given, t: Text) -> list[Row]:
    """What is reported of each kind in grey, and how many of it are named in view."""
    shown = {code for _, code in directory.select(chosen, given.get("reach", ""))}
    levels = quoting.words("consortium_level", t)
    kinds = [
        (levels[level], fact, partners.by_level()[level]) for level, fact in partners.LEVELS.items()
    ]
    other = "community"
    kinds.append((t(f"partners.kind_{other}"), partners.TOTALS[other], partners.likely(other)))
    found = []
    for name, fact, codes in kinds:
        reported = t("paper.reported", name=name)
        found.append(_bar(reported, ledger.entry(fact)["value"], t, plain=True))
        found.append(_bar(t("paper.named", name=name), len(shown.intersection(codes)), t))
    return found if shown else []


def _cities(chosen: Filters, given: Given, t: Text) -> list[Row]:
    """The cities of Sichuan with most items."""
    items = twin_cities.ITEMS
    points = twin_cities.points(twin_cities.ids(items.records(chosen, items.choice(given))))
    cities = points[points["side"] == "city"].assign(n=lambda frame: frame["items"].map(len))
    most = cities.sort_values("n", ascending=False, kind="stable").head(MOST)
    return [
        _bar(quoting.called("sichuan_cities", row["code"], t), row["n"], t)
        for row in data.rows(most)
    ]


def _targets(chosen: Filters, _given: Given, t: Text) -> list[Row]:
    """What has become of the targets."""
    found = [strategy.verdict(row) for row in strategy.TARGETS.records(chosen)]
    return [_bar(t(f"strategy.verdict_{code}"), found.count(code), t) for code in strategy.VERDICTS]


def _medals(chosen: Filters, given: Given, t: Text) -> list[Row]:
    """Medals of named persons by competition and kind."""
    rows = awards.persons(chosen, awards.ITEMS.choice(given))
    found = Counter((row["competition"], row["medal"]) for row in rows)
    contests, medals = (quoting.words(kind, t) for kind in ("competition", "medal"))
    return [
        _bar(f"{contests[contest]} · {medals[medal]}", found[contest, medal], t)
        for contest in contests
        for medal in medals
        if found[contest, medal]
    ]


TABLES: Final = {
    "partners": ("consortia", "communities"),
    "twin_cities": ("twin_city",),
    "strategy": ("policy_targets",),
    "quality": ("awards",),
}
"""The tables that the bars of a page count."""
OF: Final[dict[str, Callable[[Filters, Given, Text], Sequence[Row]]]] = {
    "partners": _networks,
    "twin_cities": _cities,
    "strategy": _targets,
    "quality": _medals,
}
