"""The search over HTTP."""

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from starlette.testclient import TestClient

from tests.api.conftest import API, fits, wrong


def test_a_search_answers_in_a_language_with_addresses(
    client: TestClient, document: dict[str, Any]
) -> None:
    """The best result, its name in the language asked for, the view that it leads to."""
    found = client.get(f"{API}/search", params={"q": "永川", "lang": "en"}).json()
    fits(found, document["components"]["schemas"]["search"], document)
    best = found["results"][0]
    assert (best["kind"], best["id"], best["name"]) == ("district", "500118", "Yongchuan District")
    address = urlsplit(best["address"])
    assert address.path == "/profile"
    assert parse_qs(address.query) == {"lang": ["en"], "kind": ["district"], "id": ["500118"]}


def test_a_kind_and_a_limit_narrow_what_is_listed(client: TestClient) -> None:
    """Results of one kind, no more than asked for; the counts are those of all kinds."""
    asked = {"q": "永川", "kind": "institution", "limit": "1"}
    found = client.get(f"{API}/search", params=asked).json()
    assert [hit["kind"] for hit in found["results"]] == ["institution"]
    assert found["counts"]["district"] == 1


def test_a_figure_found_by_its_number_opens_over_the_first_page(client: TestClient) -> None:
    """The address of a figure is that of the root with the figure open."""
    best = client.get(f"{API}/search", params={"q": "88%"}).json()["results"][0]
    assert urlsplit(best["address"]).path == "/"
    assert best["address"].endswith("figure=layout_match_rate")


def test_a_miss_is_an_answer(client: TestClient) -> None:
    """What no table has gives no results and the reason."""
    found = client.get(f"{API}/search", params={"q": "salary"}).json()
    assert found == {"results": [], "counts": {}, "miss": "wages", "answer": None}


@pytest.mark.parametrize(
    ("query", "fault"),
    [
        ("", ("q", "missing")),
        ("q=", ("q", "missing")),
        ("q=a&lang=fr", ("lang", "not_listed")),
        ("q=a&kind=person", ("kind", "not_listed")),
        ("q=a&limit=0", ("limit", "not_listed")),
        ("q=a&limit=51", ("limit", "not_listed")),
        ("q=a&limit=10000", ("limit", "not_listed")),
        ("q=a&limit=x", ("limit", "not_listed")),
        ("q=a&q=b", ("q", "repeated")),
        ("q=a&page=2", ("page", "unknown_name")),
    ],
)
def test_a_search_that_cannot_be_read_names_what_is_wrong(
    client: TestClient, query: str, fault: tuple[str, str]
) -> None:
    """Each parameter that is missing, unknown or out of range is named with a code."""
    answer = client.get(f"{API}/search?{query}")
    assert answer.status_code == 400
    assert wrong(answer) == [fault]
