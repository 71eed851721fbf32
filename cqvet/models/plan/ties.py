"""What is equally good: one offering taken from elsewhere, or put elsewhere, at the same cost.

The distance in the last criterion is strictly convex, so two optimal plans differ in a cluster by
one offering only, and those that tie can be told by exchanging one. Costs are compared exactly.
"""

from collections.abc import Callable

import numpy as np

from cqvet.models.plan.grid import Grid
from cqvet.models.plan.schedule import Step, change
from cqvet.models.plan.terms import Term
from cqvet.models.plan.types import Tie

Possible = Callable[[list[int]], bool]
"""Whether some plan gives the clusters these gains, with as few moves and changes as the best."""


def ties(grid: Grid, cost: list[Term], gains: list[int], possible: Possible) -> tuple[Tie, ...]:
    """Clusters of which any could give, or take, the last offering at the same cost."""
    found = []
    for gives, sign in ((True, -1), (False, 1)):
        last = {i: _step(cost[i], k - sign, k) for i, k in enumerate(gains) if k * sign > 0}
        more = {i: _step(cost[i], k, k + sign) for i, k in enumerate(gains) if k * sign >= 0}
        groups: dict[tuple[int, int], set[int]] = {}
        for own, key in last.items():
            for other, next_key in more.items():
                swapped = [k - sign * (i == own) + sign * (i == other) for i, k in enumerate(gains)]
                if other != own and next_key == key and possible(swapped):
                    groups.setdefault(key, set()).update({own, other})
        for key, clusters in groups.items():
            drawn = sum(last.get(i) == key for i in clusters)
            found.append(Tie(gives, frozenset(grid.clusters[i] for i in clusters), drawn))
    return tuple(found)


def _step(term: Term, before: int, after: int) -> tuple[int, int]:
    return term.loss(after) - term.loss(before), term.distance(after) - term.distance(before)


def places(grid: Grid, steps: list[Step]) -> list[list[int]]:
    """For each move within a pool the others in which one of its offerings could move as well."""
    out = np.zeros(len(grid.cells), dtype=np.int64)
    for step in steps:
        out[step.origin] += step.points
    groups = grid.member @ change(grid, steps)
    member = grid.member.astype(int)

    def fits(step: Step, pool: int) -> bool:
        origin = int(grid.at[pool, grid.cluster_of[step.origin]])
        target = int(grid.at[pool, grid.cluster_of[step.target]])
        then = groups + member[:, target] - member[:, origin]
        then += member[:, step.origin] - member[:, step.target]
        kept = (then >= grid.least).all() and (then <= grid.most).all()
        return bool(out[origin] < grid.cap[origin] and kept)

    found = []
    for step in steps:
        own = int(grid.pool_of[step.origin])
        inside = own == grid.pool_of[step.target]
        pools = range(len(grid.at)) if inside else ()
        found.append([pool for pool in pools if pool != own and fits(step, pool)])
    return found
