"""What a change of a cluster's offerings costs, in whole numbers: nothing is rounded.

The expected loss of a plan is a sum over clusters, so each cluster has its own convex function of
k, the whole number of offerings that it gains. As supply and demand have the same total, half the
sum of all differences is the sum of what is lacking: similarity and gap lose what a draw lacks,
once or weighted by demand; coverage loses an offering where nothing is wanted.
"""

from bisect import bisect_right
from dataclasses import dataclass
from fractions import Fraction
from itertools import accumulate
from math import lcm

import numpy as np

from cqvet.models.plan.grid import Grid
from cqvet.models.plan.spread import own_spread, quantiles
from cqvet.models.plan.types import Objective

FINE = 2**20
"""Parts of an offering in which the draws of an unsure demand are counted."""


@dataclass(frozen=True)
class Term:
    """The cost of one cluster as a function of k, exactly.

    ``gaps`` are what each draw lacks before anything moves, in parts of an offering (``unit``
    parts each), in order; ``weights`` and ``lacks`` are the sums, from each place to the end, of
    their weights and of weights times gaps. ``slope`` is lost with each offering gained. The first
    offering gained adds ``start`` to the distance, each further one ``rise`` more than the last.
    """

    unit: int
    gaps: list[int]
    weights: list[int]
    lacks: list[int]
    slope: int
    start: int
    rise: int

    def loss(self, k: int) -> int:
        """The loss after a gain of k, on one scale for all clusters of a plan."""
        parts = k * self.unit
        at = bisect_right(self.gaps, parts)
        return self.lacks[at] - self.weights[at] * parts + self.slope * k

    def distance(self, k: int) -> int:
        """What a gain of k adds to (s - d)^2 / max(d, 1/N), on one scale for all clusters."""
        return k * self.start + k * (k - 1) // 2 * self.rise

    def step(self, k: int) -> tuple[int, int]:
        """What one more offering after a gain of k adds to loss and distance."""
        return self.loss(k + 1) - self.loss(k), self.start + k * self.rise


def terms(grid: Grid) -> list[Term]:
    """The cost of every cluster, in their order."""
    draws, total = len(grid.totals), grid.total
    supply = grid.totals.astype(np.int64)
    wanted = [weight * total / sum(grid.weights) for weight in grid.weights]
    if grid.spread.any():
        unit = FINE
        odds = quantiles(draws)[:, None] * own_spread(grid.demand, grid.spread)
        shares = grid.demand * np.exp(odds - own_spread(grid.demand, grid.spread) ** 2 / 2)
        demand = np.rint(shares * total * unit).astype(np.int64)
        wants = [[int(part) for part in column] for column in demand.T]
    else:
        unit = lcm(*(want.denominator for want in wanted))
        wants = [[int(want * unit)] * draws for want in wanted]
    # (x + k - w)^2 / max(w, 1), but for what is the same for all clusters and every k.
    above = [Fraction(int(supply[:, i].sum()), draws) - want for i, want in enumerate(wanted)]
    scales = [max(want, Fraction(1)) for want in wanted]
    steps = [((2 * off + 1) / scale, 2 / scale) for off, scale in zip(above, scales, strict=True)]
    common = lcm(*(part.denominator for pair in steps for part in pair))
    found = []
    for i, want in enumerate(wanted):
        rows = [(w - int(x) * unit, w) for w, x in zip(wants[i], supply[:, i], strict=True)]
        if grid.objective is Objective.COVERAGE:
            rows = []
        elif grid.objective is Objective.SIMILARITY:
            rows = [(gap, 1) for gap, _ in rows]
        rows.sort()
        gaps, weights = [row[0] for row in rows], [row[1] for row in rows]
        lacks = [gap * weight for gap, weight in rows]
        found.append(
            Term(
                unit=unit,
                gaps=gaps,
                weights=_to_the_end(weights),
                lacks=_to_the_end(lacks),
                slope=int(grid.objective is Objective.COVERAGE and not want),
                start=int(steps[i][0] * common),
                rise=int(steps[i][1] * common),
            )
        )
    return found


def _to_the_end(values: list[int]) -> list[int]:
    """The sum from each place to the end, and 0 after it."""
    return [*accumulate(reversed(values), initial=0)][::-1]
