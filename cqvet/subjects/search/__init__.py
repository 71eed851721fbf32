"""One search over everything that has a view: by names in any spelling, by codes, by numbers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final

from cqvet import data
from cqvet.base.params import ANY_TEXT, Param
from cqvet.i18n import LANGS, column
from cqvet.subjects.search import words
from cqvet.subjects.search.absent import ABSENT, absent
from cqvet.subjects.search.entities import Slot
from cqvet.subjects.search.index import index
from cqvet.subjects.search.numbers import numbers
from cqvet.subjects.search.questions import Asked, on_page, recorded, understand
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
    amounts = _numbered(plain)
    if amounts and max(fits.values(), default=0) < 1:
        fits |= {place: fit + fits.get(place, 0) for place, fit in amounts.items()}
    missing = absent(plain)
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
    return any(
        words.compact(str(row[column(row, "name", lang)])) == words.compact(plain)
        for row in data.every("countries")
        for lang in LANGS
    )
