"""The reader's settings as codes of a link."""

import re
from collections.abc import Container, Mapping
from dataclasses import dataclass
from typing import Final

from cqvet.base.params import Reads
from cqvet.models.assessment.errors import AssessmentError
from cqvet.models.assessment.toys import INDICATORS, MOST, SCHOOLS, Marks, School

ERRORS: Final = ("0", "1", "2", "3", "4", "6", "8", "10")
SHARED: Final = ("0", "0.25", "0.5", "0.75")
POINTS: Final = tuple(str(n) for n in range(MOST + 1))
_NUMBER: Final = r"(0|[1-9]\d?|100)"
_SHARES: Final = re.compile("-".join([_NUMBER] * len(INDICATORS)), re.ASCII)
_MARKS: Final = re.compile(r"([a-h])-" + "-".join([_NUMBER] * len(INDICATORS)), re.ASCII)


@dataclass(frozen=True)
class Settings:
    """What the reader set, each as it stands in the link."""

    shares: str = "40-30-30"
    down: str = "60"
    up: str = "80"
    error: str = "4"
    shared: str = "0"
    marks: str = ""


PLAIN: Final = Settings()
PRESETS: Final[Mapping[str, Settings]] = {
    "narrow": Settings(down="74", up="78"),
    "noisy": Settings(error="10"),
    "single": Settings(shares="100-0-0"),
    "common": Settings(error="6", shared="0.75"),
}


def encode_shares(shares: Marks) -> str:
    """The weights of the indicators, such as `40-30-30`."""
    return "-".join(map(str, shares))


def decode_shares(code: str) -> Marks:
    """The weights of a code, not all 0. Raises `AssessmentError` (`bad_shares`)."""
    match = _SHARES.fullmatch(code)
    if match is None or not any(found := _three(match[1], match[2], match[3])):
        raise AssessmentError("bad_shares")
    return found


def encode_marks(schools: tuple[School, ...]) -> str:
    """The marks that differ from the toy's own, such as `a-80-75-90.c-55-60-70`."""
    changed = [
        school for school, toy in zip(schools, SCHOOLS, strict=True) if school.marks != toy.marks
    ]
    return ".".join(f"{school.id}-{encode_shares(school.marks)}" for school in changed)


def decode_marks(code: str) -> tuple[School, ...]:
    """All toy schools with the marks of a code. Raises `AssessmentError` (`bad_marks`)."""
    given: dict[str, Marks] = {}
    for part in filter(None, code.split(".")):
        match = _MARKS.fullmatch(part)
        if match is None:
            raise AssessmentError("bad_marks")
        given[match[1]] = _three(match[2], match[3], match[4])
    found = tuple(
        School(toy.id, toy.programme, toy.standing, given.get(toy.id, toy.marks)) for toy in SCHOOLS
    )
    if encode_marks(found) != code:
        raise AssessmentError("bad_marks")
    return found


def replace_marks(code: str, school: str, marks: Marks) -> str:
    """A code in which one school has other marks."""
    return encode_marks(
        tuple(
            School(own.id, own.programme, own.standing, marks if own.id == school else own.marks)
            for own in decode_marks(code)
        )
    )


def _three(first: str, second: str, third: str) -> Marks:
    return int(first), int(second), int(third)


CHOICES: Final[Mapping[str, Container[str]]] = {
    "shares": Reads(decode_shares),
    "down": POINTS,
    "up": POINTS,
    "error": ERRORS,
    "shared": SHARED,
    "marks": Reads(decode_marks),
}
