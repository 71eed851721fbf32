"""How the cells of a register are read."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from cqvet.base.export import FORMULA
from cqvet.base.forms import Cell, Mend, mends, places, whole
from cqvet.subjects.register.form import COUNTS, MAX_COUNT, YEARS, Words
from cqvet.subjects.register.levels import level

_PROGRAMME: Final = re.compile(r"\d{6}", re.ASCII)

MENDS: Final[Mapping[str, Mend]] = {
    "district": mends.first(mends.code, places.mend),
    "programme": mends.first(mends.code),
    "year": mends.first(mends.code, mends.year),
    **dict.fromkeys(COUNTS, mends.first(mends.missing, mends.count)),
}
"""Column -> how its cells are brought into shape."""


def readers(words: Words) -> dict[str, Callable[[str], Cell]]:
    """Column -> what reads a cell of it: an id, a whole number, a name."""
    return {
        "institution": _institution,
        "district": places.district,
        "programme": lambda text: _programme(text, words.programmes),
        "level": lambda text: _level(text, words.levels),
        "year": lambda text: whole(text, *YEARS),
        **dict.fromkeys(COUNTS, _count),
    }


def _institution(text: str) -> Cell:
    return Cell(code="formula") if FORMULA.match(text) else Cell(text)


def _level(text: str, known: Mapping[str, str]) -> Cell:
    found = level(text, known)
    listed = ", ".join(dict.fromkeys(known.values()))
    return Cell(found) if found else Cell(code="unknown_level", expected=listed)


def _programme(text: str, known: Mapping[str, object]) -> Cell:
    if not _PROGRAMME.fullmatch(text):
        return Cell(code="malformed_programme", expected=_PROGRAMME.pattern)
    return Cell(text) if text in known else Cell(code="unknown_programme")


def _count(text: str) -> Cell:
    return whole(text, 0, MAX_COUNT)
