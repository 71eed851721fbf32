"""What holds for every answer: tags, open reads, problems, limits, addresses."""

import asyncio
import hashlib
import json
from concurrent.futures import Future
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient
from starlette.types import Message, Scope

from cqvet import api, data, server, work
from cqvet.api import limits
from cqvet.base import settings
from cqvet.models import matching
from tests import chores
from tests.api.conftest import API, wrong

READS = [
    "datapackage.json",
    "tables/zones.csv",
    "tables/zones.json",
    "tables/zones.xlsx",
    "geometry/zones.geojson",
    "pictures/map.svg?zone=metro",
    "figures",
    "figures/layout_match_rate",
    "flow?horizon=2026",
    "match",
    "plan",
    "openapi.json",
]


@pytest.mark.parametrize("path", READS)
def test_what_a_client_has_is_not_sent_again(client: TestClient, path: str) -> None:
    """A known tag gives 304 without content; another one the whole answer again."""
    first = client.get(f"{API}/{path}")
    tag = first.headers["etag"]
    for known in (tag, f'"other", {tag}', "*", tag.removeprefix("W/")):
        again = client.get(f"{API}/{path}", headers={"If-None-Match": known})
        assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = client.get(f"{API}/{path}", headers={"If-None-Match": 'W/"other"'})
    assert other.status_code == 200
    assert other.headers["etag"] == tag


def test_other_contents_have_other_tags(client: TestClient) -> None:
    """A filter, a format and a lever each change the tag."""
    paths = ["tables/zones.csv", "tables/zones.xlsx", "tables/zones.csv?zone=metro", "flow"]
    tags = {client.get(f"{API}/{path}").headers["etag"] for path in paths}
    assert len(tags) == len(paths)


@pytest.mark.parametrize("path", [*READS, "figures/nothing", "tables/zones.csv?x=1", "nowhere"])
def test_reads_are_open_to_all_sites(client: TestClient, path: str) -> None:
    """Answers and errors of reads may be used by pages from elsewhere, tags included."""
    for method in ("GET", "HEAD"):
        headers = client.request(method, f"{API}/{path}").headers
        assert headers["access-control-allow-origin"] == "*"
        assert "ETag" in headers["access-control-expose-headers"]


def test_posts_are_not_open(client: TestClient) -> None:
    """A page from elsewhere may neither read the answer to a post nor ask for leave."""
    assert "access-control-allow-origin" not in client.post(f"{API}/match", json={}).headers
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "POST"}
    answer = client.options(f"{API}/match", headers=asked)
    assert answer.status_code == 204
    assert answer.headers["access-control-allow-methods"] == "GET, HEAD"
    assert answer.headers["access-control-allow-headers"] == "If-None-Match"


@pytest.mark.parametrize(
    ("method", "path", "status"),
    [
        ("GET", "/api/", 404),
        ("GET", "/api/v2/figures", 404),
        ("GET", f"{API}/flow/", 404),
        ("GET", f"{API}/geometry/nowhere.geojson", 404),
        ("GET", f"{API}/validate/zones", 405),
        ("DELETE", f"{API}/match", 405),
        ("POST", f"{API}/figures", 405),
        ("GET", f"{API}/figures?zone=metro", 400),
        ("GET", f"{API}/openapi.json?x=1", 400),
    ],
)
def test_errors_are_problem_documents(
    client: TestClient, method: str, path: str, status: int
) -> None:
    """Whatever is wrong with a request, the answer has the form of RFC 9457."""
    answer = client.request(method, path, follow_redirects=False)
    assert answer.status_code == status
    assert answer.headers["content-type"] == "application/problem+json"
    content = answer.json()
    assert (content["type"], content["status"]) == ("about:blank", status)
    assert content["title"]
    assert content["detail"]
    assert (status == 405) == ("allow" in answer.headers)


def test_names_come_back_short_and_unread(client: TestClient) -> None:
    """A long name is cut, and no answer of ours is a page."""
    answer = client.get(f"{API}/flow", params={"<script>" * 100: "1"})
    assert wrong(answer)[0][0] == ("<script>" * 100)[:80]
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_an_error_of_ours_tells_nothing(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """What we did not foresee is 500; the log has it, the answer does not."""
    monkeypatch.setattr(matching, "posted_answer", chores.broken)
    answer = client.post(f"{API}/match", json={})
    assert answer.status_code == 500
    assert answer.json()["code"] == "failed"
    assert "secret" not in answer.text
    assert "a secret" in caplog.text


@pytest.mark.parametrize("path", ["match", "plan"])
def test_large_bodies_are_refused(client: TestClient, path: str) -> None:
    """More than the limit is 413, with or without a stated length; the limit itself is read."""
    large = b" " * (limits.MAX_JSON + 1)
    for content in (large, iter([large[:500_000], large[500_000:]])):
        answer = client.post(f"{API}/{path}", content=content)
        assert answer.status_code == 413
        assert wrong(answer) == [("", "too_large")]
    answer = client.post(f"{API}/{path}", content=b"{}" + b" " * (limits.MAX_JSON - 2))
    assert answer.status_code == 400


def test_large_files_are_refused(client: TestClient) -> None:
    """A file larger than a register may be is 413."""
    answer = client.post(f"{API}/validate/zones", content=b"x" * 5_000_001)
    assert answer.status_code == 413


def test_a_form_is_refused(client: TestClient) -> None:
    """A file in a form is 415: the body has to be the file."""
    answer = client.post(f"{API}/validate/zones", files={"file": b"a"})
    assert answer.status_code == 415
    assert answer.json()["code"] == "form"


@pytest.mark.parametrize("path", ["validate/register", "needs", "match", "plan"])
def test_a_client_that_hangs_up_is_no_failure(path: str, caplog: pytest.LogCaptureFixture) -> None:
    """A body that breaks off is the client's fault: 400 for the metrics, and nothing in the log."""
    parts = iter([{"type": "http.request", "body": b"{", "more_body": True}])
    said: list[Message] = []

    async def receive() -> Message:
        return next(parts, {"type": "http.disconnect"})

    async def send(message: Message) -> None:
        said.append(message)

    scope: Scope = {"type": "http", "method": "POST", "path": f"{API}/{path}"}
    scope.update(headers=[(b"host", b"testserver")], query_string=b"", root_path="")
    scope.update(server=("testserver", 80), scheme="http")
    app = Starlette(routes=list(server.routes()), middleware=list(server.middleware()))
    asyncio.run(app(scope, receive, send))
    assert said[0]["status"] == 400
    assert json.loads(said[1]["body"])["code"] == "cut_off"
    assert caplog.text == ""


def test_slow_computations_are_given_up(
    client: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After the time allowed the client gets 503 and a time to come back."""
    monkeypatch.setattr(work.pool(), "seconds", 0.05)
    monkeypatch.setattr(matching, "posted_answer", chores.forever)
    answer = client.post(f"{API}/match", json={})
    assert answer.status_code == 503
    assert wrong(answer) == [("", "too_slow")]
    assert int(answer.headers["retry-after"]) > 0


@pytest.mark.parametrize(("why", "status"), [("busy", 503), ("too_heavy", 413)])
def test_work_that_is_not_done_is_explained(
    client: TestClient, monkeypatch: pytest.MonkeyPatch, why: work.Why, status: int
) -> None:
    """Too much waiting, or too much memory: a problem in both languages."""
    stopped: Future[Any] = Future()
    stopped.set_exception(work.StoppedError(why))
    monkeypatch.setattr(work.Pool, "submit", lambda *_: stopped)
    answer = client.post(f"{API}/match", json={})
    assert answer.status_code == status
    assert wrong(answer) == [("", why)]
    assert ("retry-after" in answer.headers) == (status == 503)


def test_the_descriptor_has_addresses_that_answer(client: TestClient) -> None:
    """Every resource is found under its absolute address, with the content of its checksum."""
    content = client.get(f"{API}/datapackage.json").json()
    assert content["version"] == data.descriptor()["version"]
    for resource in content["resources"]:
        assert resource["path"].startswith("http://testserver/api/v1/")
        body = client.get(resource["path"]).content
        assert f"sha256:{hashlib.sha256(body).hexdigest()}" == resource["hash"]
        assert len(body) == resource["bytes"]


def test_the_configured_address_wins(client: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    """Behind a proxy the addresses are those that readers use."""
    monkeypatch.setattr(settings, "PUBLIC_ADDRESS", "https://example.org/cqvet")
    content = client.get(f"{API}/datapackage.json").json()
    assert content["resources"][0]["path"] == (
        "https://example.org/cqvet/api/v1/tables/sources.csv"
    )
    server = client.get(f"{API}/openapi.json").json()["servers"][0]
    assert server["url"] == "https://example.org/cqvet"


@pytest.mark.parametrize("prefix", ["", "/cqvet"])
@pytest.mark.parametrize("base", ["cqvet", "/cqvet/"])
def test_the_base_path_is_part_of_the_address(base: str, prefix: str) -> None:
    """The API answers below the base path and, for a proxy that takes it off, at the root."""
    client = TestClient(Starlette(routes=api.routes(base)))
    content = client.get(f"{prefix}{API}/datapackage.json").json()
    assert content["resources"][0]["path"] == "http://testserver/cqvet/api/v1/tables/sources.csv"
    assert client.get(content["resources"][0]["path"]).status_code == 200
