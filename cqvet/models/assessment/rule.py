"""The rule without error: a weighted score, two thresholds, a move of at most one class."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Literal

from cqvet.models.assessment.codes import Settings, decode_marks, decode_shares
from cqvet.models.assessment.errors import AssessmentError
from cqvet.models.assessment.toys import CLASSES, Marks, School

Move = Literal["up", "same", "down"]
Weights = tuple[Fraction, ...]


@dataclass(frozen=True)
class Case:
    """Settings read: schools, weights that add up to 1, thresholds, error, common part.

    `error` is the standard error of a score in points; `shared` the correlation of the errors
    of any two schools.
    """

    schools: tuple[School, ...]
    weights: Weights
    down: int
    up: int
    error: float
    shared: float


def read(settings: Settings) -> Case:
    """The case of settings whose codes can all be read.

    Raises `AssessmentError` (`thresholds`: `down`, `up`) where down is not below up.
    """
    down, up = int(settings.down), int(settings.up)
    if down >= up:
        raise AssessmentError("thresholds", down=down, up=up)
    return Case(
        decode_marks(settings.marks),
        normalised(decode_shares(settings.shares)),
        down,
        up,
        float(settings.error),
        float(settings.shared),
    )


def normalised(shares: Sequence[int]) -> Weights:
    """Weights that add up to 1, in the proportions given. Not all may be 0."""
    return tuple(Fraction(share, sum(shares)) for share in shares)


def score(marks: Marks, weights: Weights) -> Fraction:
    """The weighted score of a school, exact."""
    return sum((w * x for w, x in zip(weights, marks, strict=True)), Fraction(0))


def move(value: Fraction | float, standing: str, down: int, up: int) -> Move:
    """What a score does: up from the threshold on, down below the other, within the classes."""
    if value >= up and standing != CLASSES[0]:
        return "up"
    if value < down and standing != CLASSES[-1]:
        return "down"
    return "same"


def after(standing: str, moved: Move) -> str:
    """The class after a move."""
    step = {"up": -1, "same": 0, "down": 1}[moved]
    return CLASSES[CLASSES.index(standing) + step]


def moves(case: Case) -> tuple[Move, ...]:
    """The move of each school without error."""
    return tuple(
        move(score(own.marks, case.weights), own.standing, case.down, case.up)
        for own in case.schools
    )
