"""From a request to its answer."""

from typing import Final

import numpy as np

from cqvet.plan.conflict import conflict
from cqvet.plan.grid import HIGH, LOW, Grid, build
from cqvet.plan.objective import index, loss
from cqvet.plan.odds import advised, in_balance
from cqvet.plan.programme import programme
from cqvet.plan.schedule import Step, change, in_years, pair
from cqvet.plan.solve import optimum
from cqvet.plan.types import Answer, Change, Floats, Index, Loser, Move, Objective, Request, Unmet

NEVER: Final = 2.0
"""Odds that no move reaches."""


def plan(request: Request) -> Answer:
    """Compute the plan of a request; the same request always gives the same answer.

    Raises `PlanError` where there is none.
    """
    grid = build(request)
    steps = best_steps(request, grid)
    balance = in_balance(grid)
    judged, dropped = advised(grid, steps, NEVER if balance else request.odds)
    kept = [step for step, _, _ in judged]
    delta = change(grid, kept)
    yearly = [
        change(grid, [step for step in kept if step.year <= year])
        for year in range(1, grid.years + 1)
    ]
    nothing = np.zeros_like(delta)
    every = indices(grid, [nothing, delta, change(grid, steps)], tuple(Objective))
    return Answer(
        moves=moves(grid, judged),
        not_advised=moves(grid, dropped),
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
    )


def best_steps(request: Request, grid: Grid) -> list[Step]:
    """Return the moves of the one optimum, in the order of year and ids.

    All years are first solved as one step, which can only be better than year by year. Where the
    moves found can be spread over the years without breaking a wish on the way, they are the
    optimum; otherwise the programme with a step a year is solved.
    """
    problem = programme(grid, 1)
    x = optimum(problem)
    if x is None:
        raise conflict(request, grid, 1)
    out, inn = problem.flows(x)
    steps = in_years(grid, pair(grid, out[0], inn[0]))
    if steps is not None:
        return steps
    problem = programme(grid, grid.years)
    x = optimum(problem)
    if x is None:
        raise conflict(request, grid, grid.years)
    out, inn = problem.flows(x)
    return [
        step for year in range(grid.years) for step in pair(grid, out[year], inn[year], year + 1)
    ]


def moves(grid: Grid, judged: list[tuple[Step, float, bool]]) -> tuple[Move, ...]:
    """Name the cells of moves."""
    return tuple(
        Move(s.year, grid.cells[s.origin], grid.cells[s.target], s.points, chance, needed)
        for s, chance, needed in judged
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
    """Cells that lose offerings, in the order of ids, with what is kept there and why."""
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
