"""What one cell stands for, or what is wrong with it."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

_NUMBER: Final = re.compile(r"[+-]?\d+(\.\d+)?", re.ASCII)


@dataclass(frozen=True)
class Cell:
    """The value of a cell (None: not given), or the code of its fault and what was expected."""

    value: str | int | None = None
    code: str = ""
    expected: str = ""


def listed(text: str, known: Mapping[str, str], code: str, expected: str) -> Cell:
    """An id, or a spelling of it; anything else is a fault with this code."""
    if text in known.values():
        return Cell(text)
    return Cell(known[text]) if text in known else Cell(code=code, expected=expected)


def whole(text: str, least: int, most: int) -> Cell:
    """A whole number within limits."""
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


def unusable(text: str, longest: int) -> Cell | None:
    """The fault of a text that no column takes: invisible characters, or too many."""
    if any(unicodedata.category(letter) in {"Cc", "Cf"} for letter in text):
        return Cell(code="control_character")
    return Cell(code="too_long", expected=f"1-{longest}") if len(text) > longest else None
