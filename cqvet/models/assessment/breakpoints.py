"""How far a weight can change before a school moves otherwise: exact, for scores are linear.

METHOD. One weight w takes all values from 0 to 1 while the others keep their proportions
(equal parts where they are all 0). A score is then w x + (1 − w) r, with r the score by the
other weights alone, and crosses a threshold T at w = (T − r) / (x − r). All in fractions.
"""

from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from cqvet.models.assessment.rule import Case, Move, Weights, move, score
from cqvet.models.assessment.toys import CLASSES, School

ONE: Final = Fraction(1)


@dataclass(frozen=True)
class Crossing:
    """A weight at which the move of a school changes, and the threshold that it meets there."""

    at: Fraction
    school: str
    threshold: int


@dataclass(frozen=True)
class Range:
    """The weights from `low` to `high` within which no move changes; `now` lies between.

    The crossings at the two ends; none where the end is 0 or 1.
    """

    indicator: int
    low: Fraction
    now: Fraction
    high: Fraction
    below: tuple[Crossing, ...]
    above: tuple[Crossing, ...]


def weights_at(weights: Weights, indicator: int, value: Fraction) -> Weights:
    """The weights when one of them is `value` and the others share the rest as before."""
    rest = ONE - weights[indicator]
    others = len(weights) - 1
    parts = [Fraction(1, others) if rest == 0 else w / rest for w in weights]
    return tuple(value if i == indicator else (ONE - value) * part for i, part in enumerate(parts))


def moves_at(case: Case, indicator: int, value: Fraction) -> tuple[Move, ...]:
    """The moves without error when one weight is `value`."""
    weights = weights_at(case.weights, indicator, value)
    return tuple(
        move(score(own.marks, weights), own.standing, case.down, case.up) for own in case.schools
    )


def crossings(case: Case, indicator: int) -> tuple[Crossing, ...]:
    """All weights from 0 to 1 at which a school meets a threshold that it can be moved by."""
    found = [
        Crossing(at, own.id, threshold)
        for own in case.schools
        for threshold in _thresholds(own, case)
        if (at := _meets(own, case, indicator, threshold)) is not None and 0 <= at <= 1
    ]
    return tuple(sorted(found, key=lambda crossing: (crossing.at, crossing.school)))


def stable(case: Case, indicator: int) -> Range:
    """The widest range around the present weight in which the set of moves stays the same."""
    now, met = case.weights[indicator], crossings(case, indicator)
    low = max((c.at for c in met if c.at < now), default=Fraction(0))
    high = min((c.at for c in met if c.at > now), default=ONE)
    # A score that stands on a threshold now changes as soon as the weight moves to one side.
    present = moves_at(case, indicator, now)
    if low < now and moves_at(case, indicator, (low + now) / 2) != present:
        low = now
    if high > now and moves_at(case, indicator, (now + high) / 2) != present:
        high = now
    below, above = (tuple(c for c in met if c.at == end) for end in (low, high))
    return Range(indicator, low, now, high, below, above)


def _thresholds(own: School, case: Case) -> tuple[int, ...]:
    """The thresholds that can move a school of its class."""
    up = () if own.standing == CLASSES[0] else (case.up,)
    down = () if own.standing == CLASSES[-1] else (case.down,)
    return (*up, *down)


def _meets(own: School, case: Case, indicator: int, threshold: int) -> Fraction | None:
    """The weight at which a score equals a threshold; None where it never or always does."""
    rest = score(own.marks, weights_at(case.weights, indicator, Fraction(0)))
    slope = own.marks[indicator] - rest
    return (threshold - rest) / slope if slope else None
