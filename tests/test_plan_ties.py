"""What a plan prefers among equals: staying put, staying in place, moving together."""

from dataclasses import replace
from itertools import groupby

import numpy as np

from cqvet.models.plan import Cell, Keep, Objective, Request, Wish, plan


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
