"""Memory of a running server, whose garbage collection after every run is off."""

import asyncio
import itertools
from collections.abc import Iterable
from pathlib import Path

import pytest
import websockets
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.deploy import servers
from tests.deploy.servers import Site

pytestmark = pytest.mark.slow

WARM, RUNS, MOST_MB = 50, 200, 25.0
VIEWS = [
    f"lang={lang}{zone}{measure}"
    for lang in ("zh", "en")
    for zone in ("", "&zone=metro", "&zone=northeast", "&zone=southeast")
    for measure in ("", "&measure=residents")
]


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


async def rerun(site: Site, views: Iterable[str]) -> None:
    """One session that asks for one view after the other, each when the last has arrived."""
    address = f"ws://127.0.0.1:{site.port}/_stcore/stream"
    protocols = [websockets.Subprotocol("streamlit")]
    async with websockets.connect(address, subprotocols=protocols, max_size=None) as socket:
        for view in views:
            ask = BackMsg()
            ask.rerun_script.query_string = view
            await socket.send(ask.SerializeToString())
            finished = False
            while not finished:
                told = ForwardMsg()
                told.ParseFromString(bytes(await socket.recv(decode=False)))
                finished = told.WhichOneof("type") == "script_finished"


def test_reruns_of_one_session_do_not_fill_the_memory(tmp_path: Path) -> None:
    """Two hundred reruns through one socket leave the server as large as it was."""
    with servers.app(tmp_path) as (site, pid):
        asyncio.run(rerun(site, itertools.islice(itertools.cycle(VIEWS), WARM)))
        before = resident(pid)
        asyncio.run(rerun(site, itertools.islice(itertools.cycle(VIEWS), RUNS)))
        grown = resident(pid) - before
    print(f"{before:.0f} MB, {RUNS} reruns: {grown:+.1f} MB")  # noqa: T201 -- shown by -s
    assert grown < MOST_MB


def test_visits_do_not_fill_the_memory(tmp_path: Path) -> None:
    """Two hundred visits, each with its own session, leave the server as large as it was."""

    async def visits(site: Site, count: int) -> None:
        for view in itertools.islice(itertools.cycle(VIEWS), count):
            await rerun(site, [view])

    with servers.app(tmp_path, STREAMLIT_SERVER_DISCONNECTED_SESSION_TTL="1") as (site, pid):
        asyncio.run(visits(site, WARM))
        before = resident(pid)
        asyncio.run(visits(site, RUNS))
        grown = resident(pid) - before
    print(f"{before:.0f} MB, {RUNS} visits: {grown:+.1f} MB")  # noqa: T201 -- shown by -s
    assert grown < MOST_MB
