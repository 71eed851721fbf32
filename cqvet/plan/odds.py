"""How sure a move is, and whether supply can be told from balance at all."""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from cqvet.plan.grid import Grid
from cqvet.plan.objective import cluster_loss, loss
from cqvet.plan.schedule import Step, change
from cqvet.plan.types import Floats, Objective

SAME: Final = 1e-12
"""Losses closer than this are the same."""
TOLD_APART: Final = 0.975
"""More than 0.95 because the spread of the draws is an estimate too: with 0.95 the simulated
share of advice at exact balance was 5 to 7 %, with 0.975 it is 3 to 4 %."""


def worse_without(grid: Grid, steps: list[Step]) -> NDArray[np.bool_]:
    """Whether leaving out one move makes the objective worse, (draws, moves).

    Leaving out a move changes the terms of two clusters only, so each is computed from those.
    """
    totals = grid.totals
    size = totals.sum(axis=1, keepdims=True)
    after = totals + grid.by_cluster(change(grid, steps))
    points = np.array([step.points for step in steps], dtype=float)
    difference = np.zeros((len(totals), len(steps)))
    for end, sign in (("origin", 1.0), ("target", -1.0)):
        at = grid.cluster_of[[getattr(step, end) for step in steps]]
        demand = grid.demand[at]
        without = cluster_loss((after[:, at] + sign * points) / size, demand, grid.objective)
        difference += without - cluster_loss(after[:, at] / size, demand, grid.objective)
    inside = (
        grid.cluster_of[[s.origin for s in steps]] == grid.cluster_of[[s.target for s in steps]]
    )
    worse: NDArray[np.bool_] = (difference > SAME) & ~inside
    return worse


def keeps_wishes(grid: Grid, steps: list[Step]) -> bool:
    """Say whether moves keep the wishes at the end, and on the way those that held before."""
    if not len(grid.member):
        return True
    delta = np.zeros(len(grid.cells))
    for year in range(1, grid.years + 1):
        delta += change(grid, [step for step in steps if step.year == year])
        groups = grid.member @ delta
        last = year == grid.years
        low = grid.least if last else np.minimum(grid.least, 0)
        high = grid.most if last else np.maximum(grid.most, 0)
        if (groups < low).any() or (groups > high).any():
            return False
    return True


def odds(grid: Grid, steps: list[Step]) -> tuple[Floats, NDArray[np.bool_]]:
    """Odds of each move (m,), and whether a wish breaks without it (m,), which makes them 1."""
    if not steps:
        return np.zeros(0), np.zeros(0, dtype=bool)
    needed = np.array(
        [not keeps_wishes(grid, [s for s in steps if s is not step]) for step in steps]
    )
    return np.where(needed, 1.0, worse_without(grid, steps).mean(axis=0)), needed


def advised(
    grid: Grid, steps: list[Step], least: float
) -> tuple[list[tuple[Step, float, bool]], list[tuple[Step, float, bool]]]:
    """Split moves into advised and not advised, each with its odds and whether a wish needs it.

    The least sure move below ``least`` that no wish needs is dropped (of equals the last), and
    the odds of the others are taken again without it, until all that are left are sure enough.
    So the odds of an advised move are those within the advised plan; those of a dropped one are
    those that it was dropped for. As a needed move is never dropped, wishes go on holding.
    """
    kept = list(steps)
    dropped: list[tuple[Step, float, bool]] = []
    while True:
        chances, needed = odds(grid, kept)
        weak = np.flatnonzero(~needed & (chances < least))
        if not len(weak):
            judged = zip(kept, chances.tolist(), needed.tolist(), strict=True)
            return list(judged), sorted(dropped)
        at = int(weak[::-1][np.argmin(chances[weak[::-1]])])
        dropped.append((kept.pop(at), float(chances[at]), False))


def in_balance(grid: Grid) -> bool:
    """Say whether the mean supply is no further from balance than its own spread explains.

    The draws are shifted so that their mean is the demand. If at least 2.5 % of these balanced
    draws have a loss as large as that of the mean supply, the two cannot be told apart. With an
    exact supply this is so only where the loss is 0.
    """
    totals = grid.totals
    mean = totals.mean(axis=0)
    balanced = totals - mean + grid.demand * totals.sum(axis=1, keepdims=True)
    objective = Objective.COVERAGE if grid.objective is Objective.COVERAGE else Objective.SIMILARITY
    chance = np.quantile(loss(balanced, grid.demand, objective), TOLD_APART)
    return bool(loss(mean, grid.demand, objective) <= chance + SAME)
