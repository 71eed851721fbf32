"""How the cells of a register are read."""

import re
from collections.abc import Callable, Mapping
from typing import Final

from cqvet.base.export import FORMULA
from cqvet.base.forms import Cell, listed, whole
from cqvet.subjects.register.form import COUNTS, MAX_COUNT, YEARS, Words

_PROGRAMME: Final = re.compile(r"\d{6}", re.ASCII)


def readers(words: Words) -> dict[str, Callable[[str], Cell]]:
    """Column -> what reads a cell of it: an id, a whole number, a name."""
    levels = ", ".join(dict.fromkeys(words.levels.values()))
    return {
        "institution": _institution,
        "district": lambda text: listed(text, words.districts, "unknown_district", "GB/T 2260"),
        "programme": lambda text: _programme(text, words.programmes),
        "level": lambda text: listed(text, words.levels, "unknown_level", levels),
        "year": lambda text: whole(text, *YEARS),
        **dict.fromkeys(COUNTS, _count),
    }


def _institution(text: str) -> Cell:
    return Cell(code="formula") if FORMULA.match(text) else Cell(text)


def _programme(text: str, known: Mapping[str, object]) -> Cell:
    if not _PROGRAMME.fullmatch(text):
        return Cell(code="malformed_programme", expected=_PROGRAMME.pattern)
    return Cell(text) if text in known else Cell(code="unknown_programme")


def _count(text: str) -> Cell:
    return whole(text, 0, MAX_COUNT)
