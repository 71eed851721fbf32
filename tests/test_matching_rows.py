"""Rows of a case: states, refusals, intervals; and the answer to a posted body."""

import json
import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.base.posted import MAX_FAULTS, BodyError
from cqvet.models.matching import (
    INDICES,
    Case,
    Turnover,
    answer,
    cluster_rows,
    index_rows,
    posted_answer,
    state,
)
from cqvet.models.matching.body import FORMS, MAX_CLUSTERS

EXACT = Case(
    clusters=("A", "B"),
    supply=np.array([30.0, 70.0]),
    demand=np.array([1.0, 1.0]),
    kind="yours",
    narrow=80.0,
)
DRAWS = np.array([[float(20 + i), float(80 - i)] for i in range(11)])
MODELLED = replace(EXACT, supply=DRAWS.mean(axis=0), draws=DRAWS, kind="modelled", note="assumed")


def by_id(rows: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    return {row["id"]: row for row in rows}


def test_an_exact_case_is_computed_without_interval() -> None:
    """What needs no more than two structures is computed; the rest is refused with its code."""
    rows = by_id(answer(EXACT)["indices"])
    assert rows["dissimilarity"] == {
        "id": "dissimilarity",
        "state": "computed",
        "value": pytest.approx(0.2),
        "low": None,
        "high": None,
        "kind": "yours",
        "reason": None,
    }
    refused = {key: row["reason"] for key, row in rows.items() if row["state"] == "refused"}
    assert refused == {
        "coverage_narrow": "needs_total",
        "coverage_wide": "needs_total",
        "adjustment_added": "needs_two_years",
        "adjustment_cancelled": "needs_two_years",
        "adjustment_gross": "needs_two_years",
        "moore_angle": "needs_two_years",
    }
    assert all(rows[key]["value"] is None for key in refused)


def test_an_index_by_cluster_has_a_row_for_each() -> None:
    """The id of such a row is the index, a colon and the cluster."""
    rows = by_id(answer(EXACT)["indices"])
    assert rows["location_quotient:A"]["value"] == pytest.approx(0.6)
    assert rows["structural_deviation_by_cluster:B"]["value"] == pytest.approx(0.4)
    assert rows["structural_deviation"]["value"] == pytest.approx(0.8)


def test_a_modelled_case_has_median_and_eighty_per_cent() -> None:
    """Dissimilarity falls from .30 to .20 over eleven draws: median .25, 80 % from .21 to .29."""
    row = by_id(answer(MODELLED)["indices"])["dissimilarity"]
    assert (row["state"], row["kind"], row["reason"]) == ("modelled", "modelled", "assumed")
    assert [row["low"], row["value"], row["high"]] == pytest.approx([0.21, 0.25, 0.29])
    clusters = answer(MODELLED)["clusters"]
    assert clusters[0] == {
        "cluster": "A",
        "supply": 25.0,
        "demand": 0.5,
        "low": pytest.approx(21.0),
        "high": pytest.approx(29.0),
        "kind": "modelled",
        "verdict": "every_basis",
        "bases": [{"basis": "stated", "side": "below", "odds": 0.95}],
    }


def test_a_range_of_the_total_becomes_an_interval_of_coverage() -> None:
    """80 of 100 to 160: at the middle 80/130, between 0.5 and 0.8; wide needs classes."""
    rows = by_id(answer(replace(EXACT, total=(100.0, 160.0)))["indices"])
    narrow = rows["coverage_narrow"]
    assert [narrow["low"], narrow["value"], narrow["high"]] == pytest.approx([0.5, 80 / 130, 0.8])
    assert rows["coverage_wide"]["reason"] == "needs_register"


def test_two_years_open_rates_and_angle() -> None:
    """With an earlier year all three rates and the angle are computed."""
    case = replace(EXACT, earlier=np.array([70.0, 30.0]), turnover=Turnover(65808, 6068, 5052))
    rows = by_id(answer(case)["indices"])
    assert rows["adjustment_added"]["value"] == pytest.approx(0.092, abs=5e-4)
    assert rows["adjustment_cancelled"]["value"] == pytest.approx(0.077, abs=5e-4)
    assert rows["adjustment_gross"]["value"] == pytest.approx(0.169, abs=5e-4)
    assert rows["moore_angle"]["value"] == pytest.approx(math.degrees(math.acos(42 / 58)))


def test_a_cluster_that_nobody_asks_for_refuses_only_what_divides_by_it() -> None:
    """Quotients by zero are refused with a code; dissimilarity is computed."""
    rows = by_id(answer(replace(EXACT, demand=np.array([1.0, 0.0])))["indices"])
    for key in (
        "structural_deviation",
        "structural_deviation_by_cluster:B",
        "location_quotient:B",
    ):
        assert (rows[key]["state"], rows[key]["reason"]) == ("refused", "zero_demand")
    assert rows["location_quotient:A"]["value"] == pytest.approx(0.3)
    assert rows["dissimilarity"]["value"] == pytest.approx(0.7)


def test_nothing_asked_for_and_nothing_there_refuses_nothing_else() -> None:
    """A cluster with neither supply nor demand leaves the total deviation alone."""
    empty = replace(EXACT, clusters=("A", "B", "C"), supply=np.array([30.0, 70.0, 0.0]),
                    demand=np.array([1.0, 1.0, 0.0]))  # fmt: skip
    rows = by_id(answer(empty)["indices"])
    assert rows["structural_deviation"]["value"] == pytest.approx(0.8)
    assert rows["location_quotient:C"]["reason"] == "zero_demand"


@pytest.mark.parametrize(("field", "code"), [("supply", "no_supply"), ("demand", "no_demand")])
def test_an_empty_side_is_refused(field: str, code: str) -> None:
    """Without supply or without demand no structure can be compared."""
    none = np.zeros(2)
    case = replace(EXACT, supply=none) if field == "supply" else replace(EXACT, demand=none)
    rows = by_id(answer(case)["indices"])
    assert rows["similarity"]["reason"] == code
    assert state(INDICES[3], case) == "refused"
    assert len(cluster_rows(case)) == 2


def test_no_row_is_inf_or_nan_in_json() -> None:
    """Every answer is strict JSON."""
    for case in (EXACT, MODELLED, replace(MODELLED, demand=np.array([0.0, 1.0]))):
        json.dumps(answer(case), allow_nan=False)


def test_frames_have_the_columns_of_the_contract() -> None:
    """Field names are those of the design, section 7."""
    assert list(index_rows(EXACT)) == ["id", "state", "value", "low", "high", "kind", "reason"]
    assert list(cluster_rows(EXACT)) == ["cluster", "supply", "demand", "low", "high", "kind"]


def body(supply: list[Any], demand: list[Any]) -> dict[str, Any]:
    return {"supply": supply, "demand": demand}


SUPPLY = {"zone": "z", "cluster": "A", "level": "l", "points": 30}


def test_a_posted_body_is_answered_as_computed() -> None:
    """Rows of a cluster add up over zones and levels, free ids included."""
    found = posted_answer(
        body(
            [SUPPLY, {**SUPPLY, "zone": "别的", "points": 10}, {"cluster": "B:1", "points": 60}],
            [{"cluster": "A", "weight": 3}, {"cluster": "B:1", "weight": 1.0}],
        )
    )
    rows = by_id(found["indices"])
    assert rows["dissimilarity"]["value"] == pytest.approx(0.35)
    assert rows["similarity"]["value"] == pytest.approx(0.65)
    assert rows["location_quotient:B:1"]["value"] == pytest.approx(2.4)
    assert rows["coverage_narrow"]["value"] == 1.0
    assert {row["state"] for row in rows.values()} == {"computed", "refused"}
    assert {row["kind"] for row in rows.values()} == {"yours"}
    assert [(row["cluster"], row["supply"], row["demand"]) for row in found["clusters"]] == [
        ("A", 40.0, 0.75),
        ("B:1", 60.0, 0.25),
    ]


def test_posted_coverage_is_narrow_by_weight_and_wide_by_name() -> None:
    """A cluster named with weight 0 counts as wide, one that is not named as neither."""
    rows = by_id(
        posted_answer(
            body(
                [{"cluster": name, "points": n} for name, n in (("A", 5), ("B", 3), ("C", 2))],
                [{"cluster": "A", "weight": 1}, {"cluster": "B", "weight": 0}],
            )
        )["indices"]
    )
    assert rows["coverage_narrow"]["value"] == 0.5
    assert rows["coverage_wide"]["value"] == pytest.approx(0.8)


def test_an_empty_body_is_refused_index_by_index() -> None:
    """Two empty lists are a valid body about nothing."""
    found = posted_answer(body([], []))
    assert found["clusters"] == []
    assert {row["state"] for row in found["indices"]} == {"refused"}


@pytest.mark.parametrize(
    ("posted", "faults"),
    [
        ([], [("", "not_an_object")]),
        ({}, [("/supply", "missing"), ("/demand", "missing")]),
        ({"supply": {}, "demand": []}, [("/supply", "not_a_list")]),
        ({"supply": [], "demand": [], "x": 1}, [("/x", "unknown_field")]),
        (body([1], []), [("/supply/0", "not_an_object")]),
        (body([{"cluster": "A"}], []), [("/supply/0/points", "missing")]),
        (body([{**SUPPLY, "points": "3"}], []), [("/supply/0/points", "not_a_number")]),
        (body([{**SUPPLY, "points": True}], []), [("/supply/0/points", "not_a_number")]),
        (body([{**SUPPLY, "points": None}], []), [("/supply/0/points", "not_a_number")]),
        (body([{**SUPPLY, "points": -1}], []), [("/supply/0/points", "out_of_range")]),
        (body([{**SUPPLY, "points": 10**400}], []), [("/supply/0/points", "out_of_range")]),
        (body([{**SUPPLY, "points": math.nan}], []), [("/supply/0/points", "out_of_range")]),
        (body([{**SUPPLY, "points": math.inf}], []), [("/supply/0/points", "out_of_range")]),
        (body([{**SUPPLY, "points": 1.5}], []), [("/supply/0/points", "not_whole")]),
        (body([{**SUPPLY, "cluster": 7}], []), [("/supply/0/cluster", "not_a_text")]),
        (body([{**SUPPLY, "cluster": ""}], []), [("/supply/0/cluster", "not_a_text")]),
        (body([{**SUPPLY, "zone": "z" * 101}], []), [("/supply/0/zone", "too_long")]),
        (body([{**SUPPLY, "year": 2024}], []), [("/supply/0/year", "unknown_field")]),
        (
            body([], [{"cluster": "A", "weight": 1}, {"cluster": "A", "weight": 2}]),
            [("/demand/1/cluster", "repeated")],
        ),
        (body([SUPPLY] * (FORMS["supply"].most + 1), []), [("/supply", "too_many")]),
        (
            body([], [{"cluster": str(i), "weight": 1} for i in range(MAX_CLUSTERS + 1)]),
            [("/demand", "too_many")],
        ),
        (
            body([{"cluster": str(i), "points": 1} for i in range(MAX_CLUSTERS + 1)], []),
            [("/supply", "too_many")],
        ),
    ],
)
def test_a_bad_body_is_refused_with_the_place_of_each_fault(
    posted: object, faults: list[tuple[str, str]]
) -> None:
    """Each fault has a path and a code."""
    with pytest.raises(BodyError) as error:
        posted_answer(posted)
    assert [(fault.where, fault.code) for fault in error.value.faults] == faults


def test_a_body_full_of_faults_is_answered_with_a_limited_list() -> None:
    """At most a hundred faults come back."""
    with pytest.raises(BodyError) as error:
        posted_answer(body([{}] * 3000, []))
    assert len(error.value.faults) == MAX_FAULTS


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["supply", "demand", "cluster", "points", "weight", "zone"]), inner
        )
    ),
    max_leaves=20,
)


@given(JSON)
def test_any_json_is_answered_or_refused(posted: object) -> None:
    """No parsed JSON leads to anything but an answer or a `BodyError`."""
    try:
        found = posted_answer(posted)
    except BodyError:
        return
    json.dumps(found, allow_nan=False)
