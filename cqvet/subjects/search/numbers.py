"""The numbers of a text as values: 88, 2,888, 1.1 万, 8 亿元, 88 %, 八个亿."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

_NUMBER: Final = re.compile(
    r"(?<![a-z0-9_.+])(\d+(?:,\d{3})*(?:\.\d+)?)(?![\d+]|[a-z](?!illion))"
    r"\s*(?:个(?=亿))?(万|亿|million|billion)?\s*(%|per ?cent)?"
)
_TIMES: Final = {
    "万": 10_000,
    "亿": 100_000_000,
    "million": 1_000_000,
    "billion": 1_000_000_000,
    None: 1,
}


DIGITS: Final = "零一二三四五六七八九"
HAN: Final = rf"[{DIGITS}十两]+"
_WRITTEN: Final = re.compile(rf"(?:百分之({HAN})|({HAN})个?(万|亿))(?!级)")


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
    for found in _WRITTEN.finditer(plain):
        share, amount, times = found.groups()
        value = float(written(share or amount) * _TIMES[times])
        yield Number(found.group(), frozenset({value}), bool(share))


def written(said: str) -> int:
    """A number below a hundred in Chinese characters."""
    tens, ten, ones = said.replace("两", "二").rpartition("十")
    return 10 * (DIGITS.find(tens) if tens else bool(ten)) + max(0, DIGITS.find(ones or "零"))
