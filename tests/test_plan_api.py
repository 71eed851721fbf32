"""The answers of GET and POST /api/v1/plan."""

import json
from typing import Any

import numpy as np
import pytest

from cqvet.base.posted import BodyError
from cqvet.models.plan import (
    Objective,
    PlanError,
    modelled_plan,
    modelled_request,
    options_of,
    posted_plan,
)

BODY: dict[str, Any] = {
    "supply": [
        {"zone": "metro", "cluster": "L1", "level": "higher_vocational", "points": 6},
        {"zone": "metro", "cluster": "L2", "level": "higher_vocational", "points": 2},
        {"zone": "northeast", "cluster": "L1", "level": "higher_vocational", "points": 2},
    ],
    "demand": [{"cluster": "L1", "weight": 1}, {"cluster": "L2", "weight": 1}],
    "budget": 0.2,
    "years": 1,
}


def test_a_posted_plan_worked_by_hand() -> None:
    """8 against 2 offerings, 2 may move: similarity goes from 0.7 to 0.9 by one sure move."""
    answer = posted_plan(BODY)
    assert answer["moves"] == [
        {
            "year": 1,
            "level": "higher_vocational",
            "from_zone": "metro",
            "from_cluster": "L1",
            "to_zone": "metro",
            "to_cluster": "L2",
            "points": 2,
            "odds": 1.0,
            "to_level": "higher_vocational",
            "for_wish": False,
            "bases": [],
            "verdict": None,
            "places": [{"zone": "northeast", "level": "higher_vocational"}],
        }
    ]
    assert answer["equally_good"] == []
    values = {row["id"]: row["value"] for row in answer["before"]}
    assert values == pytest.approx({"similarity": 0.7, "gap": 0.15, "coverage": 1.0})
    after = {row["id"]: row for row in answer["after"]}
    assert after["similarity"]["value"] == pytest.approx(0.9)
    assert after["gap"]["value"] == pytest.approx(0.05)
    assert {k: after["gap"][k] for k in ("state", "low", "high", "kind", "reason")} == {
        "state": "computed",
        "low": None,
        "high": None,
        "kind": "yours",
        "reason": None,
    }
    assert [(row["cluster"], row["points"]) for row in answer["unmet"]] == [("L2", 1)]
    assert answer["not_advised"] == []
    json.dumps(answer, allow_nan=False)


def test_wishes_and_keeps_of_a_body_are_read() -> None:
    """A keep in the first zone makes the second give; a ceiling stops at one offering."""
    keep = [{**BODY["supply"][0], "reason": "safeguarded_trade"}]
    answer = posted_plan({**BODY, "keep": keep})
    assert {row["from_zone"] for row in answer["moves"]} == {"northeast"}
    answer = posted_plan({**BODY, "ceilings": [{"cluster": "L2", "points": 3}]})
    assert [row["points"] for row in answer["moves"]] == [1]
    answer = posted_plan(
        {**BODY, "floors": [{"zone": "northeast", "cluster": "L2", "points": 2}], "years": 2}
    )
    assert sum(m["points"] for m in answer["moves"] if m["to_zone"] == "northeast") == 2


def test_ids_are_free_strings_and_zone_and_level_may_be_left_out() -> None:
    """Ids in any script come back as sent; what was left out comes back as null."""
    answer = posted_plan(
        {
            "supply": [{"cluster": "智能装备", "points": 3}, {"cluster": "a b/c", "points": 1}],
            "demand": [{"cluster": "new one", "weight": 0.5}, {"cluster": "a b/c", "weight": 0.5}],
            "budget": 0.5,
        }
    )
    assert {row["from_cluster"] for row in answer["moves"]} == {"智能装备"}
    assert {row["from_zone"] for row in answer["moves"]} == {None}
    assert {row["level"] for row in answer["moves"]} == {None}
    assert sum(row["points"] for row in answer["moves"]) == 2


def test_objective_is_similarity_unless_said_otherwise() -> None:
    """Leaving it out and saying it give one answer; another objective gives another plan."""
    body = {
        "supply": [{"cluster": c, "points": p} for c, p in (("a", 10), ("b", 0), ("c", 0))],
        "demand": [{"cluster": c, "weight": w} for c, w in (("a", 2), ("b", 4), ("c", 6))],
        "budget": 0.3,
    }
    default = posted_plan(body)
    assert posted_plan({**body, "objective": "similarity"}) == default
    gap = posted_plan({**body, "objective": "gap"})
    assert {row["to_cluster"] for row in default["moves"]} == {"b", "c"}
    assert {row["to_cluster"] for row in gap["moves"]} == {"c"}


def test_a_body_can_say_how_unsure_demand_is() -> None:
    """Odds are then those of draws, told in steps of 5 % and never above 95 %."""
    body = {**BODY, "demand_sd": 0.4, "odds": 0.1}
    moves = posted_plan(body)["moves"]
    assert moves
    assert all(0.1 <= row["odds"] <= 0.95 for row in moves)
    assert all(row["odds"] * 20 == pytest.approx(round(row["odds"] * 20)) for row in moves)
    rows = [{"cluster": "L1", "weight": 1, "demand_sd": 0.4}, {"cluster": "L2", "weight": 1}]
    assert posted_plan({**BODY, "demand": rows, "odds": 0.1})["moves"][0]["odds"] < 1


def test_a_body_can_say_what_may_move() -> None:
    """The base of the budget, who may give, and how much of a cell."""
    assert posted_plan({**BODY, "base": 20})["yearly"] == 4
    moves = posted_plan({**BODY, "movable": {"zones": ["northeast"]}})["moves"]
    assert {row["from_zone"] for row in moves} == {"northeast"}
    moves = posted_plan({**BODY, "movable": {"zones": ["metro"], "share": 0.2}})["moves"]
    assert sum(row["points"] for row in moves) == 1


def test_a_level_is_crossed_only_where_the_body_lets_it() -> None:
    """A floor of a level beyond what it has needs moves between levels."""
    body = {
        "supply": [
            {"cluster": "a", "level": "l1", "points": 5},
            {"cluster": "a", "level": "l2", "points": 5},
        ],
        "demand": [{"cluster": "a", "weight": 1}],
        "budget": 0.2,
    }
    floors = [{"level": "l2", "points": 6}]
    with pytest.raises(PlanError, match="wishes_against_levels"):
        posted_plan({**body, "floors": floors})
    row = posted_plan({**body, "floors": floors, "across_levels": True})["moves"][0]
    assert (row["level"], row["to_level"], row["points"]) == ("l1", "l2", 1)


@pytest.mark.parametrize(
    ("change", "path", "code"),
    [
        ({"odds": 2}, "/odds", "out_of_range"),
        ({"base": 0}, "/base", "out_of_range"),
        ({"demand_sd": 4}, "/demand_sd", "out_of_range"),
        ({"across_levels": 1}, "/across_levels", "unknown_choice"),
        ({"movable": []}, "/movable", "not_an_object"),
        ({"movable": {"zone": []}}, "/movable/zone", "unknown_field"),
        ({"movable": {"zones": "metro"}}, "/movable/zones", "not_a_list"),
        ({"movable": {"levels": [3]}}, "/movable/levels/0", "not_a_text"),
        ({"movable": {"share": -1}}, "/movable/share", "out_of_range"),
        ({"supply": None}, "/supply", "missing"),
        ({"demand": {}}, "/demand", "not_a_list"),
        ({"supply": [3]}, "/supply/0", "not_an_object"),
        ({"supply": [{"cluster": "a"}]}, "/supply/0/points", "missing"),
        ({"supply": [{"cluster": "a", "points": 1.5}]}, "/supply/0/points", "not_whole"),
        ({"supply": [{"cluster": "a", "points": True}]}, "/supply/0/points", "not_a_number"),
        ({"supply": [{"cluster": "a", "points": 10**400}]}, "/supply/0/points", "out_of_range"),
        ({"supply": [{"cluster": "", "points": 1}]}, "/supply/0/cluster", "not_a_text"),
        ({"supply": [{"cluster": "a" * 101, "points": 1}]}, "/supply/0/cluster", "too_long"),
        ({"supply": [{"cluster": "a", "points": 1, "x": 1}]}, "/supply/0/x", "unknown_field"),
        (
            {"supply": [{"cluster": f"c{i}", "points": 1} for i in range(61)]},
            "/supply",
            "too_many",
        ),
        ({"supply": [{}] * 5001}, "/supply", "too_many"),
        ({"demand": [{"cluster": "a", "weight": 1}] * 2}, "/demand", "repeated"),
        (
            {"demand": [{"cluster": "a", "weight": float("nan")}]},
            "/demand/0/weight",
            "out_of_range",
        ),
        ({"floors": [{"cluster": "L1", "points": -1}]}, "/floors/0/points", "out_of_range"),
        ({"keep": [{"cluster": "L1"}]}, "/keep/0/points", "missing"),
        ({"budget": 2}, "/budget", "out_of_range"),
        ({"budget": "5%"}, "/budget", "not_a_number"),
        ({"years": 0}, "/years", "out_of_range"),
        ({"years": 1.5}, "/years", "not_whole"),
        ({"objective": "best"}, "/objective", "unknown_choice"),
        ({"objective": ["gap"]}, "/objective", "unknown_choice"),
        ({"seed": 1}, "/seed", "unknown_field"),
    ],
)
def test_bodies_that_cannot_be_read(change: dict[str, object], path: str, code: str) -> None:
    """Each fault is told by its place and code."""
    with pytest.raises(BodyError) as caught:
        posted_plan({**BODY, **change})
    assert (path, code) in [(fault.where, fault.code) for fault in caught.value.faults]


def test_a_body_that_is_no_object() -> None:
    """A list is not a body."""
    with pytest.raises(BodyError):
        posted_plan([BODY])


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"budget": 0}, "budget_zero"),
        ({"floors": [{"cluster": "L2", "points": 11}]}, "floor_above_total"),
        ({"floors": [{"cluster": "L9", "points": 1}]}, "unknown_cluster"),
        ({"keep": BODY["supply"]}, "everything_kept"),
        ({"floors": [{"points": 1}]}, "wish_without_place"),
        ({"floors": [{"cluster": "L2", "points": 9}]}, "wishes_beyond_budget"),
        ({"demand": []}, "no_demand"),
        ({"supply": []}, "no_supply"),
    ],
)
def test_bodies_without_a_plan(change: dict[str, object], code: str) -> None:
    """A readable body whose wishes conflict gives the code of the conflict."""
    with pytest.raises(PlanError) as caught:
        posted_plan({**BODY, **change})
    assert caught.value.code == code


def test_the_modelled_plan_has_intervals_odds_and_no_zones() -> None:
    """Draws by level and cluster give intervals around the value, and never name a zone."""
    rng = np.random.default_rng(1)
    shares = rng.dirichlet([30.0, 6.0, 6.0, 6.0, 6.0, 6.0], size=200)
    draws = rng.multinomial(300, shares).reshape(200, 2, 3)
    request = modelled_request(
        ("secondary_vocational", "higher_vocational"),
        ("L1", "L2", "L3"),
        draws,
        np.full(3, 1 / 3),
        **options_of({"years": "2", "odds": "0.7", "objective": "gap", "budget": "0.1"}),
    )
    assert (request.years, request.odds, request.budget) == (2, 0.7, 0.1)
    assert request.objective is Objective.GAP
    answer = modelled_plan(request)
    assert answer["moves"]
    assert all(row["odds"] >= 0.7 for row in answer["moves"])
    assert {row["from_zone"] for row in answer["moves"]} == {None}
    assert {row["level"] for row in answer["moves"]} <= {
        "secondary_vocational",
        "higher_vocational",
    }
    for row in (*answer["before"], *answer["after"], *answer["path"]):
        assert row["low"] <= row["value"] <= row["high"]
        assert (row["kind"], row["state"]) == ("modelled", "modelled")
    assert len(answer["path"]) == 2
    json.dumps(answer, allow_nan=False)


@pytest.mark.parametrize(
    ("query", "code"),
    [
        ({"years": "many"}, "bad_number"),
        ({"budget": ""}, "bad_number"),
        ({"objective": "<b>"}, "bad_choice"),
    ],
)
def test_queries_that_cannot_be_read(query: dict[str, str], code: str) -> None:
    """A bad option is named by its field."""
    with pytest.raises(PlanError) as caught:
        options_of(query)
    assert caught.value.code == code
    assert caught.value.params["field"] in query


def test_absent_options_keep_their_defaults() -> None:
    """Nothing asked, nothing passed on; other parameters are left to others."""
    assert options_of({"basis": "equal"}) == {}
