"""A programme handed to HiGHS (Huangfu and Hall 2018, through `scipy.optimize`)."""

from typing import Final

import numpy as np

from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.programme import Programme
from cqvet.models.plan.types import Floats

INFEASIBLE: Final = 2
WHOLE: Final = 1e-7
NODES: Final = 200
"""Most branches of a search: a limit that is the same on every machine."""


def minimise(problem: Programme, cost: Floats) -> Floats | None:
    """Return an optimal x, or None where no x is feasible.

    The relaxation comes first: where its optimum is whole, which flows mostly are, it is the
    optimum (and where it is infeasible, so is the programme), at half the time of a search.
    """
    x = solve(problem, cost, whole=False)
    if x is None or is_whole(problem, x):
        return x
    return solve(problem, cost, whole=True)


def is_whole(problem: Programme, x: Floats) -> bool:
    """Say whether all flows are whole numbers."""
    flows = x[problem.whole]
    return bool(np.abs(flows - np.rint(flows)).max() < WHOLE)


def solve(problem: Programme, cost: Floats, *, whole: bool) -> Floats | None:
    """Call HiGHS; raises `PlanError` (``unsolved``) where it finds no answer in ``NODES``.

    Rows that leave hardly any room have been called infeasible by the presolve, so that verdict
    counts only if it is reached without it too.
    """
    from scipy.optimize import Bounds, LinearConstraint, milp

    rows = problem.rows
    for presolve in (True, False):
        found = milp(
            cost,
            integrality=problem.whole * int(whole),
            bounds=Bounds(problem.lower, problem.upper),
            constraints=LinearConstraint(
                rows.matrix(len(cost)), np.concatenate(rows.low), np.concatenate(rows.high)
            ),
            options={"mip_rel_gap": 0.0, "presolve": presolve, "node_limit": NODES},
        )
        if found.status != INFEASIBLE:
            break
    else:
        return None
    if found.status or found.x is None:
        raise PlanError("unsolved")
    return np.asarray(found.x, dtype=float)


def shadow_prices(problem: Programme, cost: Floats) -> Floats:
    """What each row costs the optimum of the relaxation, 0 or more."""
    from scipy.optimize import linprog
    from scipy.sparse import vstack

    rows = problem.rows
    matrix, low, high = rows.matrix(len(cost)), np.concatenate(rows.low), np.concatenate(rows.high)
    above, below = np.isfinite(low).nonzero()[0], np.isfinite(high).nonzero()[0]
    found = linprog(
        cost,
        A_ub=vstack([-matrix[above], matrix[below]]),
        b_ub=np.concatenate([-low[above], high[below]]),
        bounds=np.stack([problem.lower, problem.upper], axis=1),
    )
    if found.status:
        raise PlanError("unsolved")
    prices = np.zeros(len(low))
    np.add.at(prices, np.concatenate([above, below]), np.abs(found.ineqlin.marginals))
    return prices
