"""One search over everything that has a view: by names in any spelling, by codes, by numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base.params import ANY_TEXT, Param
from cqvet.i18n import LANGS, column
from cqvet.subjects.search import words
from cqvet.subjects.search.absent import ABSENT, absent
from cqvet.subjects.search.entities import Slot
from cqvet.subjects.search.index import index
from cqvet.subjects.search.numbers import numbers
from cqvet.subjects.search.questions import Asked, on_page, understand
from cqvet.subjects.search.recorded import recorded
from cqvet.subjects.search.things import HOME, KINDS, Thing, things

__all__ = [
    "ABSENT",
    "HOME",
    "KINDS",
    "LONGEST",
    "Asked",
    "Found",
    "Slot",
    "Thing",
    "answered",
    "find",
    "on_page",
    "params",
    "recorded",
    "things",
    "understand",
    "warm",
]

LONGEST: Final = 80
"""Signs of a text that are looked at."""
APART: Final = 0.5
"""What words found one by one count of words found together."""
INSIDE: Final = 0.2
"""How well a school fits the name of its district."""


@dataclass(frozen=True)
class Found:
    """What a text finds, best first, and how many of each kind.

    `miss` is empty where something was found; else why not: a key of `ABSENT`, `country` (one
    without a project in the tables) or `nothing`.
    """

    hits: tuple[Thing, ...]
    counts: Mapping[str, int]
    miss: str = ""


def find(text: str, kind: str = "", *, told: bool = True) -> Found:
    """What fits a text, of one kind or of all. A text without a word finds nothing, no miss.

    Without `told` by names alone.
    """
    plain = words.folded(text[:LONGEST]).strip()
    if not words.compact(plain):
        return Found((), {})
    known = index()
    fits = known.fits(plain, told=told)
    fits = fits | _inside(fits) or _apart(plain)
    amounts = _numbered(plain)
    if amounts and max(fits.values(), default=0) < 1:
        fits |= {place: fit + fits.get(place, 0) for place, fit in amounts.items()}
    missing, _ = absent(plain)
    if missing and max(fits.values(), default=0) < 1:
        return Found((), {}, missing)
    order = sorted(fits, key=lambda place: (-round(fits[place], 6), place))
    hits = tuple(known.things[place] for place in order)
    counts = {name: n for name in KINDS if (n := sum(hit.kind == name for hit in hits))}
    if not hits:
        return Found((), {}, "country" if _abroad(plain) else "nothing")
    return Found(tuple(hit for hit in hits if kind in ("", hit.kind)), counts)


def answered(text: str, kind: str = "") -> tuple[Asked | None, Found]:
    """The answer to a question, if it has one, and what the text finds by name.

    What is refused finds nothing: `miss` says why.
    """
    asked = understand(text)
    if asked and asked.refused not in ("", "unknown"):
        return None, Found((), {}, asked.refused)
    # Beside a question only what has a name in it is shown: all else would be unrelated.
    found = find(text, kind, told=asked is None)
    return (None if asked and asked.refused else asked), found


def params(pages: Iterable[str]) -> tuple[Param, ...]:
    """What the address of the search carries; `pages` are those whose filters it may take up."""
    text = Param("q", ANY_TEXT, longest=LONGEST)
    return (text, Param("kind", KINDS), Param("view", tuple(pages)))


def warm() -> None:
    """Build the index before the first search, in both languages."""
    answered("重庆缺什么专业")
    answered("which programmes are missing")


def _apart(plain: str) -> dict[int, float]:
    """What each of several words finds alone, where all find something; less than together."""
    fits: list[dict[int, float]] = []
    for part in plain.split():
        fits.append(index().fits(part, told=False))
        if not fits[-1]:
            return {}
    if len(fits) < 2:
        return {}
    fits = [fit | _inside(fit) for fit in fits]
    return {place: APART * max(fit.get(place, 0) for fit in fits) for place in set().union(*fits)}


def _inside(fits: Mapping[int, float]) -> dict[int, float]:
    """The schools of a district that is named whole, behind what bears its name."""
    found, named = things(), max(fits.values(), default=0)
    districts = {
        found[place].id
        for place, fit in fits.items()
        if found[place].kind == "district" and fit == named
    }
    return {
        place: INSIDE + thing.weight
        for place, thing in enumerate(found)
        if thing.district in districts and place not in fits
    }


def _numbered(plain: str) -> dict[int, float]:
    """The figures of a number, those of the article before others."""
    said = next(numbers(plain), None)
    if said is None or said.said != plain:
        return {}
    return {
        place: 1 + thing.weight
        for place, thing in enumerate(things())
        if said.values & thing.values and (thing.percent or not said.percent)
    }


def _abroad(plain: str) -> bool:
    """Whether a text is the name of a country."""
    return words.compact(plain) in _countries()


@cache
def _countries() -> frozenset[str]:
    """The names of all countries, as they are compared."""
    rows = data.every("countries")
    return frozenset(
        words.compact(str(row[column(row, "name", lang)])) for row in rows for lang in LANGS
    )
