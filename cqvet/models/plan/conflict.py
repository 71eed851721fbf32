"""Name the wishes that cannot be met together."""

from dataclasses import replace

import numpy as np

from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.grid import Grid
from cqvet.models.plan.solve import feasible
from cqvet.models.plan.types import Request


def conflict(request: Request, grid: Grid, steps: int) -> PlanError:
    """Return the error for a grid whose programme is infeasible.

    The smallest set of wishes is found by leaving out one after the other for good where the rest
    stays infeasible (the deletion filter, Chinneck and Dravnieks 1991). The code says which limit,
    once lifted, would make this set possible.
    """
    chosen = list(range(len(grid.member)))
    for wish in list(chosen):
        rest = [i for i in chosen if i != wish]
        if not feasible(grid.with_wishes(rest), steps):
            chosen = rest
    core = grid.with_wishes(chosen)
    kinds = ["floor"] * len(request.floors) + ["ceiling"] * len(request.ceilings)
    wishes = [*request.floors, *request.ceilings]
    params = {
        "wishes": [
            {
                "kind": kinds[i],
                "zone": wishes[i].zone,
                "cluster": wishes[i].cluster,
                "level": wishes[i].level,
                "points": wishes[i].points,
                "now": float(grid.member[i] @ grid.mean),
            }
            for i in chosen
        ],
        "yearly": grid.yearly,
        "years": grid.years,
    }
    everything = np.floor(grid.mean + 1e-9).astype(np.int64)
    lifted = {
        "wishes_beyond_budget": replace(core, yearly=grid.total),
        "wishes_against_keeps": replace(core, yearly=grid.total, cap=everything),
        "wishes_against_levels": replace(
            core, yearly=grid.total, cap=everything, across_levels=True
        ),
    }
    for code, easier in lifted.items():
        if feasible(easier, 1):
            return PlanError(code, params)
    return PlanError("wishes_conflict", params)
