"""The share that a text names: in digits, words, tenths, as a fraction, as some of so many."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from cqvet.subjects.search.numbers import HAN, written

SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen"),
)
TENS: Final = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
ENGLISH: Final = {word: value for value, word in enumerate(SMALL)} | {
    word: 10 * (place + 2) for place, word in enumerate(TENS)
}
_WORD: Final = rf"(?:{'|'.join(ENGLISH)})(?:[ -](?:{'|'.join(list(ENGLISH)[1:10])}))?"
_UNIT: Final = r"(?:%|percent|per ?cent|个百分点)"
_N: Final = rf"(?:{HAN}|\d+)"
_ONE: Final = rf"(?:{_WORD}|an?|\d+)"
_OF: Final = {"half": 2, "halve": 2, "third": 3, "quarter": 4, "fourth": 4, "fifth": 5} | {
    "sixth": 6, "eighth": 8, "tenth": 10, "twentieth": 20
}  # fmt: skip
SHARES: Final[Mapping[re.Pattern[str], float]] = {
    re.compile(rf"(\d+(?:\.\d+)?) ?{_UNIT}"): 0.01,
    re.compile(rf"百分之(\d+(?:\.\d+)?|{HAN}|百)"): 0.01,
    re.compile(rf"\b({_WORD}) {_UNIT}"): 0.01,
    re.compile(r"(\d(?:\.\d)?|[一二两三四五六七八九])成(?!立|都|绩|渝|为|员|果|人)"): 0.1,
    re.compile(r"[一二三四五六七八九]成([一二三四五六七八九])(?!成)"): 0.01,
}
"""How shares are said -> what one of it is; hundredths behind tenths are added to them."""
FRACTIONS: Final = (
    (re.compile(rf"(?<!百)(?<![百\d])({_N})分之({_N})"), 2, 1),
    (re.compile(rf"({_N})[个名](?:人|学生|孩子|娃)?(?:里头?|中|当中)有?({_N})[个名]"), 2, 1),
    (re.compile(rf"\b({_ONE}) (?:in|out of)(?: every)? ({_ONE})\b"), 1, 2),
    (re.compile(rf"\b({_ONE})[ -]({'|'.join(_OF)})s?\b"), 1, 2),
)
"""How parts of a whole are said, and which group is the part and which the whole."""
HALF: Final = re.compile(r"五五开|对半|(?<!多)一半|半数|\bhalf\b|\bfifty-fifty\b")


def share(plain: str) -> float:
    """The share that is named, 0 to 1, of several the last; 0 for none."""
    found: dict[int, float] = {}
    for pattern, one in SHARES.items():
        for at in pattern.finditer(plain):
            for value in _value(at[1]):
                found[at.start()] = found.get(at.start(), 0.0) + value * one
    for pattern, part, whole in FRACTIONS:
        for at in pattern.finditer(plain):
            of = _OF.get(at[whole]) or next(_value(at[whole]), 0.0)
            some = next(_value(at[part]), 0.0)
            if of > 1:
                found[at.start()] = some / of
    found |= {at.start(): 0.5 for at in HALF.finditer(plain) if at.start() not in found}
    value = found[max(found)] if found else 0.0
    return value if 0 < value <= 1 else 0.0


def _value(said: str) -> Iterator[float]:
    """A number below a hundred, in digits or in words."""
    if re.fullmatch(r"\d+(\.\d+)?", said):
        yield float(said)
    elif said in ("百", "一百"):
        yield 100.0
    elif said in ("a", "an"):
        yield 1.0
    elif re.fullmatch(HAN, said):
        yield float(written(said))
    else:
        yield float(sum(ENGLISH[word] for word in re.split(r"[ -]", said)))
