"""The plan as an integer linear programme, for one step or for one step a year."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, Self

import numpy as np
from numpy.typing import NDArray

from cqvet.models.plan.grid import Grid
from cqvet.models.plan.types import Floats, Ints

if TYPE_CHECKING:
    from scipy.sparse import csc_array

Parts = dict[int, Floats]
MILLI: Final = 1e3
"""Losses count in thousandths of the steepest step, far above the solver's tolerance of 1e-6."""


@dataclass
class Rows:
    """Rows ``low <= matrix @ x <= high`` being collected, as triplets."""

    height: int = 0
    triplets: list[tuple[Floats, Ints, Ints]] = field(default_factory=list)
    low: list[Floats] = field(default_factory=list)
    high: list[Floats] = field(default_factory=list)

    def add(self, parts: Parts, low: Floats | float, high: Floats | float) -> None:
        """Add one block of rows from parts placed at their first columns."""
        height = len(next(iter(parts.values())))
        for at, part in parts.items():
            row, column = part.nonzero()
            self.triplets.append((part[row, column], row + self.height, column + at))
        self.low.append(np.full(height, low, dtype=float))
        self.high.append(np.full(height, high, dtype=float))
        self.height += height

    def copy(self) -> Self:
        """The same rows, to add others to."""
        return replace(self, triplets=[*self.triplets], low=[*self.low], high=[*self.high])

    def matrix(self, width: int) -> "csc_array":
        """Return all rows over ``width`` variables."""
        from scipy.sparse import csc_array

        value, row, column = (np.concatenate(part) for part in zip(*self.triplets, strict=True))
        return csc_array((value, (row, column)), shape=(self.height, width))


@dataclass(frozen=True)
class Programme:
    """Rows and bounds on x.

    x = [out (steps x n), in (steps x n), loss (c), distance (c), across levels, across pools],
    where the last two count offerings that leave their level, or their zone or level. ``whole``
    marks integer variables; ``costs`` are what is minimised after the loss, most important first,
    but for the distance; ``gains`` (c, steps x n) sums arrivals into clusters.
    """

    rows: Rows
    lower: Floats
    upper: Floats
    whole: NDArray[np.bool_]
    gains: Floats
    costs: dict[str, Floats]
    steps: int
    cells: int

    @property
    def size(self) -> int:
        """Flows of one direction."""
        return self.steps * self.cells

    def flows(self, x: Floats) -> tuple[Ints, Ints]:
        """Offerings out and in, each (steps, n)."""
        whole = np.rint(x[: 2 * self.size]).astype(np.int64)
        shape = (self.steps, self.cells)
        return whole[: self.size].reshape(shape), whole[self.size :].reshape(shape)

    def gained(self, x: Floats) -> list[float]:
        """What each cluster gains, as the solver has it but for its tolerance."""
        flows = x[self.size : 2 * self.size] - x[: self.size]
        return [round(float(k), 6) for k in self.gains @ flows]

    def change(self, x: Floats) -> list[int]:
        """What each cluster gains in whole offerings."""
        out, inn = self.flows(x)
        return [round(k) for k in (self.gains @ (inn - out).reshape(-1)).tolist()]

    def hold(self, low: Sequence[float], high: Sequence[float]) -> None:
        """Let each cluster gain at least and at most this."""
        bounds = np.array(low, dtype=float), np.array(high, dtype=float)
        self.rows.add({0: -self.gains, self.size: self.gains}, *bounds)

    def chord(self, kind: str, cluster: int, slope: float, intercept: float) -> None:
        """Keep the loss or distance of a cluster above a line over what it gains."""
        at = 2 * self.size + cluster + (len(self.gains) if kind == "distance" else 0)
        line = MILLI * slope * self.gains[[cluster]]
        self.rows.add({0: line, self.size: -line, at: np.ones((1, 1))}, MILLI * intercept, np.inf)


def indicator(of: Ints) -> Floats:
    """One row for each position that occurs in ``of``, 1 where it is."""
    return np.asarray(of == np.unique(of)[:, None], dtype=float)


def programme(grid: Grid, steps: int) -> Programme:
    """Set up the programme with 1 step (all years as one) or ``grid.years`` steps."""
    n, c = len(grid.cells), len(grid.clusters)
    levels, pools = indicator(grid.level_of), indicator(grid.pool_of)
    across = steps * len(levels) if grid.across_levels else 0
    size = steps * n
    at_loss, at_level = 2 * size, 2 * size + 2 * c
    at_pool = at_level + across
    width = at_pool + steps * len(pools)
    budget = grid.yearly * grid.years // steps
    rows = Rows()
    for step in range(steps):
        out, inn = step * n, size + step * n
        conserved = np.ones((1, n)) if grid.across_levels else levels
        rows.add({out: conserved, inn: -conserved}, 0, 0)
        rows.add({out: np.ones((1, n))}, 0, budget)
        crossings = [(at_pool + step * len(pools), pools)]
        crossings += [(at_level + step * len(levels), levels)] if across else []
        for at, groups in crossings:
            rows.add({out: -groups, inn: groups, at: -np.eye(len(groups))}, -np.inf, 0)
    for step in range(steps if len(grid.member) else 0):
        so_far = np.repeat(np.arange(steps) <= step, n)
        sums = np.where(so_far, np.tile(grid.member, steps), 0.0)
        last = step == steps - 1
        low = grid.least if last else np.minimum(grid.least, 0)
        high = grid.most if last else np.maximum(grid.most, 0)
        rows.add({0: -sums, size: sums}, low, high)
    if steps > 1:
        rows.add({0: np.tile(np.eye(n), steps)}, 0, grid.cap.astype(float))
    upper = np.full(width, float(grid.yearly * grid.years))
    upper[:size] = np.tile(np.minimum(grid.cap, budget), steps)
    upper[size : 2 * size] = budget
    upper[at_loss:at_level] = np.inf
    lower = np.where(np.isinf(upper), -np.inf, 0.0)
    return Programme(
        rows=rows,
        lower=lower,
        upper=upper,
        whole=np.arange(width) < at_loss,
        gains=np.tile(indicator(grid.cluster_of), steps),
        costs=costs(steps, n, (at_loss, at_level, at_pool, width)),
        steps=steps,
        cells=n,
    )


def costs(steps: int, cells: int, starts: tuple[int, int, int, int]) -> dict[str, Floats]:
    """Criteria as costs of the columns: moved, levels, zones, distance; soonest; first places."""
    at_loss, at_level, at_pool, width = starts
    half = (at_level - at_loss) // 2
    columns, size = np.arange(width), steps * cells
    flow, out = columns < 2 * size, columns < size
    return {
        "loss": ((columns >= at_loss) & (columns < at_loss + half)).astype(float),
        "moved": out.astype(float),
        "levels": ((columns >= at_level) & (columns < at_pool)).astype(float),
        "pools": (columns >= at_pool).astype(float),
        "distance": ((columns >= at_loss + half) & (columns < at_level)).astype(float),
        "late": np.where(out, columns // cells, 0.0),
        "place": np.where(flow, columns % cells, 0.0),
    }
