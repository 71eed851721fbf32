"""The ledger over HTTP."""

import pytest
from starlette.testclient import TestClient

from cqvet import data
from cqvet.api.figures import FIELDS
from cqvet.evidence import ledger
from tests.api.conftest import API

CONTRACT = [
    "id",
    "kind",
    "value",
    "value_max",
    "value_printed",
    "value_type",
    "qualifier",
    "unit",
    "scope",
    "as_of",
    "section",
    "paragraph",
    "conflicts_with",
    "duplicate_of",
    "statement_zh",
    "statement_en",
    "source",
    "confidence",
]


def test_the_fields_are_those_of_the_contract(client: TestClient) -> None:
    """Each figure has exactly these fields, in this order."""
    assert list(FIELDS) == CONTRACT
    assert all(list(row) == CONTRACT for row in client.get(f"{API}/figures").json())


def test_the_list_is_the_ledger(client: TestClient) -> None:
    """The same entries in the same order, every cell equal; a date is the value of its entry."""
    rows = client.get(f"{API}/figures").json()
    assert [row["id"] for row in rows] == list(ledger.entries()["id"])
    for row in rows:
        entry = ledger.entry(row["id"])
        value = entry["value"] if entry["value_date"] is None else entry["value_date"]
        assert row == {name: entry[name] for name in CONTRACT} | {"value": value}


def test_every_fact_of_the_article_is_there(client: TestClient) -> None:
    """The ids of the table of facts are ids of figures."""
    ids = {row["id"] for row in client.get(f"{API}/figures").json()}
    assert set(data.table("facts")["fact"]) <= ids


def test_every_figure_has_its_own_address(client: TestClient) -> None:
    """Each entry of the list is also found by its id, slashes included."""
    rows = client.get(f"{API}/figures").json()
    assert any("/" in row["id"] for row in rows)
    for row in rows:
        assert client.get(f"{API}/figures/{row['id']}").json() == row


def test_some_figures(client: TestClient) -> None:
    """A number, a date and a claim, as they have to come out."""
    rate = client.get(f"{API}/figures/layout_match_rate").json()
    assert (rate["kind"], rate["value"], rate["unit"], rate["qualifier"]) == (
        "reported",
        88,
        "percent",
        "reached",
    )
    day = client.get(f"{API}/figures/consortia_conference_date").json()
    assert (day["value"], day["value_type"]) == ("2025-02-27", "date")
    claim = client.get(f"{API}/figures/c01").json()
    assert (claim["kind"], claim["value"], claim["value_type"]) == ("claim", None, "claim")
    assert claim["statement_en"]


@pytest.mark.parametrize("name", ["nothing", "statistics/nothing", "", "a/b/c"])
def test_unknown_figures(client: TestClient, name: str) -> None:
    """An id that no entry has is 404."""
    answer = client.get(f"{API}/figures/{name}")
    assert answer.status_code == 404
    assert answer.json()["code"] == "not_found"
