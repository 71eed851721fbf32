"""The one optimum of a programme, criterion after criterion.

HiGHS (Huangfu and Hall 2018, through `scipy.optimize.milp`) first minimises the loss, then the
criteria of the programme in their order, each with all earlier ones held at their best values.
The last criteria are the flows of all cells one by one. Two optimal plans
would have to agree in all of them, hence be the same plan: the optimum is unique, whatever the
order of the rows of a request and whichever optimum the solver meets first.

Whole-numbered criteria are solved several at once, as digits of one number in a mixed base (digit
i runs from 0 to its most, the next digit weighs 1 + most times less), which is the same as one by
one; a number stays below 2^20 so that the solver's tolerances (1e-6) cannot reach a digit.
Criteria that are 0 in a plan at hand cannot be improved and need no solving.
"""

from dataclasses import replace
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import Bounds, LinearConstraint, milp

from cqvet.plan.programme import Criterion, Programme
from cqvet.plan.types import Floats

LARGEST: Final = 2**20
SLACK: Final = 1e-5
"""Losses closer than this (1e-8 of an offering) tie."""
INFEASIBLE: Final = 2
WHOLE: Final = 1e-7


def minimise(problem: Programme, cost: Floats) -> Floats | None:
    """Return an optimal x, or None where no x is feasible.

    The relaxation comes first: where its optimum is whole, which flows mostly are, it is the
    optimum (and where it is infeasible, so is the programme), at half the time of a search.
    """
    x = solve(problem, cost, np.zeros(len(cost), dtype=int))
    if x is None:
        return None
    flows = x[problem.whole]
    if np.abs(flows - np.rint(flows)).max() < WHOLE:
        return x
    return solve(problem, cost, problem.whole.astype(int))


def solve(problem: Programme, cost: Floats, integrality: NDArray[np.int_]) -> Floats | None:
    """Call HiGHS."""
    found = milp(
        cost,
        integrality=integrality,
        bounds=Bounds(problem.lower, problem.upper),
        constraints=LinearConstraint(problem.matrix, problem.low, problem.high),
        options={"mip_rel_gap": 0.0},
    )
    if found.status == INFEASIBLE:
        return None
    if found.x is None:
        raise RuntimeError(found.message)
    return np.asarray(found.x, dtype=float)


def feasible(problem: Programme) -> bool:
    """Say whether any plan keeps all rows."""
    return minimise(problem, np.zeros_like(problem.loss)) is not None


def optimum(problem: Programme) -> Floats | None:
    """Return the unique optimal x (its flows; see the module), or None if infeasible."""
    x = minimise(problem, problem.loss)
    if x is None:
        return None
    problem = held(problem, problem.loss_row, -np.inf, float(problem.loss @ x) + SLACK)
    waiting = problem.criteria
    while waiting:
        digits, waiting = next_digits(waiting)
        if any(digit.value(x) for digit in digits):
            cost, weight = np.zeros_like(problem.loss), 1.0
            for digit in reversed(digits):
                cost[digit.columns] += weight * digit.weights
                weight *= digit.most + 1
            x = better(problem, cost)
        problem = fixed(problem, digits, x)
    return x


def better(problem: Programme, cost: Floats) -> Floats:
    """Minimise where a plan is known to exist."""
    x = minimise(problem, cost)
    if x is None:
        message = "the solver lost a plan that it had found"
        raise RuntimeError(message)
    return x


def next_digits(criteria: list[Criterion]) -> tuple[list[Criterion], list[Criterion]]:
    """Split off as many criteria as fit into one number, at least one."""
    size, count = 1, 0
    while count < len(criteria) and (count == 0 or size * (criteria[count].most + 1) <= LARGEST):
        size *= criteria[count].most + 1
        count += 1
    return criteria[:count], criteria[count:]


def fixed(problem: Programme, digits: list[Criterion], x: Floats) -> Programme:
    """Hold criteria at their values in x, single variables by their bounds."""
    lower, upper = problem.lower.copy(), problem.upper.copy()
    for digit in digits:
        if digit.row is None:
            lower[digit.start] = upper[digit.start] = digit.value(x)
        else:
            problem = held(problem, digit.row, digit.value(x), digit.value(x))
    return replace(problem, lower=lower, upper=upper)


def held(problem: Programme, row: int, low: float, high: float) -> Programme:
    """Return the programme with other bounds of one row."""
    lows, highs = problem.low.copy(), problem.high.copy()
    lows[row], highs[row] = low, high
    return replace(problem, low=lows, high=highs)
