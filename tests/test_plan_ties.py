"""One request, one plan: how ties are broken, and that nothing else decides."""

from dataclasses import replace
from itertools import groupby

import numpy as np
import pytest

from cqvet.plan import Cell, Keep, Objective, PlanError, Request, Wish, plan
from tests.test_plan_brute import (
    all_flows,
    caps_of,
    grid_cells,
    hand_loss,
    random_request,
    start_of,
    wish_rows,
)


def crossing(delta: np.ndarray, keys: list[object]) -> np.ndarray:
    """Offerings that must leave their key: sum of net gains by key, (plans,)."""
    total = np.zeros(len(delta))
    for key in sorted(set(keys), key=str):
        total += np.maximum(0, delta[:, [k == key for k in keys]].sum(axis=1))
    return total


@pytest.mark.slow
def test_of_all_optimal_plans_the_documented_one_is_given() -> None:
    """Fewest offerings, fewest level and zone changes, then by id, against all plans."""
    rng = np.random.default_rng(11)
    tied = 0
    for _ in range(300):
        request = replace(random_request(rng), years=1)
        cells = grid_cells(request)
        start = start_of(request, cells)
        try:
            answer = plan(request)
        except PlanError:
            continue
        out, inn = all_flows(request, cells, answer.yearly)
        ok = (out <= caps_of(request, cells, start)).all(axis=1)
        for member, low, high in wish_rows(request, cells):
            sums = (start + inn - out)[:, member].sum(axis=1)
            ok &= (sums >= low) & (sums <= high)
        out, inn = out[ok], inn[ok]
        losses = np.round(hand_loss(request, cells, (start + inn - out).astype(float)), 9)
        delta = inn - out
        levels = crossing(delta, [c.level for c in cells]) * request.across_levels
        pools = crossing(delta, [(c.zone, c.level) for c in cells])
        keys = np.column_stack([losses, out.sum(axis=1), levels, pools, out[:, ::-1], inn[:, ::-1]])
        order = np.lexsort(keys.T[::-1])
        tied += len(order) > 1 and bool((keys[order[0], :2] == keys[order[1], :2]).all())
        expected_out, expected_inn = out[order[0]], inn[order[0]]
        given = np.zeros((2, len(cells)), dtype=int)
        for move in answer.moves:
            given[0, cells.index(move.origin)] += move.points
            given[1, cells.index(move.target)] += move.points
        assert given[0].tolist() == expected_out.tolist()
        assert given[1].tolist() == expected_inn.tolist()
        zones = sum(
            m.points
            for m in answer.moves
            if (m.origin.zone, m.origin.level) != (m.target.zone, m.target.level)
        )
        assert zones == pools[order[0]]
    assert tied > 50


def test_the_order_of_rows_does_not_change_the_plan() -> None:
    """Cells, weights, wishes and keeps in another order give an equal answer, field by field."""
    rng = np.random.default_rng(12)
    for _ in range(60):
        request = random_request(rng)
        order = rng.permutation(len(request.cells))
        other = replace(
            request,
            cells=tuple(request.cells[i] for i in order),
            supply=request.supply[order],
            demand=dict(reversed(list(request.demand.items()))),
            floors=request.floors[::-1],
            ceilings=request.ceilings[::-1],
            keeps=request.keeps[::-1],
        )
        try:
            expected = plan(request)
        except PlanError:
            continue
        assert plan(other) == expected


def test_no_move_where_none_helps() -> None:
    """A supply that equals demand stays as it is, and says that it is in balance."""
    cells = (Cell("z", "a", "l"), Cell("z", "b", "l"))
    answer = plan(Request(cells, np.array([4, 4]), {"a": 1, "b": 1}, budget=0.5))
    assert answer.moves == ()
    assert answer.in_balance
    assert answer.after[0].value == 1


def test_moves_stay_in_their_zone_where_they_can() -> None:
    """Two zones with the same surplus and shortage exchange nothing with each other."""
    cells = tuple(Cell(z, c, "l") for z in ("x", "y") for c in ("a", "b"))
    answer = plan(Request(cells, np.array([6, 2, 6, 2]), {"a": 1, "b": 1}, budget=0.25))
    assert [(m.origin, m.target, m.points) for m in answer.moves] == [(cells[0], cells[1], 4)]
    kept = (Keep(cells[0], 4, "other"),)
    answer = plan(Request(cells, np.array([6, 2, 6, 2]), {"a": 1, "b": 1}, 0.25, keeps=kept))
    assert [(m.origin, m.target, m.points) for m in answer.moves] == [
        (cells[0], cells[1], 2),
        (cells[2], cells[3], 2),
    ]


def test_levels_are_crossed_for_a_wish_only() -> None:
    """Where levels may change, they still do not unless a wish about a level needs it."""
    cells = (Cell("z", "a", "l1"), Cell("z", "b", "l2"))
    request = Request(cells, np.array([4, 4]), {"b": 1}, budget=0.5, across_levels=True)
    assert [(m.origin, m.target) for m in plan(request).moves] == [(cells[0], Cell("z", "b", "l1"))]
    moves = plan(replace(request, floors=(Wish(6, level="l2"),))).moves
    assert [(m.origin, m.target, m.points) for m in moves] == [
        (cells[0], Cell("z", "b", "l1"), 2),
        (cells[0], cells[1], 2),
    ]


def test_wishes_that_need_two_moves_at_once_get_them_in_one_year() -> None:
    """Where every cluster must keep its size, an exchange is made within a year, not across two."""
    cells = tuple(Cell(z, c, "l") for z in ("x", "y") for c in ("a", "b"))
    request = Request(
        cells,
        np.array([3, 1, 1, 3]),
        {"a": 1, "b": 1},
        budget=0.25,
        years=2,
        objective=Objective.SIMILARITY,
        floors=(
            Wish(4, cluster="a"),
            Wish(4, cluster="b"),
            Wish(3, zone="x", cluster="b"),
            Wish(4, zone="x"),
            Wish(4, zone="y"),
        ),
    )
    moves = plan(request).moves
    for year, group in groupby(moves, key=lambda m: m.year):
        change = {"a": 0, "b": 0, "x": 0, "y": 0}
        for move in group:
            for name in (move.origin.cluster, move.origin.zone):
                change[name] -= move.points
            for name in (move.target.cluster, move.target.zone):
                change[name] += move.points
        assert set(change.values()) == {0}, year
    assert {m.year for m in moves} == {1, 2}
    assert sum(m.points for m in moves) == 4
