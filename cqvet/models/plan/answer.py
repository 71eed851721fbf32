"""From a request to its answer."""

from typing import Final

import numpy as np

from cqvet.models.plan import core
from cqvet.models.plan.conflict import conflict
from cqvet.models.plan.grid import HIGH, LOW, Grid, build, with_demand
from cqvet.models.plan.objective import index, loss
from cqvet.models.plan.odds import Judged, advised, in_balance, on_basis, verdict
from cqvet.models.plan.schedule import Step, change, in_years, pair
from cqvet.models.plan.solve import optimum
from cqvet.models.plan.terms import Term, terms
from cqvet.models.plan.ties import places, ties
from cqvet.models.plan.types import (
    Answer,
    Change,
    Floats,
    Index,
    Loser,
    Move,
    Objective,
    Request,
    Tie,
    Unmet,
)

NEVER: Final = 2.0
"""Odds that no move reaches."""


def plan(request: Request) -> Answer:
    """Compute the plan of a request; the same request always gives the same answer.

    Raises `PlanError` where there is none.
    """
    grid = build(request)
    cost = terms(grid)
    steps, tied = best_steps(request, grid, cost)
    balance = in_balance(grid)
    judged, dropped = advised(grid, steps, NEVER if balance else request.odds)
    kept = [row.step for row in judged]
    delta = change(grid, kept)
    yearly = [
        change(grid, [step for step in kept if step.year <= year])
        for year in range(1, grid.years + 1)
    ]
    nothing = np.zeros_like(delta)
    every = indices(grid, [nothing, delta, change(grid, steps)], tuple(Objective))
    return Answer(
        moves=moves(request, grid, judged, kept),
        not_advised=moves(request, grid, dropped, steps),
        before=every[:3],
        after=every[3:6],
        possible=every[6:],
        path=indices(grid, yearly, (grid.objective,)),
        clusters=clusters(grid, delta),
        losers=losers(request, grid, delta),
        unmet=unmet(grid, delta),
        in_balance=balance,
        yearly=grid.yearly,
        total=grid.total,
        ties=tied,
    )


def best_steps(
    request: Request, grid: Grid, cost: list[Term]
) -> tuple[list[Step], tuple[Tie, ...]]:
    """Return the moves of the optimum, in the order of year and place, and what ties.

    All years are first solved as one step, which can only be better than year by year. Where the
    moves found can be spread over the years without breaking a wish on the way, they are the
    optimum; otherwise the programme with a step a year is solved.
    """
    near = core.gains(grid, cost)
    if core.only_clusters(grid):
        if near is None:
            raise conflict(request, grid, 1)
        steps = in_years(grid, core.moves(grid, near))
        if steps is not None:
            return steps, ties(grid, cost, near, core.within(grid))
    near = near or [0] * len(cost)
    found = optimum(grid, cost, near, 1)
    if found is None:
        raise conflict(request, grid, 1)
    steps = in_years(grid, pair(grid, found.out[0], found.inn[0]))
    if steps is None:
        found = optimum(grid, cost, near, grid.years)
        if found is None:
            raise conflict(request, grid, grid.years)
        flows = zip(found.out, found.inn, strict=True)
        steps = [s for year, two in enumerate(flows, start=1) for s in pair(grid, *two, year)]
    return steps, ties(grid, cost, found.gains, found.possible)


def moves(
    request: Request, grid: Grid, rows: list[Judged], plan_of: list[Step]
) -> tuple[Move, ...]:
    """Moves by the names of their cells, with their odds under every reading of demand.

    ``plan_of`` are all moves of the plan that the rows are part of.
    """
    at = {step: i for i, step in enumerate(plan_of)}
    found = {
        name: on_basis(with_demand(grid, demand), plan_of) for name, demand in request.bases.items()
    }
    elsewhere = places(grid, plan_of)
    zones_of = [grid.cells[pool[0]] for pool in grid.at]
    return tuple(
        Move(
            step.year,
            grid.cells[step.origin],
            grid.cells[step.target],
            step.points,
            chance,
            needed,
            bases=tuple((name, values[at[step]]) for name, values in found.items()),
            verdict=verdict([values[at[step]] for values in found.values()]) if found else None,
            places=tuple((zones_of[p].zone, zones_of[p].level) for p in elsewhere[at[step]]),
        )
        for step, chance, needed in rows
    )


def indices(
    grid: Grid, deltas: list[Floats], objectives: tuple[Objective, ...]
) -> tuple[Index, ...]:
    """Each index after each change of the cells: median and 80 % interval over the draws."""
    now = grid.totals
    rows = [(delta, objective) for delta in deltas for objective in objectives]
    values = [
        index(loss(now + grid.by_cluster(delta), grid.demand, objective), objective)
        for delta, objective in rows
    ]
    low, middle, high = np.quantile(np.array(values), [LOW, 0.5, HIGH], axis=1)
    return tuple(
        Index(objective, float(middle[i]), float(low[i]), float(high[i]))
        for i, (_, objective) in enumerate(rows)
    )


def clusters(grid: Grid, delta: Floats) -> tuple[Change, ...]:
    """Every cluster before and after."""
    mean, moved = grid.by_cluster(grid.mean), grid.by_cluster(delta)
    share = (grid.totals + moved) / grid.total
    low, high = np.quantile(share, [LOW, HIGH], axis=0)
    return tuple(
        Change(
            cluster=cluster,
            demand=float(grid.demand[i]),
            before=float(mean[i] / grid.total),
            after=float((mean[i] + moved[i]) / grid.total),
            points_before=float(mean[i]),
            points_after=float(mean[i] + moved[i]),
            low=float(low[i]),
            high=float(high[i]),
        )
        for i, cluster in enumerate(grid.clusters)
    )


def losers(request: Request, grid: Grid, delta: Floats) -> tuple[Loser, ...]:
    """Cells that lose offerings, in their order, with what is kept there and why."""
    found = []
    for i in np.flatnonzero(delta < 0):
        keeps = [keep for keep in request.keeps if keep.cell == grid.cells[i]]
        reasons = tuple(sorted({keep.reason for keep in keeps}))
        kept = sum(keep.points for keep in keeps)
        found.append(Loser(grid.cells[i], round(float(-delta[i])), kept, reasons))
    return tuple(found)


def unmet(grid: Grid, delta: Floats) -> tuple[Unmet, ...]:
    """Clusters that stay short of their demand by at least one whole offering on the mean."""
    moved = grid.by_cluster(delta)
    wanted = grid.demand * grid.total
    short = wanted - grid.by_cluster(grid.mean) - moved
    shares = np.maximum(0.0, wanted - grid.totals - moved) / grid.total
    low, high = np.quantile(shares, [LOW, HIGH], axis=0)
    return tuple(
        Unmet(
            cluster,
            float(short[i]),
            float(short[i] / grid.total),
            float(low[i]),
            float(high[i]),
        )
        for i, cluster in enumerate(grid.clusters)
        if short[i] >= 1 - 1e-9
    )
