"""The rule year after year while no school changes: how many move although nothing happens.

METHOD. True scores stay, errors are drawn anew each year, so the classes of all schools form a
Markov chain on 3⁸ states. Given the common error of the year the schools move independently;
the number of moves follows from the generating function at roots of unity. Nothing is drawn.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from cqvet.models.assessment.chance import Count, Floats, common, count, tails
from cqvet.models.assessment.rule import Case, after, move, score
from cqvet.models.assessment.toys import CLASSES


@dataclass(frozen=True)
class Year:
    """A year of the rule: the moves expected, and those that scores without error would make."""

    year: int
    moves: Count
    without_error: int


@lru_cache(maxsize=128)
def years(case: Case, last: int) -> tuple[Year, ...]:
    """The first `last` years."""
    kernels, weights = _kernels(case)
    state = _start(case)
    standing = [own.standing for own in case.schools]
    values = [score(own.marks, case.weights) for own in case.schools]
    found = []
    for year in range(1, last + 1):
        sure = [
            move(value, place, case.down, case.up)
            for value, place in zip(values, standing, strict=True)
        ]
        exact = sum(moved != "same" for moved in sure)
        found.append(Year(year, count(_moves(state, kernels, weights)), exact))
        state = _step(state, kernels, weights)
        standing = [after(place, moved) for place, moved in zip(standing, sure, strict=True)]
    return tuple(found)


def _kernels(case: Case) -> tuple[Floats, Floats]:
    """Odds of going from class to class, shape (z, school, class, class), and weights of z."""
    nodes, weights = common(case)
    size = len(CLASSES)
    found = np.zeros((len(nodes), len(case.schools), size, size))
    for i, own in enumerate(case.schools):
        value = float(score(own.marks, case.weights))
        for j, standing in enumerate(CLASSES):
            up, down = tails(value, standing, case, nodes)
            found[:, i, j, j] = 1 - up - down
            if j > 0:
                found[:, i, j, j - 1] = up
            if j < size - 1:
                found[:, i, j, j + 1] = down
    return found, weights


def _start(case: Case) -> Floats:
    """The distribution over the classes of all schools before the first year: one point."""
    size = len(CLASSES)
    state = np.zeros((size,) * len(case.schools))
    state[tuple(CLASSES.index(own.standing) for own in case.schools)] = 1.0
    return state.ravel()


def _step(state: Floats, kernels: Floats, weights: Floats) -> Floats:
    """One year: each axis of the state goes through the kernel of its school, for every z."""
    size = len(CLASSES)
    found = np.broadcast_to(state, (len(weights), len(state)))
    for i in range(kernels.shape[1]):
        # The first axis is used up and comes back as the last: after all schools the order holds.
        front = found.reshape(len(weights), size, -1)
        found = np.matmul(front.transpose(0, 2, 1), kernels[:, i]).reshape(len(weights), -1)
    mixed: Floats = weights @ found
    return mixed


def _moves(state: Floats, kernels: Floats, weights: Floats) -> Floats:
    """The distribution of the number of moves in the year that begins in `state`."""
    size, n = len(CLASSES), kernels.shape[1]
    roots = np.exp(2j * np.pi * np.arange(n + 1) / (n + 1))
    stay = np.diagonal(kernels, axis1=2, axis2=3)
    factors = (stay + roots[:, None, None, None] * (1 - stay)).reshape(-1, n, size)
    found = factors[:, 0] @ state.reshape(size, -1)
    for i in range(1, n):
        found = np.einsum("bc,bcr->br", factors[:, i], found.reshape(len(found), size, -1))
    values = found.reshape(n + 1, len(weights)) @ weights
    shares: Floats = np.clip(np.fft.fft(values).real / (n + 1), 0, 1)
    return shares
