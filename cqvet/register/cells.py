"""What one cell stands for, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

from cqvet.register.form import COUNTS, MAX_CELL, MAX_COUNT, YEARS, Words

_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)
_PROGRAMME: Final = re.compile(r"\d{6}", re.ASCII)
# What a spreadsheet would take for a formula when the text is opened there again.
_FORMULA: Final = ("=", "+", "-", "@")


@dataclass(frozen=True)
class Cell:
    """The value of a cell (None: not given), or the code of its fault and what was expected."""

    value: str | int | None = None
    code: str = ""
    expected: str = ""


def meaning(column: str, text: str, words: Words) -> Cell:
    """Read a cell: its value (an id, a whole number, a name) or the first thing wrong with it."""
    if not text:
        return Cell() if column in COUNTS else Cell(code="missing")
    if any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in text):
        return Cell(code="control_character")
    if len(text) > MAX_CELL:
        return Cell(code="too_long", expected=f"1-{MAX_CELL}")
    return _READERS.get(column, _count)(text, words)


def _institution(text: str, _: Words) -> Cell:
    return Cell(code="formula") if text.startswith(_FORMULA) else Cell(text)


def _district(text: str, words: Words) -> Cell:
    return _listed(text, words.districts, "unknown_district", "GB/T 2260")


def _level(text: str, words: Words) -> Cell:
    ids = ", ".join(dict.fromkeys(words.levels.values()))
    return _listed(text, words.levels, "unknown_level", ids)


def _year(text: str, _: Words) -> Cell:
    return _whole(text, *YEARS)


def _count(text: str, _: Words) -> Cell:
    return _whole(text, 0, MAX_COUNT)


def _listed(text: str, known: Mapping[str, str], code: str, expected: str) -> Cell:
    if text in known.values():
        return Cell(text)
    return Cell(known[text]) if text in known else Cell(code=code, expected=expected)


def _programme(text: str, words: Words) -> Cell:
    if not _PROGRAMME.fullmatch(text):
        return Cell(code="malformed_programme", expected=_PROGRAMME.pattern)
    return Cell(text) if text in words.programmes else Cell(code="unknown_programme")


def _whole(text: str, least: int, most: int) -> Cell:
    expected = f"{least}-{most}"
    if not _NUMBER.fullmatch(text):
        return Cell(code="not_a_number", expected=expected)
    number = float(text)
    if not number.is_integer():
        return Cell(code="not_whole", expected=expected)
    if number < 0 <= least:
        return Cell(code="negative", expected=expected)
    if not least <= number <= most:
        return Cell(code="out_of_range", expected=expected)
    return Cell(int(number))


_READERS: Final[Mapping[str, Callable[[str, Words], Cell]]] = {
    "institution": _institution,
    "district": _district,
    "programme": _programme,
    "level": _level,
    "year": _year,
}
