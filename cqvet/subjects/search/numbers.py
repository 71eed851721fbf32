"""The numbers of a text as values: 88, 2,888, 1.1 万, 8 亿元, 88 %."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(
    r"(?<![a-z0-9_.+])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d+])"
    r"\s*(?:个(?=亿))?(万|亿|million|billion)?\s*(%|per ?cent)?"
)
_TIMES: Final = {
    "万": 10_000,
    "亿": 100_000_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    None: 1,
}


class Number(NamedTuple):
    """A number as it is said, and what it may be."""

    said: str
    values: frozenset[float]
    percent: bool


def numbers(plain: str) -> Iterator[Number]:
    """The numbers of a folded text, in their order."""
    for found in _NUMBER.finditer(plain):
        digits, times, percent = found.groups()
        value = round(float(digits.replace(",", "")) * _TIMES[times], 6)
        yield Number(found.group(), frozenset({value}), bool(percent))
