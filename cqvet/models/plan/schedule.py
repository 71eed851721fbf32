"""From flows to moves: who goes where, and in which year."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from cqvet.models.plan.grid import Grid
from cqvet.models.plan.objective import loss
from cqvet.models.plan.types import Ints


class Step(NamedTuple):
    """``points`` offerings from one cell position to another in a year (from 1)."""

    year: int
    origin: int
    target: int
    points: int


def pair(grid: Grid, out: Ints, inn: Ints, year: int = 1) -> list[Step]:
    """Join offerings that leave (n,) with those that arrive (n,): moves in the order of cells.

    First inside each zone and level, then inside each level, then (only where levels may change)
    the rest; within each of these the first cell that gives meets the first that takes. So no
    pairing crosses fewer zones or levels, and the pairing follows from the flows alone.
    """
    out, inn = out.copy(), inn.copy()
    found: dict[tuple[int, int], int] = {}
    for key in (grid.pool_of, grid.level_of, np.zeros_like(grid.level_of)):
        for value in np.unique(key):
            gives = [int(i) for i in np.flatnonzero((key == value) & (out > 0))]
            takes = [int(i) for i in np.flatnonzero((key == value) & (inn > 0))]
            while gives and takes:
                i, j = gives[0], takes[0]
                points = int(min(out[i], inn[j]))
                found[i, j] = found.get((i, j), 0) + points
                out[i] -= points
                inn[j] -= points
                gives = gives if out[i] else gives[1:]
                takes = takes if inn[j] else takes[1:]
    return [Step(year, i, j, points) for (i, j), points in sorted(found.items())]


def change(grid: Grid, steps: list[Step]) -> NDArray[np.float64]:
    """Change of each cell (n,) by some moves."""
    delta = np.zeros(len(grid.cells))
    for step in steps:
        delta[step.origin] -= step.points
        delta[step.target] += step.points
    return delta


def in_years(grid: Grid, steps: list[Step]) -> list[Step] | None:
    """Spread the moves over the years as early as the budget allows, or None.

    The next move is always the first, by gain an offering and then by place, that no wish forbids
    on the way: a floor or ceiling that holds must go on holding, one that does not hold yet must
    not get further away. None means that this rule finds no way (wishes on crossing groups can need
    moves at the same time); then the programme with one step a year decides.
    """
    now = grid.mean
    room_down = grid.member @ np.zeros(len(now)) - np.minimum(grid.least, 0)
    room_up = np.maximum(grid.most, 0) - grid.member @ np.zeros(len(now))
    waiting = sorted(steps, key=gain_order(grid))
    left = [step.points for step in waiting]
    done: list[Step] = []
    for year in range(1, grid.years + 1):
        budget = grid.yearly
        while budget and any(left):
            for at, step in enumerate(waiting):
                effect = grid.member[:, step.target].astype(int) - grid.member[:, step.origin]
                limits = np.where(effect < 0, room_down, np.where(effect > 0, room_up, np.inf))
                points = int(min(budget, left[at], limits.min(initial=np.inf)))
                if points:
                    break
            else:
                return None
            left[at] -= points
            budget -= points
            room_down += effect * points
            room_up -= effect * points
            done.append(step._replace(year=year, points=points))
    return sorted(merged(done))


def merged(steps: list[Step]) -> list[Step]:
    """Add up moves that agree in all but their points."""
    sums: dict[tuple[int, int, int], int] = {}
    for step in steps:
        sums[step[:3]] = sums.get(step[:3], 0) + step.points
    return [Step(*key, points) for key, points in sums.items()]


def gain_order(grid: Grid) -> Callable[[Step], tuple[float, int, int]]:
    """Sort key: the loss per offering after this move alone, then places."""
    start = grid.by_cluster(grid.mean)

    def key(step: Step) -> tuple[float, int, int]:
        after = start + grid.by_cluster(change(grid, [step]))
        gain = loss(start, grid.demand, grid.objective) - loss(after, grid.demand, grid.objective)
        return (-round(float(gain) / step.points, 12), step.origin, step.target)

    return key
