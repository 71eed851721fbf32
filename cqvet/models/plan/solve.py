"""The optimum of a plan with wishes about zones or levels, criterion after criterion.

HiGHS (Huangfu and Hall 2018, through `scipy.optimize.milp`) minimises one criterion after the
other, with all earlier ones held at their best values. Loss and distance are convex: they enter
as lines through their exact values at two neighbouring whole numbers, and wherever the solver
goes without such lines they are added and it goes again (Kelley 1960). So a plan is taken only
where the programme has its exact cost. What the solver finds is then proven in whole numbers: a
plan that breaks anything is not given. Its last criterion, the places that come first in the
request, only picks the plan that is drawn.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from fractions import Fraction
from math import ceil, floor
from typing import Final

import numpy as np

from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.grid import Grid
from cqvet.models.plan.highs import is_whole, minimise, shadow_prices, solve
from cqvet.models.plan.programme import MILLI, Programme, programme
from cqvet.models.plan.terms import Term
from cqvet.models.plan.types import Floats, Ints

SLACK: Final = 1e-5
"""Losses closer than this (1e-8 of the steepest step) tie."""
PRICE: Final = 1e-4
"""A shadow price of a line (those of a cluster add up to 1) that is not the solver's tolerance."""
PART: Final = 1e-2
"""Part of an offering within which the relaxation counts as whole."""
MANY: Final = 250
"""Cells times steps from which the search for the least distance is cut short."""


def feasible(grid: Grid, steps: int) -> bool:
    """Say whether any plan keeps all rows."""
    problem = programme(grid, steps)
    return minimise(problem, np.zeros(len(problem.lower))) is not None


class Lines:
    """Lines under loss and distance, added where the solver goes."""

    def __init__(self, problem: Programme, cost: list[Term], near: list[int]) -> None:
        """Start with the lines of the loss; those of the distance come with its turn."""
        self.problem = problem
        self.values: dict[str, list[Callable[[int], int]]] = {
            "loss": [term.loss for term in cost],
            "distance": [term.distance for term in cost],
        }
        steep = {kind: max(abs(f(1) - f(0)) for f in own) or 1 for kind, own in self.values.items()}
        self.scale = {kind: Fraction(1, value) for kind, value in steep.items()}
        self.known: set[tuple[str, int, Fraction, Fraction]] = set()
        self.rows: dict[int, tuple[int, Fraction]] = {}
        self.held: dict[str, float] = {}
        self.open("loss", near)

    def open(self, kind: str, near: list[int]) -> None:
        """Lines of a kind around no change, around ``near`` and ever further away."""
        self.held[kind] = np.inf
        most = int(self.problem.upper[: self.problem.size].sum()) + 1
        far = [f for i in range(most.bit_length() // 2 + 1) if (f := 4**i) <= most]
        for i, k in enumerate(near):
            self.touch(kind, i, [0, k, *far, *(-f for f in far)])

    def touch(self, kind: str, cluster: int, gains: list[int]) -> bool:
        """Add the lines on both sides of some gains; whether any was new."""
        before = len(self.known)
        value, scale = self.values[kind][cluster], self.scale[kind]
        for k in {k - side for k in gains for side in (0, 1)}:
            slope = (value(k + 1) - value(k)) * scale
            line = kind, cluster, slope, (value(k) - value(0)) * scale - slope * k
            if line not in self.known:
                self.known.add(line)
                if kind == "loss":
                    self.rows[self.problem.rows.height] = cluster, slope
                self.problem.chord(*line[:2], *map(float, line[2:]))
        return len(self.known) > before

    def worth(self, kind: str, gains: list[int]) -> float:
        """The exact loss or distance of some gains, on the scale of the programme."""
        own = zip(self.values[kind], gains, strict=True)
        return MILLI * float(sum((f(k) - f(0)) * self.scale[kind] for f, k in own))

    def best(self, name: str, had: Floats | None = None) -> tuple[Floats, bool] | None:
        """The optimum of a criterion, at which it and all that is held are exact.

        With it whether it is the optimum of the relaxation too. ``had`` is the optimum of the
        criteria before, for one that counts offerings: where the relaxation, rounded up, needs as
        many, it is the optimum of this one too, and the search is saved.
        """
        cost = self.problem.costs[name]
        while True:
            # Lines between two whole numbers are cheap to find by the relaxation alone.
            x = solve(self.problem, cost, whole=False)
            if x is None:
                return None
            if self.reach([floor(k) for k in self.problem.gained(x)]):
                continue
            if is_whole(self.problem, x):
                return x, True
            if had is not None and ceil(cost @ x - PART) >= round(float(cost @ had)):
                return had, False
            x = solve(self.problem, cost, whole=True)
            if x is None:
                return None
            gains = self.problem.change(x)
            most = {**self.held, name: float(cost @ x)}
            exact = all(self.worth(kind, gains) <= most[kind] + SLACK / 10 for kind in self.held)
            if exact or not self.reach(gains):
                return x, False

    def after(self, name: str, x: Floats, *, relaxed: bool) -> Floats:
        """The optimum of a criterion after ``x``, which is that of the one before.

        Where there are too many to try (a loss that was not ``relaxed`` leaves them all open): of
        those whose loss bends where that of x does.
        """
        gains = self.problem.change(x)
        if name == "distance":
            self.open(name, gains)
            if not relaxed and self.problem.gains.shape[1] >= MANY:
                self.problem.hold(*self.bent(gains))
        try:
            found = self.best(name, x if name not in self.values else None)
        except PlanError:
            if name != "distance":
                raise
            self.problem.hold(*self.bent(gains))
            found = self.best(name)
        if found is None:
            raise PlanError("unsolved")
        return found[0]

    def reach(self, gains: list[int]) -> bool:
        """Add the lines around some gains; whether any was new."""
        pairs = enumerate(gains)
        new = [self.touch(kind, i, [k, k + 1]) for i, k in pairs for kind in self.held]
        return any(new)

    def around(self, gains: list[int]) -> tuple[list[float], list[float]]:
        """The least and the most that each cluster gains in any plan of the same loss.

        For an optimum of the relaxation: a line with a shadow price touches every such plan
        (complementary slackness), and it touches the loss no further than to its next bend.
        """
        prices = shadow_prices(self.problem, self.problem.costs["loss"])
        low, high = [-np.inf] * len(gains), [np.inf] * len(gains)
        for row, (cluster, slope) in self.rows.items():
            f, k = self.values["loss"][cluster], gains[cluster]
            before, after, then = (
                (f(i + 1) - f(i)) * self.scale["loss"] for i in (k - 1, k, k + 1)
            )
            if prices[row] < PRICE or before == after:
                continue
            if slope == after:
                low[cluster] = k
                high[cluster] = min(high[cluster], k + 1 if then > after else np.inf)
            elif slope == before:
                further = (f(k - 1) - f(k - 2)) * self.scale["loss"]
                low[cluster] = max(low[cluster], k - 1 if further < before else -np.inf)
                high[cluster] = k
        return low, high

    def bent(self, gains: list[int]) -> tuple[list[float], list[float]]:
        """These gains where the loss of a cluster bends at them, any where it does not."""
        bends = [
            f(k + 1) - f(k) > f(k) - f(k - 1)
            for f, k in zip(self.values["loss"], gains, strict=True)
        ]
        pairs = list(zip(bends, gains, strict=True))
        return [k if bend else -np.inf for bend, k in pairs], [
            k if bend else np.inf for bend, k in pairs
        ]


@dataclass(frozen=True)
class Optimum:
    """Offerings out and in, each (steps, n), and the programme with every criterion held."""

    out: Ints
    inn: Ints
    held: Programme

    @property
    def gains(self) -> list[int]:
        """What each cluster gains."""
        whole = self.held.gains @ (self.inn - self.out).reshape(-1)
        return [round(k) for k in whole.tolist()]

    def possible(self, gains: list[int]) -> bool:
        """Whether other gains are possible with as few offerings and changes."""
        problem = replace(self.held, rows=self.held.rows.copy())
        problem.hold(gains, gains)
        return minimise(problem, np.zeros(len(problem.lower))) is not None


def optimum(grid: Grid, cost: list[Term], near: list[int], steps: int) -> Optimum | None:
    """Return the optimum, or None without a plan.

    ``near`` are gains of the clusters from which the search starts. Raises `PlanError`
    (``unsolved``) where the solver's answer cannot be proven.
    """
    problem = programme(grid, steps)
    lines = Lines(problem, cost, near)
    first = lines.best("loss")
    if first is None:
        return None
    x, relaxed = first
    same = problem
    for name, criterion in problem.costs.items():
        if name == "distance" or (name != "loss" and criterion @ np.rint(x)):
            x = lines.after(name, x, relaxed=relaxed)
        if name in lines.values:
            held = lines.held[name] = lines.worth(name, problem.change(x)) + SLACK
        else:
            held = round(float(criterion @ x))
        problem.rows.add({0: criterion[None, :]}, -np.inf, held)
        if name == "loss" and relaxed:
            # An expected loss bends at nearly every whole number, by little: a row that holds
            # the sum alone would leave fractions of offerings room to play.
            problem.hold(*lines.around(problem.change(x)))
        if name == "distance":
            same = replace(problem, rows=problem.rows.copy())
    out, inn = problem.flows(x)
    if not proven(grid, out, inn):
        raise PlanError("unsolved")
    return Optimum(out, inn, same)


def proven(grid: Grid, out: Ints, inn: Ints) -> bool:
    """Say in whole numbers that flows keep budget, places, levels and, at the end, all wishes."""
    spent, taken, delta = out.sum(axis=1), out.sum(axis=0), (inn - out).sum(axis=0)
    levels = grid.level_of if not grid.across_levels else np.zeros_like(grid.level_of)
    kept = all(not delta[levels == level].sum() for level in np.unique(levels))
    limit = grid.yearly * grid.years // len(out)
    groups = grid.member @ delta
    return bool(
        kept
        and (out >= 0).all()
        and (inn >= 0).all()
        and (spent <= limit).all()
        and (taken <= grid.cap).all()
        and (groups >= grid.least).all()
        and (groups <= grid.most).all()
    )
