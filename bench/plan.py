"""Processor time of a plan with odds: 13 clusters x 3 zones x 3 levels, 5 years, 2,000 draws.

The line to keep is 1 second, and 2 for 297 cells with ten wishes, exact or with unsure demand.
The ratio sets the odds, which look at two clusters a move, against a plain loop that computes the
whole objective again for every draw and move.
"""

import statistics
import time
from collections.abc import Callable

import numpy as np

from cqvet.models.plan import Cell, Objective, Request, Wish, plan
from cqvet.models.plan.answer import best_steps
from cqvet.models.plan.grid import Grid, build
from cqvet.models.plan.objective import loss
from cqvet.models.plan.odds import Known, comes_true
from cqvet.models.plan.schedule import Step, change
from cqvet.models.plan.terms import terms

LIMIT = 1.0
WIDE_LIMIT = 2.0
RUNS = 7
LOOP_DRAWS = 100


def every_cell(clusters: int) -> tuple[Cell, ...]:
    """Cells of three zones, so many clusters, three levels."""
    return tuple(
        Cell(f"z{z}", f"c{c:02}", f"l{level}")
        for z in range(3)
        for c in range(clusters)
        for level in range(3)
    )


def request(objective: Objective, draws: int, seed: int) -> Request:
    """A request of the full size; one draw is an exact supply."""
    rng = np.random.default_rng(seed)
    cells = every_cell(13)
    shares = rng.dirichlet(rng.gamma(2.0, 6.0, len(cells)), size=draws)
    supply = rng.multinomial(2888, shares)
    demand = {f"c{i:02}": float(x) for i, x in enumerate(rng.integers(0, 20, 13))}
    return Request(
        cells=cells,
        supply=supply,
        demand=demand,
        years=5,
        objective=objective,
        floors=(Wish(150, cluster="c00"), Wish(800, zone="z1"), Wish(30, "z2", "c01")),
        ceilings=(Wish(1100, zone="z0"), Wish(400, cluster="c05")),
    )


def wide(objective: Objective, spread: float, seed: int) -> Request:
    """A posted request of 297 cells with ten wishes near what is there."""
    rng = np.random.default_rng(seed)
    cells = every_cell(33)
    supply = rng.multinomial(3000, rng.dirichlet(rng.gamma(2.0, 6.0, len(cells))))
    demand = {f"c{i:02}": float(x) for i, x in enumerate(rng.integers(0, 20, 33))}

    def wish(part: float, **where: str) -> Wish:
        place = Wish(0, **where)
        now = sum(int(n) for n, cell in zip(supply, cells, strict=True) if place.covers(cell))
        return Wish(int(part * now), **where)

    return Request(
        cells=cells,
        supply=supply,
        demand=demand,
        spread=dict.fromkeys(demand, spread),
        years=5,
        objective=objective,
        floors=(
            wish(1.02, cluster="c00"),
            wish(1.02, zone="z1"),
            wish(1.1, zone="z2", cluster="c01"),
            wish(0.99, level="l1"),
            wish(1.1, zone="z0", cluster="c04", level="l0"),
        ),
        ceilings=(
            wish(0.99, zone="z0"),
            wish(0.98, cluster="c05"),
            wish(1.0, zone="z1", cluster="c06"),
            wish(1.01, level="l0"),
            wish(0.9, zone="z2", cluster="c02", level="l1"),
        ),
    )


def median(work: Callable[[], object], runs: int = RUNS) -> float:
    """Median of some runs in seconds of processor."""
    times = []
    for _ in range(runs):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return statistics.median(times)


def loop(grid: Grid, steps: list[Step]) -> None:
    """The odds written as a plain loop over draws and moves."""
    for draw in grid.totals[:LOOP_DRAWS]:
        whole = loss(draw + grid.by_cluster(change(grid, steps)), grid.demand, grid.objective)
        for step in steps:
            rest = [other for other in steps if other is not step]
            part = draw + grid.by_cluster(change(grid, rest))
            _ = loss(part, grid.demand, grid.objective) > whole


def main() -> None:
    """Print medians and ratios."""
    for draws in (1, 2000):
        for objective in Objective:
            asked = [request(objective, draws, seed) for seed in range(RUNS)]
            waiting = iter(asked)
            taken = median(lambda waiting=waiting: plan(next(waiting)))  # type: ignore[misc]
            print(f"{draws:>5} draws {objective:<11} {taken:.3f} s, {taken / LIMIT:.2f} of limit")
    for spread in (0.0, 0.3):
        for objective in Objective:
            waiting = iter([wide(objective, spread, seed) for seed in range(RUNS)])
            taken = median(lambda waiting=waiting: plan(next(waiting)))  # type: ignore[misc]
            print(
                f"297 cells, spread {spread} {objective:<11} {taken:.3f} s, "
                f"{taken / WIDE_LIMIT:.2f} of limit"
            )
    full = request(Objective.SIMILARITY, 2000, 0)
    grid = build(full)
    steps, _ = best_steps(full, grid, terms(grid))
    fast = median(lambda: comes_true(grid, steps, Known()))
    slow = median(lambda: loop(grid, steps), 1) * 2000 / LOOP_DRAWS
    print(f"odds of {len(steps)} moves {fast * 1e3:.1f} ms, {slow / fast:.0f} times a plain loop")


if __name__ == "__main__":
    main()
