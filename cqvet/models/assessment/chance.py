"""The rule when scores carry a normal error: odds of each move, and how many are misplaced.

METHOD. A measured score is s + e with e ~ N(0, σ²). The odds of a move up are
Φ((s − U) / σ), of a move down Φ((D − s) / σ), each 0 where the class has no room. A school is
misplaced where its move is not that of the score without error. Errors of two schools
correlate by ρ: e = σ (√ρ z + √(1 − ρ) ε) with one z for all. Given z the schools are
independent, so the number of events follows from a product of polynomials, and the whole from
the sum over z (trapezoidal rule, exact to about 1e-9 for ρ up to 0.75).
"""

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import Final

import numpy as np
from scipy.special import ndtr

from cqvet.models.assessment.rule import Case, Move, move, moves, score
from cqvet.models.assessment.toys import CLASSES

Floats = np.ndarray[tuple[int, ...], np.dtype[np.float64]]
INTERVAL: Final = 0.8
REACH: Final = NormalDist().inv_cdf((1 + INTERVAL) / 2)
"""Standard errors to each side of an 80 % interval."""
STEPS: Final = 121
FARTHEST: Final = 7.5


@dataclass(frozen=True)
class Odds:
    """The odds of the three moves of one school; they add up to 1."""

    up: float
    same: float
    down: float

    def of(self, moved: Move) -> float:
        return {"up": self.up, "same": self.same, "down": self.down}[moved]


@dataclass(frozen=True)
class Count:
    """How many schools an event befalls: expected number and the interval of 80 %."""

    expected: float
    low: int
    high: int


def odds(value: float, standing: str, case: Case) -> Odds:
    """The odds of one school with the score `value` in the class `standing`."""
    up, down = (float(part[0]) for part in _tails(value, case, np.zeros(1), 0.0))
    up = up if standing != CLASSES[0] else 0.0
    down = down if standing != CLASSES[-1] else 0.0
    return Odds(up, max(0.0, 1 - up - down), down)


def all_odds(case: Case) -> tuple[Odds, ...]:
    """The odds of each school."""
    return tuple(
        odds(float(score(own.marks, case.weights)), own.standing, case) for own in case.schools
    )


def interval(value: float, case: Case) -> tuple[float, float]:
    """The 80 % interval of a score."""
    return value - REACH * case.error, value + REACH * case.error


def band(threshold: int, case: Case) -> tuple[float, float]:
    """Where a score must lie for the odds of the move to be between 10 and 90 %."""
    return interval(threshold, case)


def between(case: Case) -> tuple[str, ...]:
    """The schools with a move that is neither sure nor excluded: odds between 10 and 90 %."""
    edge = (1 - INTERVAL) / 2
    return tuple(
        own.id
        for own, found in zip(case.schools, all_odds(case), strict=True)
        if any(edge < chance < 1 - edge for chance in (found.up, found.down))
    )


def misplaced(case: Case) -> Count:
    """How many schools are moved otherwise than their score without error would move them."""
    rows = []
    nodes, weights = common(case)
    for own, right in zip(case.schools, moves(case), strict=True):
        up, down = tails(float(score(own.marks, case.weights)), own.standing, case, nodes)
        rows.append(1 - {"up": up, "down": down, "same": 1 - up - down}[right])
    return count(distribution(np.array(rows), weights))


def moving(case: Case) -> Count:
    """How many schools move at all."""
    nodes, weights = common(case)
    rows = [
        np.sum(tails(float(score(own.marks, case.weights)), own.standing, case, nodes), axis=0)
        for own in case.schools
    ]
    return count(distribution(np.array(rows), weights))


def common(case: Case) -> tuple[Floats, Floats]:
    """Values of the common error z and their weights, which add up to 1."""
    if case.shared == 0 or case.error == 0:
        return np.zeros(1), np.ones(1)
    nodes = np.linspace(-FARTHEST, FARTHEST, STEPS)
    weights = np.exp(-(nodes**2) / 2)
    return nodes, weights / weights.sum()


def tails(value: float, standing: str, case: Case, nodes: Floats) -> tuple[Floats, Floats]:
    """The odds of up and of down given each z, shape of `nodes`; 0 where there is no room."""
    up, down = _tails(value, case, nodes, case.shared)
    return up * (standing != CLASSES[0]), down * (standing != CLASSES[-1])


def _tails(value: float, case: Case, nodes: Floats, shared: float) -> tuple[Floats, Floats]:
    if case.error == 0:
        found = move(value, CLASSES[1], case.down, case.up)
        return np.full(len(nodes), float(found == "up")), np.full(
            len(nodes), float(found == "down")
        )
    centre = value + case.error * math.sqrt(shared) * nodes
    scale = case.error * math.sqrt(1 - shared)
    return ndtr((centre - case.up) / scale), ndtr((case.down - centre) / scale)


def distribution(chances: Floats, weights: Floats) -> Floats:
    """The distribution of a number of events: `chances` has a row an event, a column a z."""
    found = np.zeros((len(chances) + 1, len(weights)))
    found[0] = 1.0
    for chance in chances:
        found[1:] = found[1:] * (1 - chance) + found[:-1] * chance
        found[0] *= 1 - chance
    mixed: Floats = found @ weights
    return mixed


def count(shares: Floats) -> Count:
    """Mean and 80 % interval of a distribution over 0, 1, 2 ..."""
    reached = np.cumsum(shares) + 1e-12
    edge = (1 - INTERVAL) / 2
    low, high = (int(np.argmax(reached >= part)) for part in (edge, 1 - edge))
    return Count(float(np.arange(len(shares)) @ shares), low, high)
