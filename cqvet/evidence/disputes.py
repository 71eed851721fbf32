"""When two statements of the same thing do not agree: conflict, change, or neither.

METHOD. A statement stands for a range of values: exact x for x up to its printed precision,
"at least" for everything from x on, "nearly" for the tenth below x, "about" for the tenth
around it. Two statements about the same indicator and scope are a conflict if their ranges do
not meet and their periods do, a change if neither meet, and harmless otherwise.
"""

import math
from dataclasses import dataclass
from typing import Literal

Verdict = Literal["conflict", "change", "harmless"]
NEAR = 0.1


@dataclass(frozen=True)
class Statement:
    """One statement: what (`indicator`), where (`scope`), when (ISO year, month or day), value.

    `step` is the smallest amount that its printed form can tell apart (1 for 176; 1,000 for
    102.4 thousand).
    """

    indicator: str
    scope: str
    period: str
    value: float
    qualifier: str = "exact"
    step: float = 1.0


def extent(statement: Statement) -> tuple[float, float]:
    """The lowest and highest value that a statement allows."""
    value, half = statement.value, statement.step / 2
    match statement.qualifier:
        case "at_least":
            return value, math.inf
        case "nearly":
            return value * (1 - NEAR) - half, value
        case "about":
            return value * (1 - NEAR) - half, value * (1 + NEAR) + half
        case _:
            return value - half, value + half


def meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Whether two ranges, taken without their ends, have a value in common."""
    return one[0] < other[1] and other[0] < one[1]


def same_time(one: str, other: str) -> bool:
    """Whether two periods can be the same: a year and a day in it can."""
    return one.startswith(other) or other.startswith(one)


def judge(one: Statement, other: Statement) -> Verdict:
    """What two statements are to each other."""
    if (one.indicator, one.scope) != (other.indicator, other.scope):
        return "harmless"
    if meet(extent(one), extent(other)):
        return "harmless"
    return "conflict" if same_time(one.period, other.period) else "change"
