"""The examples of docs/api.md and the contract, on the real server, with and without a path."""

import hashlib
import json
import re
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from http import HTTPStatus
from pathlib import Path

import pytest
from frictionless import Package, system
from frictionless.resources import TableResource

from cqvet import data
from tests.conftest import ROOT
from tests.deploy import servers
from tests.deploy.servers import Site

EXAMPLES = [
    f"curl {command.strip()}"
    for block in re.findall(
        r"```sh\n(.*?)```", (ROOT / "docs" / "api.md").read_text("utf-8"), re.DOTALL
    )
    for command in re.split(r"^curl ", block, flags=re.MULTILINE)[1:]
]


def test_the_examples_answer(alone: Site, tmp_path: Path) -> None:
    """Every command of the page ends well, and JSON is what it gives where it says so."""
    if shutil.which("curl") is None:
        pytest.skip("curl is not installed")
    shutil.copytree(data.FOLDER, tmp_path / "data")
    assert len(EXAMPLES) >= 15
    for example in EXAMPLES:
        # Probes and metrics of the process itself stay at the root; nginx offers them below.
        address = alone.address if "/api/" in example else alone.origin
        command = example.replace("http://localhost:8501", address)
        ended = subprocess.run(
            ["sh", "-c", command.replace("curl ", "curl --silent --show-error --fail ", 1)],
            cwd=tmp_path,
            capture_output=True,
            check=False,
        )
        assert ended.returncode == 0, example
        if not re.search(r"\.csv\?|--output|healthz|metrics", example):
            json.loads(ended.stdout)


def test_the_package_can_be_fetched(alone: Site) -> None:
    """A Data Package client reads a table from the descriptor's address alone."""
    with system.use_context(trusted=True):
        package = Package(f"{alone.address}/api/v1/datapackage.json")
        resource = package.get_resource("zones")
        assert resource.path == f"{alone.address}/api/v1/tables/zones.csv"
        assert isinstance(resource, TableResource)
        rows = resource.read_rows()
    assert [row["zone"] for row in rows] == list(data.names("zone"))


def test_every_resource_answers_with_its_checksum(alone: Site) -> None:
    """Each absolute address of the descriptor leads to the content that it promises."""
    content = json.loads(servers.get(alone, "/api/v1/datapackage.json").body)
    for resource in content["resources"]:
        assert resource["path"].startswith(f"{alone.address}/api/v1/")
        body = servers.get(alone, resource["path"].removeprefix(alone.address)).body
        assert f"sha256:{hashlib.sha256(body).hexdigest()}" == resource["hash"]


def test_answers_come_through_the_whole_stack(alone: Site) -> None:
    """Tags, open reads, problems and safe headers survive Streamlit's own middleware."""
    first = servers.get(alone, "/api/v1/figures/layout_match_rate")
    (tag,) = first.all("etag")
    assert first.all("access-control-allow-origin") == ["*"]
    assert first.all("x-content-type-options") == ["nosniff"]
    assert first.all("set-cookie") == []
    assert servers.get(alone, "/api/v1/figures/layout_match_rate", If_None_Match=tag).status == 304
    packed = servers.get(alone, "/api/v1/figures", Accept_Encoding="gzip")
    assert packed.all("content-encoding") == ["gzip"]
    assert packed.all("etag") == servers.get(alone, "/api/v1/figures").all("etag")
    problem = servers.get(alone, "/api/v1/nowhere")
    assert (problem.status, problem.all("content-type")) == (404, ["application/problem+json"])


def test_pages_stay_pages(alone: Site) -> None:
    """The API takes nothing away from the pages beside it."""
    page = servers.get(alone, "/overview")
    assert page.status in (200, 302, 307)
    shell = servers.get(alone, "/")
    assert shell.status == 200
    assert b"<html" in shell.body


READS = (
    "/api/v1/",
    "/api/v1/datapackage.json",
    "/api/v1/figures",
    "/api/v1/figures/layout_match_rate",
    "/api/v1/tables/institutions.csv?zone=metro",
    "/api/v1/tables/districts.json",
    "/api/v1/geometry/zones.geojson",
    "/api/v1/pictures/map.svg?lang=en",
    "/api/v1/pictures/match.svg?lang=zh&cluster=L1",
    "/api/v1/profiles/cluster/L1?lang=en",
    "/api/v1/search?q=yongchuan&lang=en",
)
COMPUTED = ("/api/v1/flow?through_share=0.5", "/api/v1/match?basis=equal")
CLIENTS = 100


@pytest.mark.long
def test_a_hundred_clients_at_once_are_answered_right(alone: Site) -> None:
    """Each gets what one alone gets; a computation may be refused as busy, never be wrong."""
    paths = READS + COMPUTED
    right = {path: servers.get(alone, path).body for path in paths}

    def ask(client: int) -> list[tuple[str, int, bytes]]:
        found = []
        for i in range(len(paths)):
            path = paths[(client + i) % len(paths)]
            answer = servers.get(alone, path, f"127.0.1.{client + 1}")
            found.append((path, answer.status, answer.body))
        return found

    with ThreadPoolExecutor(CLIENTS) as clients:
        answers = [one for found in clients.map(ask, range(CLIENTS)) for one in found]
    assert len(answers) == CLIENTS * len(paths)
    for path, status, body in answers:
        if status == HTTPStatus.SERVICE_UNAVAILABLE and path in COMPUTED:
            assert json.loads(body)["code"] in {"busy", "too_slow"}
        else:
            assert (status, body) == (HTTPStatus.OK, right[path]), path
