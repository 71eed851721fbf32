"""What a question gives besides names: a lever with a share, a number, a basis, a lane, a term."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from cqvet.evidence import ledger
from cqvet.subjects.search import figures, ideas, words
from cqvet.subjects.search.entities import whole
from cqvet.subjects.search.numbers import numbers
from cqvet.subjects.search.things import things

QUOTES: Final = re.compile(r"[“”\"「」]")
LARGE: Final = 2100
"""A number above it is that of one figure, whatever is asked."""
PERCENT: Final = re.compile(
    r"(\d+(?:\.\d+)?|[一二三四五六七八九])\s*(%|percent|per cent|成(?!立|都|绩|渝))"
)
TENTHS: Final = "一二三四五六七八九"
HALF: Final = re.compile(r"一半|\bhalf\b")
HOW: Final = frozenset({"define", "sure", "method", "source", "trust"})
"""What is asked of a figure that is given by its number."""
LEVERS: Final[Mapping[str, tuple[frozenset[str], ...]]] = {
    "through_share": (frozenset({"through"}),),
    "secondary_progression": (frozenset({"secondary", "progress"}),),
    "college_progression": (
        frozenset({"college", "progress"}),
        frozenset({"college", "bachelor"}),
        frozenset({"bachelor", "progress"}),
    ),
}
"""The levers of the talent pipeline that a share can be asked of, by ideas."""
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
    share = _share(plain)
    lever = next((name for name, needs in LEVERS.items() if any(s <= said for s in needs)), "")
    if share and lever:
        given["lever"] = f"{lever}={share:g}"
    if figure := figures.numbered(plain) or _figure(plain, any_of=bool(said & HOW)):
        given["number"] = figure
    for kind, codes in CHOSEN.items():
        if code := next((code for code, of in codes.items() if any(s <= said for s in of)), ""):
            given[kind] = code
    return given


def term(plain: str) -> tuple[str, str] | None:
    """The word of the trade in a folded text, the longest: where it is explained, and the word."""
    named = [(len(name), code, name) for name, code in _terms() if _stands(name, plain)]
    return (f"glossary/{max(named)[1]}", max(named)[2]) if named else None


def _share(plain: str) -> float:
    """The share that is named, 0 to 1, of several the last; 0 for none."""
    if HALF.search(plain):
        return 0.5
    every = list(PERCENT.finditer(plain))
    if not every:
        return 0.0
    found = every[-1]
    digits, unit = found[1], found[2]
    value = TENTHS.find(digits) + 1 if digits in TENTHS else float(digits)
    value /= 10 if unit == "成" else 100
    return value if 0 < value <= 1 else 0.0


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
