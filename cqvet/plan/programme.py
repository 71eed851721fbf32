"""The plan as an integer linear programme, for one step or for one step a year."""

from dataclasses import dataclass
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csc_array

from cqvet.plan.grid import Grid
from cqvet.plan.objective import lines
from cqvet.plan.types import Floats, Ints

MILLI: Final = 1e3
"""The loss is counted in thousandths of an offering, far above the solver's tolerance of 1e-6."""


class Criterion(NamedTuple):
    """A whole number to minimise: weights of columns from ``start``, and the most it can be.

    ``row`` is its row in the matrix, by which it can be held; one variable alone has None.
    """

    start: int
    weights: Floats
    most: int
    row: int | None

    @property
    def columns(self) -> slice:
        """Its columns."""
        return slice(self.start, self.start + len(self.weights))

    def value(self, x: Floats) -> float:
        """Return its value at x."""
        return float(np.rint(self.weights @ x[self.columns]))


@dataclass(frozen=True, slots=True)
class Programme:
    """Rows ``low <= matrix @ x <= high`` and bounds on x.

    x = [out (steps x n), in (steps x n), loss (c), across levels, across pools], where the last
    two count offerings that leave their level, or their zone or level. ``whole`` marks integer
    variables. ``criteria`` are what is minimised after the loss, most important first.
    """

    matrix: csc_array
    low: Floats
    high: Floats
    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    loss: Floats
    loss_row: int
    criteria: list[Criterion]
    steps: int
    cells: int

    def flows(self, x: Floats) -> tuple[Ints, Ints]:
        """Offerings out and in, each (steps, n)."""
        size = self.steps * self.cells
        whole = np.rint(x[: 2 * size]).astype(np.int64)
        return (
            whole[:size].reshape(self.steps, self.cells),
            whole[size:].reshape(self.steps, self.cells),
        )


class Rows:
    """Rows being collected, as triplets."""

    def __init__(self) -> None:
        """Start without rows."""
        self.height = 0
        self.triplets: list[tuple[Floats, Ints, Ints]] = []
        self.low: list[Floats] = []
        self.high: list[Floats] = []

    def add(self, parts: dict[int, Floats], low: Floats | float, high: Floats | float) -> None:
        """Add one block of rows from parts placed at their first columns."""
        height = len(next(iter(parts.values())))
        for at, part in parts.items():
            row, column = part.nonzero()
            self.triplets.append((part[row, column], row + self.height, column + at))
        self.low.append(np.full(height, low, dtype=float))
        self.high.append(np.full(height, high, dtype=float))
        self.height += height

    def matrix(self, width: int) -> csc_array:
        """Return all rows over ``width`` variables."""
        value, row, column = (np.concatenate(part) for part in zip(*self.triplets, strict=True))
        return csc_array((value, (row, column)), shape=(self.height, width))


def indicator(of: Ints) -> Floats:
    """One row for each position that occurs in ``of``, 1 where it is."""
    return np.asarray(of == np.unique(of)[:, None], dtype=float)


def programme(grid: Grid, steps: int) -> Programme:
    """Set up the programme with 1 step (all years as one) or ``grid.years`` steps."""
    n, c = len(grid.cells), len(grid.clusters)
    levels, pools = indicator(grid.level_of), indicator(grid.pool_of)
    least_rows = np.ones((1, n)) if grid.across_levels else levels
    across = steps * len(levels) if grid.across_levels else 0
    size = steps * n
    at_in, at_loss, at_level = size, 2 * size, 2 * size + c
    at_pool = at_level + across
    width = at_pool + steps * len(pools)
    budget = grid.yearly * grid.years // steps
    rows = Rows()
    for step in range(steps):
        out, inn = step * n, at_in + step * n
        rows.add({out: least_rows, inn: -least_rows}, 0, 0)
        rows.add({out: np.ones((1, n))}, 0, budget)
        if across:
            at = at_level + step * len(levels)
            rows.add({out: -levels, inn: levels, at: -np.eye(len(levels))}, -np.inf, 0)
        at = at_pool + step * len(pools)
        rows.add({out: -pools, inn: pools, at: -np.eye(len(pools))}, -np.inf, 0)
    so_far = np.kron(np.tri(steps), np.ones(n)).reshape(steps, size)
    for step in range(steps if len(grid.member) else 0):
        sums = np.tile(grid.member, steps) * so_far[step]
        last = step == steps - 1
        low = grid.least if last else np.minimum(grid.least, 0)
        high = grid.most if last else np.maximum(grid.most, 0)
        rows.add({0: -sums, at_in: sums}, low, high)
    if steps > 1:
        rows.add({0: np.tile(np.eye(n), steps)}, 0, grid.cap.astype(float))
    slopes, intercepts = lines(grid.by_cluster(grid.mean), grid.demand, grid.objective)
    gains = np.tile(indicator(grid.cluster_of), steps)
    # A cluster of the demand has cells in the grid even where it has no supply, so `indicator`
    # has a row for every cluster, in order.
    for line in range(slopes.shape[1]):
        k = MILLI * slopes[:, [line]] * gains
        rows.add({0: k, at_in: -k, at_loss: np.eye(c)}, MILLI * intercepts[:, line], np.inf)
    upper = np.full(width, float(grid.yearly * grid.years))
    upper[:size] = np.tile(np.minimum(grid.cap, budget), steps)
    upper[size : 2 * size] = budget
    upper[at_loss:at_level] = np.inf
    lower = np.zeros(width)
    lower[at_loss:at_level] = -np.inf
    whole = np.arange(width) < at_loss
    loss = np.zeros(width)
    loss[at_loss:at_level] = 1.0
    loss_row = rows.height
    rows.add({0: loss[None, :]}, -np.inf, np.inf)
    found = [
        c._replace(most=int(upper[c.start])) if c.row is None else c
        for c in criteria(grid, steps, (at_loss, at_level, at_pool, width), rows)
        if c.row is not None or upper[c.start] > 0
    ]
    return Programme(
        matrix=rows.matrix(width),
        low=np.concatenate(rows.low),
        high=np.concatenate(rows.high),
        lower=lower,
        upper=upper,
        whole=whole,
        loss=loss,
        loss_row=loss_row,
        criteria=found,
        steps=steps,
        cells=n,
    )


def criteria(
    grid: Grid, steps: int, starts: tuple[int, int, int, int], rows: Rows
) -> list[Criterion]:
    """Fewest offerings moved, across levels, across zones; soonest; then by id.

    ``starts`` are the first columns of the losses, of the levels and of the pools, and the
    width. A free row is added for each criterion of more than one variable.
    """
    at_loss, at_level, at_pool, width = starts
    size, most = steps * len(grid.cells), grid.yearly * grid.years
    late = np.repeat(np.arange(steps), len(grid.cells)).astype(float)
    sums = [
        (0, np.ones(size), most),
        (at_level, np.ones(at_pool - at_level), most),
        (at_pool, np.ones(width - at_pool), most),
        (0, late, most * steps),
    ]
    found = []
    for start, weights, limit in sums:
        if weights.any():
            found.append(Criterion(start, weights, limit, rows.height))
            rows.add({start: weights[None, :]}, -np.inf, np.inf)
    # Columns of one step are in the order of ids; from the last to the first, as little as can be.
    backwards = [*range(size - 1, -1, -1), *range(at_loss - 1, size - 1, -1)]
    return found + [Criterion(column, np.ones(1), most, None) for column in backwards]
