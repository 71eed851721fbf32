"""How many people a text asks for.

METHOD. A number, in digits or in words, alone or from one to another, that stands before a
measure word of people (Chinese), before somebody who does something, or alone between two
commas (English). Measure words that also count things do not count before things and times.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from cqvet.subjects.needs.index import Script

_DIGITS: Final = {sign: value for value, sign in enumerate("零一二三四五六七八九")} | {"两": 2}
_TENS: Final = {"十": 10, "百": 100, "千": 1000}
_ZH: Final = r"\d{1,4}|[一二两三四五六七八九十百千零]+"
_THINGS: Final = "多?(?:月|小时|钟|星期|周|年|车间|班|项目|工地|厂|店|点|学校|区|县|亿|基地)"
_OF_ZH: Final = re.compile(
    rf"(?<![\d.第])(?P<low>{_ZH})(?:\s*[-~—–至到]\s*(?P<high>{_ZH}))?\s*[多来余几]?"
    rf"(?:名|位(?!于)|号人|人(?![工才机造行])|个(?!{_THINGS})人?手?)"
)
_WORDS: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
_EN: Final = rf"\d{{1,4}}|dozen|thirty|forty|fifty|hundred|{'|'.join(_WORDS[:0:-1])}"
_SOMEBODY: Final = (
    r"(?:\w+\s+){0,2}?(?:people|ppl|persons?|staff|hands|men|women|nurses|cooks|guides|apprentices"
    r"|\w+(?:ers?|ors?|ists?|ians?|ants?|ees?|mechanics?|ics))\b"
)
_OF_EN: Final = re.compile(
    rf"(?<![\d.,$£])\b(?:x\s*)?(?P<low>{_EN})(?:\s*(?:-|–|to|or)\s*(?P<high>{_EN}))?"
    rf"(?=\s*(?:or so|if possible|asap)?\s*(?:[.;]|,(?!\d)|$)|\s+{_SOMEBODY})"
)
_MANY: Final = {"dozen": 12, "thirty": 30, "forty": 40, "fifty": 50, "hundred": 100}


@dataclass(frozen=True)
class Count:
    """A number of people, as it stands in a text and as numbers, both ends included."""

    words: str
    low: int
    high: int


def counts(text: str, script: Script) -> list[Count]:
    """The numbers of people of a folded text, in their order."""
    return list(_counts(text, script))


def _counts(text: str, script: Script) -> Iterator[Count]:
    for found in (_OF_ZH if script == "zh" else _OF_EN).finditer(text):
        low, high = (_ends if script == "zh" else _english)(found["low"])
        if found["high"]:
            high = (_ends if script == "zh" else _english)(found["high"])[1]
        if 0 < low <= high:
            yield Count(found[0].strip(), low, high)


def _english(number: str) -> tuple[int, int]:
    if number.isdigit():
        value = int(number)
    else:
        value = _MANY[number] if number in _MANY else _WORDS.index(number)
    return value, value


def _ends(number: str) -> tuple[int, int]:
    """Both ends of a Chinese number; two digits side by side, as in 两三, are a range."""
    if number.isdigit():
        return int(number), int(number)
    if len(number) > 1 and all(sign in _DIGITS for sign in number[-2:]) and "零" not in number:
        return _value(number[:-1]), _value(number[:-2] + number[-1])
    return _value(number), _value(number)


def _value(number: str) -> int:
    total = digit = 0
    for sign in number:
        if sign in _TENS:
            total += (digit or 1) * _TENS[sign]
            digit = 0
        else:
            digit = _DIGITS[sign]
    return total + digit
