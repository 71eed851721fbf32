"""The programme of the national catalogue that a question is about, by its name and its level."""

from collections.abc import Iterator
from itertools import groupby
from typing import Final

from cqvet.subjects.search import figures, ideas, words
from cqvet.subjects.search.index import index
from cqvet.subjects.search.reading import Read

LEVELS: Final = {
    "secondary": "secondary_vocational",
    "bachelor": "vocational_bachelor",
    "college": "higher_vocational",
}
"""Ideas that say a level, the most telling first."""
ASKED: Final = frozenset({"programme", "offering", "catalogue"})
BESIDE: Final = (
    figures.SILENT
    | LEVELS.keys()
    | ASKED
    | {
        "which",
        "define",
        "sure",
        "introduce",
        "industry",
        "serve",
        "glossary",
        "years",
        "vocational",
    }
    | {"level_word", "university", "enrolled", "say_school", "dataword", "match", "part", "flow"}
)
"""Ideas beside the name of a programme that ask for nothing but it."""
OTHER: Final = frozenset({"institution", "district", "zone", "country", "city"})
"""Kinds of things that are asked of where they are named."""
LEAST: Final = 0.7
SAME: Final = 1.0
"""How well a name fits at least beside a level, and without one."""
IN_NAMES: Final = frozenset({"industry", "dataword"})
"""Ideas that may be part of a name."""
SHORTEST: Final = 2
"""Characters of the shortest name."""


def programme(read: Read) -> str:
    """The code of the one programme that a text asks for; empty where it asks for none."""
    said = ideas.read(read.plain)
    every = frozenset[str]().union(*(word.ideas for word in said))
    if not every & ASKED or read.named.keys() & OTHER:
        return ""
    level = next((code for idea, code in LEVELS.items() if idea in every), "")
    known, fits = index(), dict[int, float]()
    names = {*_runs(read.plain, BESIDE), *_runs(read.plain, BESIDE - IN_NAMES)}
    for name in names:
        for at, fit in known.fits(name, told=False).items():
            if fit >= (LEAST if level else SAME) and known.things[at].kind == "programme":
                fits[at] = max(fit, fits.get(at, 0.0))
    order = [level] if level else ["higher_vocational", "secondary_vocational", LEVELS["bachelor"]]
    for wanted in order:
        like = {at: fit for at, fit in fits.items() if known.things[at].level == wanted}
        if like:
            return known.things[max(like, key=lambda at: (like[at], -at))].id
    return ""


def _runs(plain: str, beside: frozenset[str]) -> Iterator[str]:
    """The parts of a text between words that ask for nothing but what is named."""
    for said, run in groupby(ideas.read(plain), lambda word: bool(word.ideas & beside)):
        words_of = list(run)
        name = plain[words_of[0].start : words_of[-1].end]
        if not said and len(words.compact(name)) >= SHORTEST and not name.isdigit():
            yield name
