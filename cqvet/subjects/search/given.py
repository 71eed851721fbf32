"""What a question gives besides names: a lever with a share, a number, a basis, a lane, a term."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from cqvet import data
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, column
from cqvet.subjects.search import figures, ideas, supposed, words
from cqvet.subjects.search.entities import whole
from cqvet.subjects.search.numbers import numbers
from cqvet.subjects.search.supposed import AT
from cqvet.subjects.search.things import things

QUOTES: Final = re.compile(r"[“”\"「」]")
LARGE: Final = 2100
"""A number above it is that of one figure, whatever is asked."""
HOW: Final = frozenset({"define", "sure", "method", "source", "trust"})
"""What is asked of a figure that is given by its number."""
CHOSEN: Final[Mapping[str, Mapping[str, tuple[frozenset[str], ...]]]] = {
    "basis": {
        "equal": (frozenset({"equal"}),),
        "target_2027": (frozenset({"by_output"}),),
    },
    "area": {
        "southeast_asia": (frozenset({"sea"}),),
        "west": (frozenset({"area_west"}),),
    },
    "lane": {
        "joint": (frozenset({"law_joint"}), frozenset({"ministry", "law_city"})),
        "municipal": (frozenset({"law_city"}),),
        "national": (frozenset({"law_national"}),),
    },
}
"""What a view is chosen by -> its codes, each with the ideas that say it; the first counts."""


def values(plain: str) -> dict[str, str]:
    """What a folded text names besides things: a lever with a share, a figure, a basis, a lane."""
    given: dict[str, str] = {}
    said = ideas.ideas(plain)
    given |= supposed.supposed(plain)
    if figure := figures.numbered(plain) or _figure(plain, any_of=bool(said & HOW)):
        given["number"] = figure
    for kind, codes in CHOSEN.items():
        if code := next((code for code, of in codes.items() if any(s <= said for s in of)), ""):
            given[kind] = code
    if at := AT.search(plain):
        given["at"] = at[1]
    if place := _place(plain):
        given["place"] = place
    return given


def _place(plain: str) -> str:
    """The place that a folded text names beside the city: another province, or the country."""
    return next((code for name, code in _places() if _stands(name, plain)), "")


@cache
def _places() -> tuple[tuple[str, str], ...]:
    """The names of other places of which a number is known, those within China first."""
    rows = [row for row in data.every("reference_places") if row["place"] != "chongqing"]
    names = [
        (words.folded(str(row[column(row, "name", lang)])), str(row["place"]))
        for row in rows
        for lang in LANGS
    ]
    return tuple(sorted(names, key=lambda pair: pair[1] == "china"))


def term(plain: str) -> tuple[str, str] | None:
    """The word of the trade in a folded text, the longest: where it is explained, and the word."""
    named = [(len(name), code, name) for name, code in _terms() if _stands(name, plain)]
    return (f"glossary/{max(named)[1]}", max(named)[2]) if named else None


def _figure(plain: str, *, any_of: bool) -> str:
    """The figure whose number stands in a text; if not `any_of`, a large one of the article.

    Single digits and years do not count.
    """
    for said in numbers(plain):
        if re.fullmatch(r"\d|(19|20)\d\d", said.said.strip()):
            continue
        known = [
            thing
            for thing in things()
            if thing.kind == "figure"
            and said.values & thing.values
            and thing.percent == said.percent
            and (any_of or (thing.names and min(said.values) > LARGE and not _coded(thing.id)))
        ]
        if known:
            return max(known, key=lambda thing: thing.weight).id
    return ""


def _coded(entry: str) -> bool:
    """Whether a number is a name: 33618."""
    return bool(ledger.entry(entry)["unit"] == "code")


def _stands(name: str, plain: str) -> bool:
    """Whether a name stands in a text, an English one as whole words."""
    at = plain.find(name)
    return at >= 0 and (bool(words.HAN.search(name)) or whole(plain, at, at + len(name)))


@cache
def _terms() -> tuple[tuple[str, str], ...]:
    """Terms and what is said for short: the end of a Chinese one, a long last word in English."""
    found = []
    for thing in things():
        if thing.kind == "term":
            for name in (QUOTES.sub("", words.folded(name)) for name in thing.names):
                end = name[-3:] if words.HAN.search(name) else name.split()[-1]
                ends = (
                    [end]
                    if len(name) > 5
                    and not ideas.ideas(end) & figures.SILENT
                    and (words.HAN.search(name) or len(end) > 8)
                    else []
                )
                found += [(own, thing.id) for own in (name, *ends) if len(own) > 1]
    often = Counter(name for name, _ in found)
    return tuple(pair for pair in found if often[pair[0]] == 1)
