"""Wishes without a plan: each conflict has its code and names what is in conflict."""

from dataclasses import replace

import numpy as np
import pytest

from cqvet.models.plan import Cell, Keep, Movable, PlanError, Request, Wish, plan

CELLS = (Cell("x", "a", "l"), Cell("x", "b", "l"), Cell("y", "a", "l"), Cell("y", "b", "l"))
BASE = Request(CELLS, np.array([6, 1, 2, 1]), {"a": 1, "b": 1}, budget=0.2)


def fault(**changes: object) -> PlanError:
    """The error of the base request with some fields changed."""
    with pytest.raises(PlanError) as caught:
        plan(replace(BASE, **changes))  # type: ignore[arg-type]
    return caught.value


def test_floors_above_the_total_name_both() -> None:
    """Floors of clusters, or of zones, that add up to more than there is."""
    for floors in (
        (Wish(6, cluster="a"), Wish(5, cluster="b")),
        (Wish(6, zone="x"), Wish(5, zone="y")),
        (Wish(6, zone="x", cluster="a"), Wish(2, zone="y", cluster="a"), Wish(3, cluster="b")),
    ):
        error = fault(floors=floors)
        assert (error.code, error.params) == ("floor_above_total", {"floors": 11, "total": 10})


def test_a_budget_that_moves_nothing_is_named() -> None:
    """Budget 0, and a budget below one offering."""
    for budget in (0.0, 0.09):
        error = fault(budget=budget)
        assert (error.code, error.params) == ("budget_zero", {"budget": budget, "base": 10})


def test_the_budget_counts_as_the_contract_says() -> None:
    """0.3 of 10 is 3 though the product is 3.0000000000000004 or 2.9999999999999996."""
    assert plan(replace(BASE, budget=0.1 + 0.2)).yearly == 3
    assert plan(replace(BASE, budget=0.29999999999999993)).yearly == 3
    assert plan(replace(BASE, base=20)).yearly == 4


def test_everything_kept_and_nothing_movable_differ() -> None:
    """Keeps of all offerings, and a movable rule that leaves none."""
    keeps = tuple(Keep(c, int(p), "safeguarded") for c, p in zip(CELLS, BASE.supply, strict=True))
    error = fault(keeps=keeps)
    assert (error.code, error.params) == ("everything_kept", {"kept": 10, "total": 10})
    assert fault(movable=Movable(share=0.1)).code == "nothing_movable"


def test_what_does_not_exist_is_named() -> None:
    """A cluster, zone or level that neither supply nor demand has, wherever it is named."""
    for changes, code, field, value in (
        ({"floors": (Wish(1, cluster="q"),)}, "unknown_cluster", "floors", "q"),
        ({"ceilings": (Wish(1, zone="q", cluster="a"),)}, "unknown_zone", "ceilings", "q"),
        ({"keeps": (Keep(Cell("x", "a", "q"), 1, "other"),)}, "unknown_level", "keeps", "q"),
        ({"movable": Movable(zones=frozenset({"q"}))}, "unknown_zone", "movable", "q"),
    ):
        error = fault(**changes)
        assert (error.code, error.params) == (code, {"field": field, "value": value})


def test_a_keep_above_the_supply_names_its_cell() -> None:
    """Two keeps of one cell add up."""
    keeps = (Keep(CELLS[1], 1, "other"), Keep(CELLS[1], 1, "only_in_zone"))
    error = fault(keeps=keeps)
    assert error.code == "keep_above_supply"
    assert error.params == {"zone": "x", "cluster": "b", "level": "l", "points": 2, "supply": 1.0}


def test_a_floor_above_a_ceiling_of_the_same_place() -> None:
    """The place and both numbers are named."""
    error = fault(floors=(Wish(3, cluster="b"),), ceilings=(Wish(2, cluster="b"),))
    assert error.code == "floor_above_ceiling"
    assert error.params == {"zone": None, "cluster": "b", "level": None, "floor": 3, "ceiling": 2}


def test_the_smallest_set_of_wishes_in_conflict_is_named() -> None:
    """Of four wishes only those that contradict each other or a limit, with the limit's code."""
    harmless = Wish(1, zone="y")
    error = fault(floors=(harmless, Wish(7, cluster="b")))
    assert error.code == "wishes_beyond_budget"
    assert error.params["wishes"] == [
        {"kind": "floor", "zone": None, "cluster": "b", "level": None, "points": 7, "now": 2.0}
    ]
    assert (error.params["yearly"], error.params["years"]) == (2, 1)
    keeps = (Keep(CELLS[0], 6, "safeguarded"), Keep(CELLS[2], 1, "safeguarded"))
    error = fault(floors=(harmless, Wish(4, cluster="b")), keeps=keeps)
    assert error.code == "wishes_against_keeps"
    error = fault(
        floors=(harmless, Wish(4, zone="x", cluster="b"), Wish(4, zone="x", cluster="a")),
        ceilings=(Wish(7, zone="x"),),
        budget=0.5,
    )
    assert error.code == "wishes_conflict"
    wishes = error.params["wishes"]
    assert isinstance(wishes, list)
    assert [(w["kind"], w["points"]) for w in wishes] == [
        ("floor", 4),
        ("floor", 4),
        ("ceiling", 7),
    ]


def test_levels_as_the_limit_are_named() -> None:
    """A floor for a level is met only if levels may change, else the levels are what forbids it."""
    cells = (Cell("x", "a", "l1"), Cell("x", "a", "l2"))
    floor = Wish(6, level="l2")
    request = Request(cells, np.array([5, 5]), {"a": 1}, budget=0.2, floors=(floor,))
    with pytest.raises(PlanError) as caught:
        plan(request)
    assert caught.value.code == "wishes_against_levels"
    moves = plan(replace(request, across_levels=True)).moves
    assert [(m.origin, m.target, m.points, m.for_wish) for m in moves] == [(*cells, 1, True)]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"budget": float("nan")}, "bad_number"),
        ({"budget": 1.5}, "bad_number"),
        ({"odds": -0.1}, "bad_number"),
        ({"years": 6}, "bad_number"),
        ({"years": 0}, "bad_number"),
        ({"base": 0}, "bad_number"),
        ({"floors": (Wish(-1, cluster="a"),)}, "bad_number"),
        ({"floors": (Wish(1),)}, "wish_without_place"),
        ({"supply": np.array([1, 2])}, "bad_shape"),
        ({"supply": np.zeros((0, 4), dtype=int)}, "bad_shape"),
        ({"supply": np.zeros((2, 2, 4), dtype=int)}, "bad_shape"),
        ({"supply": np.array([1.5, 2, 3, 4])}, "bad_number"),
        ({"supply": np.array([-1, 2, 3, 4])}, "bad_number"),
        ({"supply": np.zeros(4, dtype=int)}, "no_supply"),
        ({"supply": np.array([[1, 2, 3, 4], [1, 2, 3, 5]])}, "uneven_draws"),
        ({"cells": (CELLS[0], CELLS[0], CELLS[2], CELLS[3])}, "duplicate_cell"),
        ({"demand": {"a": 0.0}}, "no_demand"),
        ({"demand": {}}, "no_demand"),
        ({"demand": {"a": -1.0, "b": 2.0}}, "bad_number"),
        ({"demand": {"a": float("inf")}}, "bad_number"),
    ],
)
def test_bad_values_have_their_code(changes: dict[str, object], code: str) -> None:
    """Values out of range are refused before anything is solved."""
    assert fault(**changes).code == code
