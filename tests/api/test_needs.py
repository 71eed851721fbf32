"""Needs over HTTP: the match of the page, faults by place, nothing kept."""

import json
from typing import Any

import pytest
from starlette.testclient import TestClient

from cqvet.base import forms
from cqvet.subjects import needs
from tests.api.conftest import API, fits, wrong
from tests.needs_broken import BROKEN, VALID

BODY = {
    "needs": [
        {"text": "急需会调试工业机器人的技术员", "kind": "人才", "district": "永川区"},
        {"text": "What a round moon tonight.", "kind": "talent", "organisation": None},
    ]
}


@pytest.fixture(scope="module", autouse=True)
def warmed() -> None:
    """The server builds its indices before the first reader; so does this test."""
    for script in ("zh", "en"):
        needs.index(script)
        needs.institution_index(script)


def test_posted_needs_are_the_function(client: TestClient, document: dict[str, Any]) -> None:
    """A file is answered as the module matches it, in the form that is described."""
    checked = forms.validate(VALID.encode(), needs.form())
    answer = client.post(f"{API}/needs", content=VALID.encode())
    assert answer.status_code == 200
    assert answer.headers["cache-control"] == "no-store"
    expected = {"threshold": 1, "needs": needs.records(*needs.matched(checked.rows))}
    assert answer.json() == json.loads(json.dumps(expected))
    fits(answer.json(), document["components"]["schemas"]["needs"], document)


def test_json_is_matched_and_shares_add_up(client: TestClient) -> None:
    """Names are read as in a file; a need without a match is there as well."""
    first, second = client.post(f"{API}/needs", json=BODY).json()["needs"]
    assert (first["kind"], first["district"], first["language"]) == ("talent", "500118", "zh")
    for match in first["matches"] + first["institutions"]:
        shares = [term["share"] for term in match["terms"]]
        assert sum(shares) == pytest.approx(match["score"])
    assert (second["row"], second["matches"], second["organisation"]) == (2, [], None)
    assert 0 <= second["best"] < 1


@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_refused_with_row_and_column(client: TestClient, name: str) -> None:
    """Each fault is named by row and column, in both languages; validate says the same."""
    content, planted = BROKEN[name]
    answer = client.post(f"{API}/needs", content=content)
    assert answer.status_code == 400
    assert set(wrong(answer)) == {(f"{row}/{column}", code) for row, column, code in planted}
    assert all(error["message_zh"] != error["message_en"] for error in answer.json()["errors"])
    found = client.post(f"{API}/validate/needs", content=content).json()["faults"]
    assert {(f["row"], f["column"], f["code"]) for f in found} == planted


@pytest.mark.parametrize(
    ("body", "errors"),
    [
        ({"needs": [{"text": "招焊工"}]}, [("/needs/0/kind", "missing")]),
        (
            {"needs": [{"text": "招焊工", "kind": "talent"}, {"text": "x", "kind": "money"}]},
            [("/needs/1/kind", "unknown_kind")],
        ),
        ({"needs": [{"text": 3, "kind": "talent"}]}, [("/needs/0/text", "not_a_text")]),
        ({"needs": [{"txt": "a"}]}, [("/needs/0/txt", "unknown_field")]),
        ({"needs": ["a"]}, [("/needs/0", "not_an_object")]),
        ({"needs": {}}, [("/needs", "not_a_list")]),
        ({"wishes": []}, [("/wishes", "unknown_field"), ("/needs", "missing")]),
        ({"needs": [{}] * 1001}, [("/needs", "too_many")]),
        ([], [("", "not_an_object")]),
    ],
)
def test_bad_bodies_are_named(
    client: TestClient, body: object, errors: list[tuple[str, str]]
) -> None:
    """What cannot be used is named by a pointer into the body."""
    answer = client.post(f"{API}/needs", json=body)
    assert answer.status_code == 400
    assert wrong(answer) == errors


def test_many_faults_are_counted(client: TestClient, document: dict[str, Any]) -> None:
    """A problem lists a thousand faults, says how many there are, and names the first ten."""
    answer = client.post(f"{API}/needs", json={"needs": [{}] * 1000})
    content = answer.json()
    assert (len(content["errors"]), content["total"]) == (1000, 2000)
    assert content["detail"].endswith("/needs/4/text ...")
    fits(content, document["components"]["schemas"]["problem"], document)


def test_a_body_that_is_too_large(client: TestClient) -> None:
    """More than the limit is 413."""
    assert client.post(f"{API}/needs", content=b"a" * 1_000_001).status_code == 413


def test_what_was_posted_is_forgotten(client: TestClient) -> None:
    """The same question has the same answer, whatever was posted between."""
    before = client.post(f"{API}/needs", json=BODY).content
    client.post(f"{API}/needs", content=VALID.encode())
    assert client.post(f"{API}/needs", json=BODY).content == before
