"""Memory of a running server, whose garbage collection after every run is off."""

import itertools
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets import Subprotocol
from websockets.sync.client import connect

from cqvet.subjects import layout
from tests.deploy.conftest import Served
from tests.deploy.servers import Site

pytestmark = pytest.mark.slow

PICTURES = {"deck_gl_json_chart", "vega_lite_chart"}
VIEWS = [
    ("layout", f"lang={lang}&zone={zone}&measure={measure}")
    for lang in ("zh", "en")
    for zone in ("metro", "northeast")
    for measure in layout.MEASURES
] + [
    (page, f"lang={lang}")
    for page in ("partners", "twin_cities", "international")
    for lang in ("zh", "en")
]
"""Pages with maps, most of them with charts, which are what a server could hold on to."""
WARM = RUNS = 2 * len(VIEWS)
MOST_MB = RUNS / 4


def resident(pid: int) -> float:
    """Resident memory of a process in MB."""
    status = Path(f"/proc/{pid}/status").read_text()
    return int(status.partition("VmRSS:")[2].split()[0]) / 1024


def rerun(site: Site, views: Iterable[tuple[str, str]]) -> Counter[str]:
    """One session that asks for one view after the other; gives how many pictures came."""
    address = f"ws://127.0.0.1:{site.port}/_stcore/stream"
    protocols = [Subprotocol("streamlit")]
    seen = Counter[str]()
    with connect(address, subprotocols=protocols, max_size=None) as socket:
        for page, query in views:
            ask = BackMsg()
            ask.rerun_script.page_name = page
            ask.rerun_script.query_string = query
            socket.send(ask.SerializeToString())
            finished = False
            while not finished:
                told = ForwardMsg()
                told.ParseFromString(socket.recv(decode=False))
                finished = told.WhichOneof("type") == "script_finished"
                seen[str(told.delta.new_element.WhichOneof("type"))] += 1
    return seen


def cycle(n: int) -> list[tuple[str, str]]:
    return list(itertools.islice(itertools.cycle(VIEWS), n))


def test_reruns_of_one_session_do_not_fill_the_memory(public: Served) -> None:
    """Many maps and more charts through one socket leave the server as large as it was."""
    rerun(public.site, cycle(WARM))
    before = resident(public.pid)
    seen = rerun(public.site, cycle(RUNS))
    grown = resident(public.pid) - before
    print(f"{before:.0f} MB, {RUNS} reruns: {grown:+.1f} MB")  # noqa: T201 -- shown by -s
    assert all(seen[picture] >= RUNS / 2 for picture in PICTURES), seen
    assert grown < MOST_MB


def test_visits_do_not_fill_the_memory(public: Served) -> None:
    """Many visits, each with its own session, leave the server as large as it was."""

    def visits(site: Site, count: int) -> Counter[str]:
        seen = Counter[str]()
        for view in cycle(count):
            seen += rerun(site, [view])
        return seen

    visits(public.site, WARM)
    before = resident(public.pid)
    seen = visits(public.site, RUNS)
    grown = resident(public.pid) - before
    print(f"{before:.0f} MB, {RUNS} visits: {grown:+.1f} MB")  # noqa: T201 -- shown by -s
    assert all(seen[picture] >= RUNS / 2 for picture in PICTURES), seen
    assert grown < MOST_MB
