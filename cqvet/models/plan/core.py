"""The optimum where no wish names a zone or a level: exact, without a solver.

Every cluster can be opened wherever another is closed, so only the gains k of the clusters count:
each between two bounds, the gains adding up to 0. Offerings that leave are the first of sorted
lists of steps, one a cluster (a convex function costs more with each step), and so are those that
arrive; a pair moves as long as leaving and arriving together cost less than nothing, in the order
of the criteria. Steps are compared as whole numbers.
"""

from collections.abc import Callable
from functools import cache

import numpy as np

from cqvet.models.plan.grid import Grid
from cqvet.models.plan.schedule import Step
from cqvet.models.plan.terms import Term

Key = tuple[int, int, int]
"""What a step adds: loss, offerings moved, distance; the first that differs decides."""
Steps = Callable[[int], Key]


def only_clusters(grid: Grid) -> bool:
    """Whether every wish is about one whole cluster."""
    return all(named(grid, row) is not None for row in range(len(grid.member)))


def named(grid: Grid, row: int) -> int | None:
    """The cluster that a wish is about as a whole."""
    inside = np.unique(grid.cluster_of[grid.member[row]])
    if len(inside) == 1 and grid.member[row].sum() == (grid.cluster_of == inside[0]).sum():
        return int(inside[0])
    return None


def bounds(grid: Grid) -> tuple[list[int], list[int]]:
    """The least and the most that each cluster may gain."""
    most_moved = grid.yearly * grid.years
    low = [-min(int(cap), most_moved) for cap in grid.by_cluster(grid.cap)]
    high = [most_moved] * len(low)
    for row in range(len(grid.member)):
        if (at := named(grid, row)) is not None:
            low[at] = int(max(low[at], grid.least[row]))
            high[at] = int(min(high[at], grid.most[row]))
    return low, high


def within(grid: Grid) -> Callable[[list[int]], bool]:
    """A check of gains against these bounds."""
    low, high = bounds(grid)
    return lambda change: all(a <= k <= b for a, k, b in zip(low, change, high, strict=True))


def gains(grid: Grid, cost: list[Term]) -> list[int] | None:
    """The gain of each cluster in the optimum, of equals the first; None without a plan."""
    low, high = bounds(grid)
    if any(a > b for a, b in zip(low, high, strict=True)):
        return None
    start = [min(max(0, a), b) for a, b in zip(low, high, strict=True)]
    more = [b - k if k >= 0 else 0 for k, b in zip(start, high, strict=True)]
    less = [k - a if k <= 0 else 0 for k, a in zip(start, low, strict=True)]
    arrive = [_arriving(term, k) for term, k in zip(cost, start, strict=True)]
    leave = [_leaving(term, k) for term, k in zip(cost, start, strict=True)]
    arrived, left = sum(k for k in start if k > 0), -sum(k for k in start if k < 0)
    least = max(arrived, left)
    most = min(grid.yearly * grid.years, arrived + sum(more), left + sum(less))
    if least > most:
        return None

    def helps(moved: int) -> bool:
        """Whether the last of so many pairs is worth it."""
        ends = [
            max(steps[i](n - 1) for i, n in enumerate(first(steps, room, moved - done)) if n)
            for steps, room, done in ((arrive, more, arrived), (leave, less, left))
        ]
        return tuple(map(sum, zip(*ends, strict=True))) < (0, 0, 0)

    # The cost of the next pair never falls, so the last one that helps is found by halving.
    while least < most:
        middle = (least + most + 1) // 2
        least, most = (middle, most) if helps(middle) else (least, middle - 1)
    taken = first(arrive, more, least - arrived)
    given = first(leave, less, least - left)
    return [k + t - g for k, t, g in zip(start, taken, given, strict=True)]


def _arriving(term: Term, start: int) -> Steps:
    @cache
    def key(i: int) -> Key:
        loss, distance = term.step(start + i)
        return loss, 1, distance

    return key


def _leaving(term: Term, start: int) -> Steps:
    @cache
    def key(i: int) -> Key:
        loss, distance = term.step(start - i - 1)
        return -loss, 0, -distance

    return key


def first(lists: list[Steps], room: list[int], count: int) -> list[int]:
    """How many of the ``count`` smallest keys each of several sorted lists holds.

    Of each list that is not used up the key ``stride`` further on is looked at. Where that is
    smallest, all up to it belong to the smallest: at most ``stride`` - 1 of every other list and
    those before it can come first, and the stride is chosen so that these are fewer than count.
    """
    taken = [0] * len(lists)
    while count:
        waiting = [i for i, most in enumerate(room) if taken[i] < most]
        stride = 1 << (max(1, count // len(waiting)).bit_length() - 1)
        ends = {i: min(stride, room[i] - taken[i]) for i in waiting}
        at = min(waiting, key=lambda i: lists[i](taken[i] + ends[i] - 1))
        taken[at] += ends[at]
        count -= ends[at]
    return taken


def moves(grid: Grid, change: list[int]) -> list[Step]:
    """Moves that give each cluster its gain, each within a zone and level, first cells first."""
    waiting = [[i, k] for i, k in enumerate(change) if k > 0]
    found: dict[tuple[int, int], int] = {}
    for cell, cap in enumerate(grid.cap.tolist()):
        own = int(grid.cluster_of[cell])
        left = min(cap, max(0, -change[own]))
        change = [k + left if i == own else k for i, k in enumerate(change)]
        while left:
            target = int(grid.at[grid.pool_of[cell], waiting[0][0]])
            points = min(left, waiting[0][1])
            found[cell, target] = found.get((cell, target), 0) + points
            left -= points
            waiting[0][1] -= points
            if not waiting[0][1]:
                waiting.pop(0)
    return [Step(1, origin, target, points) for (origin, target), points in sorted(found.items())]
