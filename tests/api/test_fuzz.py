"""Whatever is asked, the server answers or refuses; it never fails."""

import json
from typing import Any, NoReturn

import pytest
from starlette.testclient import TestClient

from cqvet import work
from tests.api.conftest import API, wrong
from tests.api.stranger import Asked, Stranger


def fault(client: TestClient, asked: Asked) -> str:
    """What is wrong with the answer to a request: nothing, if it is an answer or a refusal."""
    answer = client.request(
        asked.method,
        asked.address,
        content=asked.body,
        headers=asked.headers,
        follow_redirects=False,
    )
    kind = answer.headers.get("content-type", "")
    if answer.status_code >= 400 and kind != "application/problem+json":
        return f"{answer.status_code} as {kind!r}"
    if "json" in kind and answer.content:
        content = json.loads(answer.content, parse_constant=_no_number)
        if answer.status_code >= 500:
            return f"{answer.status_code} {content}"
    return ""


def _no_number(name: str) -> NoReturn:
    raise ValueError(name)


@pytest.mark.parametrize(
    ("seed", "requests"),
    [(0, 200), *(pytest.param(seed, 480, marks=pytest.mark.long) for seed in range(1, 11))],
)
def test_no_request_makes_the_server_fail(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, seed: int, requests: int
) -> None:
    """5,000 requests over all routes: no 5xx, problems are problem documents, JSON is JSON."""
    # How long a computation may take is another question than how it ends.
    monkeypatch.setattr(work.pool(), "seconds", 600)
    stranger = Stranger(seed)
    faults: dict[str, Any] = {}
    for _ in range(requests):
        asked = stranger.request()
        if found := fault(client, asked):
            faults[found] = asked
    assert faults == {}


@pytest.mark.parametrize(
    ("path", "body"),
    [
        ("needs", '{"needs": [{"text": "\\ud800焊工", "kind": "talent"}]}'),
        ("needs", '{"\\udfff": 1}'),
        ("plan", '{"\\ud800": []}'),
        ("match", '{"basis": "\\ud800"}'),
    ],
)
def test_half_a_character_is_refused(client: TestClient, path: str, body: str) -> None:
    """A lone surrogate, as a name or within a text, is no JSON of ours: 400, never a failure."""
    answer = client.post(f"{API}/{path}", content=body)
    assert (answer.status_code, wrong(answer)) == (400, [("", "not_json")])
