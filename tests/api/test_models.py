"""Flow, match and plan over HTTP: the same figures as the functions behind the pages."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from cqvet.models import flow, matching, plan
from cqvet.subjects import lab, market
from tests.api.conftest import API, wrong

BODY = {
    "supply": [
        {"zone": "metro", "cluster": "电子", "level": "higher_vocational", "points": 6},
        {"zone": "metro", "cluster": "b", "level": "higher_vocational", "points": 2},
        {"zone": "east", "cluster": "电子", "level": "higher_vocational", "points": 2},
    ],
    "demand": [{"cluster": "电子", "weight": 1}, {"cluster": "b", "weight": 1}],
}
PLAN = {**BODY, "budget": 0.2, "years": 1}


def plain(content: Any) -> Any:
    """A content as JSON gives it back."""
    return json.loads(json.dumps(content, allow_nan=False))


def test_flow_is_the_function(client: TestClient) -> None:
    """The answer equals the model's own, with today's levers and with some moved."""
    levers, _ = flow.read_levers({})
    expected = flow.answer(flow.run(levers, flow.calibrate()))
    assert client.get(f"{API}/flow").json() == plain(expected)
    query = {"through_share": "0.5", "secondary_progression": "0.7", "horizon": "2030"}
    levers, _ = flow.read_levers(query)
    expected = flow.answer(flow.run(levers, flow.calibrate()))
    assert client.get(f"{API}/flow", params=query).json() == plain(expected)


def test_flow_ends_add_to_a_thousand(client: TestClient) -> None:
    """The rows of role `end` sum to 1,000; the years run to the horizon."""
    found = client.get(f"{API}/flow?horizon=2028").json()
    assert list(found) == ["parameters", "set", "per_1000", "yearly"]
    ends = [row["value"] for row in found["per_1000"] if row["role"] == "end"]
    assert sum(ends) == pytest.approx(1000, abs=1e-6)
    assert list(found["per_1000"][0]) == ["state", "role", "value", "low", "high"]
    assert list(found["yearly"][0]) == ["year", "state", "role", "value", "low", "high"]
    assert {row["year"] for row in found["yearly"]} == {2025, 2026, 2027, 2028}
    assert found["parameters"]["horizon"] == 2028
    assert set(found["parameters"]) == set(flow.LEVERS)


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        (
            "through_share=many&horizon=2030.5",
            [("through_share", "not_a_number"), ("horizon", "not_a_whole_number")],
        ),
        (
            "entrants_2030=-2&transfer=1.5",
            [("transfer", "above_maximum"), ("entrants_2030", "below_minimum")],
        ),
        (
            "split_five_year=0.8&split_three_four=0.5",
            [("split_five_year", "shares_exceed_one"), ("split_three_four", "shares_exceed_one")],
        ),
        ("through_shar=0.5", [("through_shar", "unknown_name")]),
        ("through_share=0.5&through_share=0.6", [("through_share", "repeated")]),
    ],
)
def test_bad_levers_are_named(
    client: TestClient, query: str, errors: list[tuple[str, str]]
) -> None:
    """Each lever that cannot stand is named, with the levers that share in the fault."""
    answer = client.get(f"{API}/flow?{query}")
    assert answer.status_code == 400
    assert wrong(answer) == errors


@pytest.mark.parametrize(
    ("query", "basis", "zone", "level"),
    [
        ("", "target_2027", "", ""),
        ("?basis=equal", "equal", "", ""),
        (
            "?basis=target_2027&zone=metro&level=higher_vocational",
            "target_2027",
            "metro",
            "higher_vocational",
        ),
    ],
)
def test_match_is_the_function(
    client: TestClient, query: str, basis: str, zone: str, level: str
) -> None:
    """The answer equals that of the modelled case which the page shows."""
    case = market.modelled(market.demand(basis), level=level, zone=zone)
    found = client.get(f"{API}/match{query}").json()
    assert found.pop("agreement") == plain(market.agreement_rows())
    assert found == plain(matching.answer(case, market.readings()))
    assert list(found["indices"][0]) == ["id", "state", "value", "low", "high", "kind", "reason"]
    columns = ["cluster", "supply", "demand", "low", "high", "kind", "verdict", "bases"]
    assert list(found["clusters"][0]) == columns
    assert {row["state"] for row in found["indices"]} <= {"computed", "modelled", "refused"}


@pytest.mark.parametrize(
    ("query", "errors"),
    [
        ("basis=own", [("basis", "not_listed")]),
        (
            "basis=x&zone=y&level=z",
            [("basis", "not_listed"), ("zone", "not_listed"), ("level", "not_listed")],
        ),
        ("cluster=L1", [("cluster", "unknown_name")]),
    ],
)
def test_bad_questions_to_match(
    client: TestClient, query: str, errors: list[tuple[str, str]]
) -> None:
    """What cannot be asked is named."""
    answer = client.get(f"{API}/match?{query}")
    assert answer.status_code == 400
    assert wrong(answer) == errors


def test_posted_match_is_the_function(client: TestClient) -> None:
    """A posted case is computed exactly, kind yours, ids as sent; nothing may keep it."""
    answer = client.post(f"{API}/match", json=BODY)
    assert answer.json() == plain(matching.posted_answer(BODY))
    assert {row["kind"] for row in answer.json()["clusters"]} == {"yours"}
    assert answer.json()["clusters"][0]["cluster"] == "电子"
    assert answer.headers["cache-control"] == "no-store"
    assert "etag" not in answer.headers


def test_the_largest_match_that_is_allowed_is_answered(client: TestClient) -> None:
    """500 clusters and 5,000 rows of supply fit into the memory of an answer."""
    names = [f"c{i}" for i in range(500)]
    body = {
        "supply": [{"cluster": names[i % 500], "points": i + 1} for i in range(5000)],
        "demand": [{"cluster": name, "weight": 1} for name in names],
    }
    answer = client.post(f"{API}/match", json=body)
    assert (answer.status_code, len(answer.json()["clusters"])) == (200, 500)


def test_what_was_posted_is_forgotten(client: TestClient) -> None:
    """A question after a post is answered as before it, byte for byte."""
    before = client.get(f"{API}/match").content
    client.post(f"{API}/match", json=BODY)
    client.post(f"{API}/plan", json=PLAN)
    assert client.get(f"{API}/match").content == before


def test_plan_is_the_function(client: TestClient) -> None:
    """The answer equals that of the lab for the modelled split, never by zone."""
    split = market.split("")
    request = plan.modelled_request(
        split.levels,
        split.clusters,
        split.draws,
        market.demand("target_2027"),
        years=2,
        odds=0.7,
        spread=lab.demand("target_2027").spread,
        bases=lab.bases(),
    )
    found = client.get(f"{API}/plan?years=2&odds=0.7").json()
    assert found == plain(plan.modelled_plan(request))
    assert found["moves"]
    for move in found["moves"]:
        assert list(move)[:8] == (
            [
                "year",
                "level",
                "from_zone",
                "from_cluster",
                "to_zone",
                "to_cluster",
                "points",
                "odds",
            ]
        )
        assert move["from_zone"] is None
        assert 0.7 <= move["odds"] <= 0.95
        assert [row["basis"] for row in move["bases"]] == ["target_2027", "equal"]
        assert move["bases"][0]["odds"] == move["odds"]
        assert move["verdict"] in {"every_basis", "depends", "cannot_tell"}
    assert {"before", "after", "moves", "unmet"} <= set(found)


def test_posted_plan_is_the_function(client: TestClient) -> None:
    """Supply is exact, so odds are 1; two of ten offerings may move and do; no row has a class."""
    found = client.post(f"{API}/plan", json=PLAN).json()
    assert found == plain(plan.posted_plan(PLAN)) | {"counted": None}
    assert [(move["points"], move["odds"]) for move in found["moves"]] == [(2, 1.0)]
    assert {row["kind"] for row in found["before"]} == {"yours"}


@pytest.mark.parametrize(
    "query", ["budget=much", "years=9", "odds=2", "objective=best", "budget=nan"]
)
def test_bad_options_of_a_plan_are_named(client: TestClient, query: str) -> None:
    """An option that cannot be used is 400 and named."""
    answer = client.get(f"{API}/plan?{query}")
    assert answer.status_code == 400
    assert [name for name, _ in wrong(answer)] == [query.split("=", maxsplit=1)[0]]


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"budget": 0}, "budget_zero"),
        ({"floors": [{"cluster": "b", "points": 11}]}, "floor_above_total"),
        ({"floors": [{"cluster": "nine", "points": 1}]}, "unknown_cluster"),
        ({"floors": [{"cluster": "b", "points": 9}]}, "wishes_beyond_budget"),
        ({"keep": BODY["supply"]}, "everything_kept"),
    ],
)
def test_wishes_without_a_plan(client: TestClient, change: dict[str, Any], code: str) -> None:
    """A body that can be read but not met is 422 with the code and what is in conflict."""
    answer = client.post(f"{API}/plan", json={**PLAN, **change})
    assert answer.status_code == 422
    assert answer.json()["code"] == code
    assert answer.json()["params"]


@pytest.mark.parametrize("path", ["match", "plan"])
@pytest.mark.parametrize(
    ("body", "errors"),
    [
        (b"", [("", "not_json")]),
        (b"{", [("", "not_json")]),
        (b"\xff\xfe", [("", "not_utf8")]),
        (b"[" * 100_000, [("", "not_json")]),
        (b'{"supply": NaN}', [("", "not_json")]),
        (b"[]", [("", "not_an_object")]),
        (b"{}", [("/supply", "missing"), ("/demand", "missing")]),
        (
            b'{"supply": [{"cluster": "a", "points": 1.5}], "demand": [{"weight": -1}]}',
            [
                ("/supply/0/points", "not_whole"),
                ("/demand/0/cluster", "missing"),
                ("/demand/0/weight", "out_of_range"),
            ],
        ),
    ],
)
def test_bodies_that_cannot_be_read(
    client: TestClient, path: str, body: bytes, errors: list[tuple[str, str]]
) -> None:
    """Each fault of a body is told by a pointer and a code, in both languages."""
    answer = client.post(f"{API}/{path}", content=body)
    assert answer.status_code == 400
    assert wrong(answer) == errors
    for error in answer.json()["errors"]:
        assert error["message_zh"]
        assert error["message_en"]
