"""A register as supply, and ratings moved one step."""

import numpy as np
import pandas as pd
import pytest

from cqvet.models.matching import (
    MatchError,
    Turnover,
    answer,
    offerings,
    points,
    register_case,
    sensitivity,
    shift,
    turnover,
    weights,
)
from tests.matching_frames import CLUSTERS, CROSSWALK, PROGRAMMES, ZONES

HIGHER, SECONDARY = "higher_vocational", "secondary_vocational"
REGISTER = pd.DataFrame(
    [
        ("a", "500106", "100001", HIGHER, 2024),
        ("a", "500106", "110001", HIGHER, 2024),
        ("a", "500106", "100001", HIGHER, 2025),
        ("a", "500106", "120001", HIGHER, 2025),
        ("a", "500106", "990001", HIGHER, 2025),
        ("b", "500101", "611001", SECONDARY, 2024),
        ("b", "500101", "611001", SECONDARY, 2025),
        ("c", "500101", "611001", SECONDARY, 2025),
    ],
    columns=["institution", "district", "programme", "level", "year"],
)
WEIGHTS = weights(CROSSWALK, CLUSTERS)
EQUAL = np.array([1.0, 1.0, 1.0])


def test_an_offering_is_one_programme_at_one_institution() -> None:
    """Five offerings in 2025; a repeated row would not be a sixth."""
    twice = pd.concat([REGISTER, REGISTER])
    assert len(offerings(twice, PROGRAMMES, 2025)) == 5
    assert offerings(REGISTER, PROGRAMMES, 2025)["class"].tolist() == ["10", "12", "99", "11", "11"]


def test_a_programme_that_is_not_in_the_catalogue_is_an_error() -> None:
    """A frame that was not validated is refused, not silently shortened."""
    with pytest.raises(MatchError, match="unknown_programme"):
        offerings(REGISTER.assign(programme="000000"), PROGRAMMES, 2025)


def test_a_register_becomes_supply_by_hand() -> None:
    """10 gives 2/3 L3 and 1/3 P1, 12 a quarter S1, two of 11 half P1 each, 99 nothing."""
    case = register_case(REGISTER, PROGRAMMES, WEIGHTS, EQUAL, year=2025)
    assert case.supply == pytest.approx([2 / 3, 1 / 3 + 1, 1 / 4])
    assert (case.narrow, case.wide, case.total) == (3.0, 4.0, (5.0, 5.0))
    rows = {row["id"]: row for row in answer(case)["indices"]}
    assert (rows["coverage_narrow"]["value"], rows["coverage_wide"]["value"]) == (0.6, 0.8)
    assert rows["coverage_narrow"]["state"] == "computed"
    assert rows["adjustment_gross"]["reason"] == "needs_two_years"


def test_two_years_of_a_register_give_rates_and_angle() -> None:
    """Only institutions in both years count: 3 before, 2 added, 1 cancelled; c is new here."""
    assert turnover(REGISTER, 2024, 2025) == Turnover(before=3, added=2, cancelled=1)
    case = register_case(REGISTER, PROGRAMMES, WEIGHTS, EQUAL, year=2025, earlier=2024)
    rows = {row["id"]: row for row in answer(case)["indices"]}
    assert rows["adjustment_added"]["value"] == pytest.approx(2 / 3)
    assert rows["adjustment_cancelled"]["value"] == pytest.approx(1 / 3)
    assert rows["adjustment_gross"]["value"] == pytest.approx(1.0)
    assert 0 < rows["moore_angle"]["value"] < 90


def test_points_by_zone_level_and_cluster_sum_to_the_supply() -> None:
    """The heat map of a register shows the same offerings as the case."""
    found = points(REGISTER, PROGRAMMES, WEIGHTS, ZONES, 2025)
    assert found.to_dict("list") == {
        "zone": ["metro", "metro", "metro", "northeast"],
        "level": [HIGHER, HIGHER, HIGHER, SECONDARY],
        "cluster": ["L3", "P1", "S1", "P1"],
        "points": pytest.approx([2 / 3, 1 / 3, 0.25, 1.0]),
    }
    supply = register_case(REGISTER, PROGRAMMES, WEIGHTS, EQUAL, year=2025).supply
    assert found["points"].sum() == pytest.approx(supply.sum())


def test_sensitivity_equals_computing_everything_again() -> None:
    """Each bar is the index with the moved crosswalk minus the index now, by brute force."""
    class_points = np.array([4.0, 6.0, 5.0, 2.0])
    demand = np.array([0.5, 0.3, 0.2])
    found = sensitivity(class_points, CROSSWALK, WEIGHTS, demand, total=20.0)
    assert set(found["class"]) == {"all", "10", "11", "12", "13"}
    assert set(found["id"]) == {
        "dissimilarity",
        "similarity",
        "structural_deviation",
        "coordination",
        "coverage_narrow",
        "coverage_wide",
    }
    assert len(found) == 6 * 2 * 5

    def recomputed(crosswalk: pd.DataFrame) -> dict[str, float]:
        moved = weights(crosswalk, CLUSTERS)
        supply = class_points @ moved.matrix
        gap = np.abs(supply / supply.sum() - demand)
        return {
            "dissimilarity": gap.sum() / 2,
            "coverage_narrow": class_points[moved.fit >= 0.5].sum() / 20,
            "coverage_wide": class_points[moved.fit > 0].sum() / 20,
        }

    now = recomputed(CROSSWALK)
    for row in found[found["id"].isin(now)].to_dict("records"):
        chosen = None if row["class"] == "all" else [row["class"]]
        then = recomputed(shift(CROSSWALK, row["step"], chosen))
        assert row["value"] == pytest.approx(then[row["id"]])
        assert row["change"] == pytest.approx(then[row["id"]] - now[row["id"]])


def test_sensitivity_leaves_coverage_out_without_a_total() -> None:
    """Coverage of a modelled split is not made from classes, so it has no bars."""
    found = sensitivity(np.array([4.0, 6.0, 5.0, 2.0]), CROSSWALK, WEIGHTS, EQUAL)
    assert not found["id"].str.startswith("coverage").any()
