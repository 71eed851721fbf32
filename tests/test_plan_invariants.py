"""What no plan may do, whatever is asked."""

from collections import Counter
from dataclasses import replace
from math import floor

import numpy as np
import pytest

from cqvet.models.plan import Answer, Movable, Move, PlanError, Request, plan
from tests.test_plan_brute import caps_of, grid_cells, random_request, start_of, wish_rows


def modelled(request: Request, rng: np.random.Generator) -> Request:
    """The same request with 20 draws around its supply."""
    total = int(request.supply.sum())
    share = (request.supply + 0.3) / (request.supply + 0.3).sum()
    draws = rng.multinomial(total, rng.dirichlet(share * 40, size=20))
    return replace(request, supply=draws, keeps=(), floors=(), movable=Movable())


def check_moves(request: Request, answer: Answer, moves: tuple[Move, ...]) -> None:
    """Conservation, budget, keeps, the movable rule, floors and ceilings, year by year."""
    cells = grid_cells(request)
    supply = np.atleast_2d(request.supply)
    place = [cells.index(cell) for cell in request.cells]
    draws = np.zeros((len(supply), len(cells)))
    draws[:, place] = supply
    mean = draws.mean(axis=0)
    caps = (
        caps_of(request, cells, start_of(request, cells))
        if len(supply) == 1
        else np.floor(np.quantile(draws, 0.1, axis=0, method="lower"))
    )
    now, taken = mean.copy(), np.zeros(len(cells))
    wishes = wish_rows(request, cells)
    for year in range(1, request.years + 1):
        moved: Counter[str] = Counter()
        for move in moves:
            if move.year != year:
                continue
            assert move.points >= 1
            assert move.origin != move.target
            assert request.across_levels or move.origin.level == move.target.level
            now[cells.index(move.origin)] -= move.points
            now[cells.index(move.target)] += move.points
            taken[cells.index(move.origin)] += move.points
            moved["points"] += move.points
        assert moved["points"] <= floor(request.budget * supply[0].sum() + 1e-9) == answer.yearly
        assert now.sum() == pytest.approx(supply[0].sum(), abs=1e-6)
        assert (now >= -1e-9).all()
        for member, low, high in wishes:
            before, after = mean[member].sum(), now[member].sum()
            last = year == request.years
            assert after >= (low if last else min(low, before)) - 1e-9
            assert after <= (high if last else max(high, before)) + 1e-9
    assert (taken <= caps + 1e-9).all()
    assert all(1 <= move.year <= request.years for move in moves)


def hold(rng: np.random.Generator, cases: int) -> int:
    """Check as many plans; the least number with wishes, with draws and with moves."""
    solved, with_wishes, with_draws, moved = 0, 0, 0, 0
    while solved < cases:
        request = random_request(rng)
        if rng.random() < 0.2:
            request = modelled(request, rng)
        try:
            answer = plan(request)
        except PlanError:
            continue
        solved += 1
        with_wishes += bool(request.floors or request.ceilings or request.keeps)
        with_draws += request.supply.ndim > 1
        moved += bool(answer.moves)
        check_moves(request, answer, answer.moves)
        whole = tuple(sorted((*answer.moves, *answer.not_advised), key=lambda m: m.year))
        check_moves(request, answer, whole)
    return min(with_wishes, with_draws, moved)


def test_some_random_plans_break_nothing() -> None:
    """Offerings are conserved; budget, floors, ceilings and keeps hold, advised or not."""
    assert hold(np.random.default_rng(6), 60) > 5


@pytest.mark.long
def test_10_000_random_plans_break_nothing() -> None:
    """The same at length."""
    assert hold(np.random.default_rng(5), 10_000) > 1000
