"""Which clusters have more than their share, and on which readings of demand: by hand."""

from dataclasses import replace

import numpy as np
import pytest

from cqvet.models.matching import Case, Reading, standings
from cqvet.models.plan import Verdict

CASE = Case(
    clusters=("A", "B", "C"),
    supply=np.array([5.0, 3.0, 2.0]),
    demand=np.ones(3),
    kind="yours",
    narrow=10.0,
)
SURE = np.zeros(3)


def reading(*demand: float, sd: float = 0.0) -> Reading:
    return Reading(np.array(demand), np.full(3, sd))


def test_exact_numbers_have_a_side_on_each_reading() -> None:
    """A is above on both readings, B depends on which, C is below on both; odds are 1."""
    rows = standings(CASE, {"one": reading(4, 4, 4), "other": reading(3, 2, 4)})
    assert [row.verdict for row in rows] == [
        Verdict.EVERY_BASIS,
        Verdict.DEPENDS,
        Verdict.EVERY_BASIS,
    ]
    assert [[one.side for one in row.bases] for row in rows] == [
        ["above", "above"],
        ["below", "above"],
        ["below", "below"],
    ]
    assert {one.odds for row in rows for one in row.bases} == {1.0}


def test_a_share_that_is_met_is_level() -> None:
    """Supply of 5, 3 and 2 against a demand of 5, 3 and 2 is on no side, on every basis."""
    rows = standings(CASE, {"one": reading(5, 3, 2)})
    assert [row.bases[0].side for row in rows] == ["level"] * 3


def test_draws_make_odds_that_are_never_certain() -> None:
    """Of four draws three have more than a third in A: 75 %, too little to tell; C is sure."""
    draws = np.array([[5.0, 4, 1], [5, 4, 1], [5, 4, 1], [2, 6, 2]])
    case = replace(CASE, draws=draws, supply=draws.mean(axis=0), kind="modelled")
    a, b, c = standings(case, {"one": reading(1, 1, 1)})
    assert (a.bases[0].side, a.bases[0].odds, a.verdict) == ("above", 0.75, Verdict.CANNOT_TELL)
    assert (b.bases[0].odds, b.verdict) == (0.95, Verdict.EVERY_BASIS)
    assert (c.bases[0].side, c.bases[0].odds) == ("below", 0.95)


def test_unsure_demand_lowers_the_odds_of_an_exact_supply() -> None:
    """The wider the weights, the less sure the side; far from balance it stays sure."""
    odds = [
        standings(CASE, {"one": reading(4, 4, 4, sd=sd)})[0].bases[0].odds for sd in (0.1, 0.5, 2)
    ]
    assert odds[0] == pytest.approx(0.95)
    assert odds[0] > odds[1] > odds[2]


def test_the_order_of_clusters_changes_nothing() -> None:
    """Each cluster keeps its odds when the rows stand the other way round."""
    there = standings(CASE, {"one": reading(4, 3, 3, sd=0.4)})
    turned = replace(CASE, clusters=CASE.clusters[::-1], supply=CASE.supply[::-1])
    back = standings(turned, {"one": reading(3, 3, 4, sd=0.4)})
    assert there == back[::-1]


@pytest.mark.parametrize("nothing", ["supply", "demand"])
def test_without_supply_or_demand_nothing_can_be_told(nothing: str) -> None:
    """Every cluster has the third answer and no basis."""
    case = replace(CASE, supply=np.zeros(3)) if nothing == "supply" else CASE
    asked = reading(1, 1, 1) if nothing == "supply" else reading(0, 0, 0)
    assert {(row.verdict, row.bases) for row in standings(case, {"one": asked})} == {
        (Verdict.CANNOT_TELL, ())
    }
