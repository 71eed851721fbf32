"""What happens to a server: killed, replaced under its readers, a full disk, a clock that jumps."""

import json
import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from threading import Event, Thread
from typing import Final
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

from bench.load import Told, visit
from cqvet.registry import PAGES
from tests.browser.conftest import expect_query, settle
from tests.browser.test_restart import CHOICES, T, choose
from tests.deploy import servers
from tests.deploy.conftest import needs_nginx
from tests.deploy.servers import Site
from tests.deploy.test_memory import rerun

pytestmark = pytest.mark.long

VIEWS: Final = [(page.id, f"lang={lang}") for page in PAGES for lang in ("zh", "en")]
NEED: Final = {"needs": [{"text": "急需会调试和维护工业机器人的技术员", "kind": "talent"}]}
SESSIONS: Final = 6
FAKETIME: Final = Path("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1")
YEAR: Final = "365d"


class Process:
    """One of the two processes behind nginx, which can be ended and started again."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.stack = ExitStack()
        self.site, self.pid = self.stack.enter_context(servers.app(folder))

    def end(self, how: signal.Signals) -> None:
        os.kill(self.pid, how)
        self.stack.close()

    def start(self) -> None:
        again = servers.app(self.folder, port=self.site.port)
        _, self.pid = self.stack.enter_context(again)


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[dict[str, Process]]:
    """Two processes, by the cookie of their readers."""
    needs_nginx()
    found = {"1": Process(tmp_path), "2": Process(tmp_path)}
    yield found
    for process in found.values():
        process.stack.close()


@contextmanager
def reader(browser: Browser, site: Site, process: str) -> Iterator[Page]:
    """A reader who has been led to one of the processes and looks at a zone on the map."""
    context = browser.new_context(reduced_motion="reduce", locale="en-GB")
    context.set_default_timeout(servers.PATIENCE * 1000)
    context.add_cookies([{"name": "cqvet", "value": process, "url": site.address}])
    page = context.new_page()
    page.goto(f"{site.address}/layout?lang=en&zone=metro")
    settle(page)
    yield page
    context.close()


def first_choice_counts(page: Page) -> None:
    """The view is still there, and what is chosen first goes into the address beside it."""
    page.bring_to_front()
    expect(page.locator("[data-test-connection-state=CONNECTED]")).to_be_attached()
    settle(page)
    label, option, added = CHOICES["layout"]
    choose(page, T(label), option)
    expect_query(page, lang="en", zone="metro", **added)


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGTERM], ids=lambda how: how.name)
def test_who_was_served_by_a_process_that_ends_loses_nothing(
    pair: dict[str, Process], tmp_path: Path, www: Path, browser: Browser, how: signal.Signals
) -> None:
    """Killed or asked to end: the other process has the same view, and the first choice counts."""
    ports = [process.site.port for process in pair.values()]
    with (
        servers.nginx(tmp_path, ports, www) as site,
        reader(browser, site, "1") as page,
    ):
        with page.expect_websocket():
            pair["1"].end(how)
        first_choice_counts(page)


def test_a_rolling_update_costs_no_reader_more_than_one_click(
    pair: dict[str, Process], tmp_path: Path, www: Path, browser: Browser
) -> None:
    """Both processes are replaced in turn under readers who go on clicking.

    A session breaks at most once for each process that ends; two readers in browsers, one on each,
    keep their view and lose no choice.
    """
    over, told = Event(), Told()
    ports = [process.site.port for process in pair.values()]
    with (
        servers.nginx(tmp_path, ports, www) as site,
        reader(browser, site, "1") as one,
        reader(browser, site, "2") as two,
    ):
        sessions = [
            Thread(target=visit, args=(site.address, number, 2.0, over, told))
            for number in range(SESSIONS)
        ]
        for session in sessions:
            session.start()
        try:
            for process, page in zip(pair.values(), (one, two), strict=True):
                with page.expect_websocket():
                    process.end(signal.SIGTERM)
                process.start()
            for page in (one, two):
                first_choice_counts(page)
        finally:
            over.set()
            for session in sessions:
                session.join()
    assert told.count() > 0
    # Who waits too long for a new line on a busy machine asks again, and has lost nothing by it.
    broken = {what: n for what, n in told.errors.items() if "waiting for handshake" not in what}
    assert sum(broken.values()) <= SESSIONS * len(pair), broken
    assert all(what.startswith("ConnectionClosed") for what in broken), broken


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Path]:
    """A folder on a disk of its own, of 64 kB."""
    place = tmp_path / "small"
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", str(place)]
    if os.geteuid() or subprocess.run(mount, capture_output=True, check=False).returncode:
        pytest.skip("no disk can be mounted here")
    yield place
    subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path) -> None:
    with pytest.raises(OSError, match="No space left"):
        (disk / "stuff").write_bytes(bytes(65536))


def needed(site: Site) -> bytes:
    """The answer to a need, which a child process works out."""
    sent = json.dumps(NEED).encode()
    asked = Request(f"{site.address}/api/v1/needs", sent, {"Content-Type": "application/json"})
    with urlopen(asked, timeout=servers.PATIENCE) as answer:
        body: bytes = answer.read()
    return body


def test_a_full_disk_is_not_noticed(small: Path, tmp_path: Path) -> None:
    """It fills while the server runs, log, home and temporary files on it, and stays full.

    Pages, files and computed answers are as ever, of this process and of the next one.
    """
    settings = {"HOME": str(small), "TMPDIR": str(small)}
    with servers.app(small, settings=settings) as (site, _):
        wanted, answer = rerun(site, VIEWS), needed(site)
        fill(small)
        assert rerun(site, VIEWS) == wanted
        assert needed(site) == answer
        assert servers.answers(site, "/api/v1/datapackage.zip")
        assert servers.answers(site, "/readyz")
    with servers.app(tmp_path, settings=settings) as (site, _):
        assert rerun(site, VIEWS) == wanted
        assert needed(site) == answer


def test_a_clock_that_jumps_is_not_noticed(tmp_path: Path) -> None:
    """A year forward, two years back: pages and computed answers go on, in one process."""
    if not FAKETIME.exists():
        pytest.skip("libfaketime is not installed (Debian: faketime)")
    clock = tmp_path / "clock"
    clock.write_text("+0")
    settings = {
        "LD_PRELOAD": str(FAKETIME),
        "FAKETIME_TIMESTAMP_FILE": str(clock),
        "FAKETIME_NO_CACHE": "1",
        "FAKETIME_DONT_FAKE_MONOTONIC": "1",
    }
    with servers.app(tmp_path, settings=settings) as (site, _):
        wanted, answer = rerun(site, VIEWS), needed(site)
        date = servers.get(site, "/healthz").all("date")
        for jump in (f"+{YEAR}", f"-{YEAR}"):
            clock.write_text(jump)
            assert rerun(site, VIEWS) == wanted, jump
            assert needed(site) == answer, jump
            assert servers.answers(site, "/readyz"), jump
        assert servers.get(site, "/healthz").all("date") != date
