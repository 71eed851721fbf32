"""How sure a move is, and whether supply can be told from balance at all."""

from dataclasses import dataclass, field
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from cqvet.models.plan.grid import Grid
from cqvet.models.plan.objective import cluster_loss
from cqvet.models.plan.schedule import Step, change
from cqvet.models.plan.types import Floats, Ints, Objective, Verdict

SAME: Final = 1e-12
"""Losses closer than this are the same."""
TOLD_APART: Final = 0.975
"""More than 0.95 because the spread of the draws is an estimate too: with 0.95 the simulated
share of advice at exact balance was 5 to 7 %, with 0.975 it is 3 to 4 %."""
NEAREST: Final = 0.05
MOST: Final = 0.95
"""Odds from draws are never told finer than ``NEAREST`` nor above ``MOST``: draws are a model."""
SURE: Final = 0.8
"""A move holds on a reading of demand where its odds there are at least this."""

Bools = NDArray[np.bool_]
Changes = tuple[tuple[int, int], ...]
"""Clusters and the offerings that each gets more or less."""

TRIALS: Final = {
    "right": 0.94,
    "direction": 0.92,
    "narrow": 0.92,
    "wide": 0.96,
    "demand": 0.91,
}
"""Of moves with odds of ``SURE`` or more so many proved right on 2,000 made-up truths each: with
draws that are right, with priors off by a factor of 2 up or down, with draws of half and of double
the weight that they should have, and with every weight of demand off by its standard deviation."""


class Judged(NamedTuple):
    """A move, its odds, and whether a wish breaks without it."""

    step: Step
    odds: float
    needed: bool


def told(share: float, *, exact: bool) -> float:
    """Odds as they are told."""
    return share if exact else min(MOST, round(round(share / NEAREST) * NEAREST, 2))


Gains = tuple[tuple[int, int, int], ...]
"""Clusters, the offerings that each has gained so far, and those that it gets more or less."""


@dataclass(frozen=True)
class Known:
    """What was worked out of a grid, kept while its moves are dropped one by one.

    ``losses`` (draws,) are a cluster's terms of the loss after what it gained, ``means`` the mean
    losses that a change adds to a cluster, ``rows`` (c,) those of all clusters with the gains at
    which they hold, ``right`` (draws,) whether a move with some best other use proves right.
    """

    losses: dict[tuple[int, int], Floats] = field(default_factory=dict)
    means: dict[tuple[int, int, int], float] = field(default_factory=dict)
    rows: dict[int, tuple[list[int | None], Floats]] = field(default_factory=dict)
    right: dict[tuple[Gains, Gains], Bools] = field(default_factory=dict)


class Draws:
    """The loss of every draw after some moves, a cluster at a time."""

    def __init__(self, grid: Grid, steps: list[Step], known: Known) -> None:
        """Keep what each draw has of each cluster after the moves."""
        self.grid = grid
        self.total = grid.total
        self.gains = np.rint(grid.by_cluster(change(grid, steps))).astype(int).tolist()
        self.known = known

    def now(self, at: int) -> Floats:
        """A cluster's term of the loss."""
        key, losses = (at, self.gains[at]), self.known.losses
        if key not in losses:
            losses[key] = self.of(at, 0)
        return losses[key]

    def of(self, at: int, points: int) -> Floats:
        """The same with so many offerings more or less."""
        supply = self.grid.totals[:, at] + (self.gains[at] + points)
        return cluster_loss(supply / self.total, self.grid.shares[:, at], self.grid.objective)

    def worse(self, changes: Changes) -> Floats:
        """How much worse every draw is where clusters have so many offerings more or less."""
        found: Floats = sum((self.of(*one) - self.now(one[0]) for one in changes), np.zeros(1))
        return found

    def mean(self, at: int, points: int) -> float:
        """The mean of the same for one cluster."""
        key, means = (at, self.gains[at], points), self.known.means
        if key not in means:
            means[key] = float((self.of(at, points) - self.now(at)).mean())
        return means[key]

    def means(self, points: int) -> Floats:
        """The means of every cluster (c,)."""
        known = self.known.rows
        then, row = known.get(points) or ([None] * len(self.gains), np.empty(len(self.gains)))
        if then != self.gains:
            for at, gain in enumerate(self.gains):
                if then[at] != gain:
                    row[at] = self.mean(at, points)
            known[points] = [*self.gains], row
        return row

    def right(self, changes: Changes, other: Changes) -> Bools:
        """Whether the first change makes a draw worse and the other does not make it better."""
        key = self._at(changes), self._at(other)
        known = self.known.right
        if key not in known:
            known[key] = (self.worse(changes) > SAME) & (self.worse(other) >= -SAME)
        return known[key]

    def _at(self, changes: Changes) -> Gains:
        return tuple((at, self.gains[at], points) for at, points in changes)


def comes_true(grid: Grid, steps: list[Step], known: Known) -> Bools:
    """Whether each move proves right, (draws, moves).

    It does where leaving it out makes the objective worse, and where the best other use of its
    offerings does not make it better: the same number (or as many as may leave) closed in another
    cluster, or opened in another. The best other use is the one that does best on average; one
    that does exactly as well on average is no other use but equally good.
    """
    draws = Draws(grid, steps, known)
    out = grid.by_cluster(np.minimum(change(grid, steps), 0))
    spare = np.maximum(0, grid.by_cluster(grid.cap) + out).astype(int)
    found = np.zeros((len(grid.totals), len(steps)), dtype=bool)
    for i, step in enumerate(steps):
        giver, taker = int(grid.cluster_of[step.origin]), int(grid.cluster_of[step.target])
        if giver != taker:
            left_out = (giver, step.points), (taker, -step.points)
            other = _best_other_use(draws, step.points, (giver, taker), spare)
            found[:, i] = draws.right(left_out, other)
    return found


def _best_other_use(draws: Draws, points: int, ends: tuple[int, int], spare: Ints) -> Changes:
    """What the offerings of a move would best do instead; no change where nothing differs.

    They are opened in another cluster, or closed in one that has some to spare.
    """
    giver, taker = ends
    given = np.minimum(points, spare)
    opened = draws.mean(taker, -points) + draws.means(points)
    closed = np.where(given, draws.mean(giver, points) + draws.means(-points), 0.0)
    for at in np.flatnonzero((given > 0) & (given < points)).tolist():
        few = int(given[at])
        closed[at] = draws.mean(giver, few) + draws.mean(at, -few)
    means = np.stack([opened, closed])
    means[np.abs(means) <= SAME] = np.inf
    means[:, ends] = np.inf
    if not np.isfinite(least := means.min()):
        return ()
    return min(
        ((giver, int(given[at])), (at, -int(given[at])))
        if closes
        else ((taker, -points), (at, points))
        for closes, at in np.argwhere(means == least).tolist()
    )


def needed(grid: Grid, steps: list[Step]) -> list[bool]:
    """Whether a wish breaks without each move: at the end, or on the way one that held before."""
    ends = [[getattr(step, end) for step in steps] for end in ("origin", "target")]
    points = np.array([step.points for step in steps])
    effects = (grid.member[:, ends[1]].astype(int) - grid.member[:, ends[0]]).T * points[:, None]
    years = np.array([step.year for step in steps])
    broken = np.zeros(len(steps), dtype=bool)
    for year in range(1, grid.years + 1):
        made = np.where((years <= year)[:, None], effects, 0)
        without = made.sum(axis=0) - made
        last = year == grid.years
        low = grid.least if last else np.minimum(grid.least, 0)
        high = grid.most if last else np.maximum(grid.most, 0)
        broken |= ((without < low) | (without > high)).any(axis=1)
    return broken.tolist()


def odds(grid: Grid, steps: list[Step], known: Known) -> list[float]:
    """The share of draws in which each move proves right; 1 where nothing is unsure."""
    if len(grid.totals) == 1:
        return [1.0] * len(steps)
    return [float(share) for share in comes_true(grid, steps, known).mean(axis=0)]


def judged(grid: Grid, steps: list[Step], known: Known) -> list[Judged]:
    """Moves with their odds as told."""
    if not steps:
        return []
    exact = len(grid.totals) == 1
    shares = [told(share, exact=exact) for share in odds(grid, steps, known)]
    return [Judged(*row) for row in zip(steps, shares, needed(grid, steps), strict=True)]


def advised(grid: Grid, steps: list[Step], least: float) -> tuple[list[Judged], list[Judged]]:
    """Split moves into advised and not advised.

    The least sure move below ``least`` that no wish needs is dropped (of equals the last), and
    the odds of the others are taken again without it, until all that are left are sure enough.
    So the odds of an advised move are those within the advised plan; those of a dropped one are
    those that it was dropped for. As a needed move is never dropped, wishes go on holding.
    """
    kept = list(steps)
    dropped: list[Judged] = []
    known = Known()
    while True:
        now = judged(grid, kept, known)
        weak = [
            (row.odds, -at) for at, row in enumerate(now) if row.odds < least and not row.needed
        ]
        if not weak:
            return now, sorted(dropped)
        at = -min(weak)[1]
        dropped.append(now[at])
        kept.pop(at)


def on_basis(grid: Grid, steps: list[Step]) -> list[float]:
    """The odds of moves, as told, under another demand, for which they need not be best."""
    shares = comes_true(grid, steps, Known()).mean(axis=0).tolist()
    return [told(share, exact=len(grid.totals) == 1) for share in shares]


def verdict(found: list[float]) -> Verdict:
    """What the odds on all readings of demand say together."""
    sure = [value >= SURE for value in found]
    if all(sure):
        return Verdict.EVERY_BASIS
    return Verdict.DEPENDS if any(sure) else Verdict.CANNOT_TELL


def in_balance(grid: Grid) -> bool:
    """Say whether the mean supply is no further from balance than its own spread explains.

    The draws of supply less demand are shifted so that their mean is 0. If at least 2.5 % of these
    balanced draws have a loss as large as that of the mean, the two cannot be told apart. With
    nothing unsure this is so only where the loss is 0.
    """
    above = grid.totals / grid.total - grid.shares
    middle = above.mean(axis=0)
    if grid.objective is Objective.COVERAGE:
        useless = grid.demand == 0
        spread, now = (above - middle)[:, useless].sum(axis=1), middle[useless].sum()
    else:
        spread, now = np.abs(above - middle).sum(axis=1), np.abs(middle).sum()
    return bool(now <= np.quantile(spread, TOLD_APART) + SAME)
