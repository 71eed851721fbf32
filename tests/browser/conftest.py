"""A running server and a real browser. Nothing here waits by the clock: it waits for a state."""

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path
from typing import Final, Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect

from cqvet import registry
from cqvet.i18n import Text
from scripts.chromium import chromium
from tests.conftest import ROOT, heading

PATIENCE: Final = 60_000
"""Milliseconds: two busy cores paint a map without a graphics card in seconds."""

expect.set_options(timeout=PATIENCE)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
        return port


@contextmanager
def serve(log: Path, port: int | None = None) -> Iterator[str]:
    """Start the server as `make run` does, on this or a free port; gives its address."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    command = [sys.executable, "-m", "streamlit", "run", "app.py"]
    options = [f"--server.port={port}", "--server.address=127.0.0.1"]
    with log.open("w") as output:
        server = subprocess.Popen(
            [*command, *options], cwd=ROOT, stdout=output, stderr=subprocess.STDOUT
        )
        try:
            wait_for(f"{address}/healthz", server, log)
            yield address
        finally:
            # Pages may still be open: a server asked to end would wait for them to close.
            server.kill()
            server.wait(timeout=20)


def wait_for(address: str, server: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until an address answers. Fails with the server's log if it ends or takes too long."""
    until = time.monotonic() + 180
    while time.monotonic() < until and server.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=5):
                return
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            with suppress(subprocess.TimeoutExpired):
                server.wait(timeout=0.1)
    pytest.fail(f"the server did not answer:\n{log.read_text()}")


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a server that all browser tests share."""
    with serve(tmp_path_factory.mktemp("server") / "log") as address:
        yield address


@pytest.fixture
def fresh_server(tmp_path: Path) -> Iterator[str]:
    """The address of a server that nobody has visited yet."""
    with serve(tmp_path / "log") as address:
        yield address


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    with chromium() as running:
        yield running


Visit = Callable[..., Page]


@pytest.fixture
def contexts(browser: Browser) -> Iterator[Callable[..., BrowserContext]]:
    """Make readers: each has a browser context, thus cookies and history, of its own."""
    with ExitStack() as stack:

        def make(
            locale: str = "zh-CN",
            timezone_id: str | None = None,
            scheme: Literal["light", "dark"] = "light",
            width: int = 1280,
        ) -> BrowserContext:
            context = browser.new_context(
                locale=locale,
                timezone_id=timezone_id,
                color_scheme=scheme,
                viewport={"width": width, "height": 1000},
                reduced_motion="reduce",
            )
            context.set_default_timeout(PATIENCE)
            context.set_default_navigation_timeout(PATIENCE)
            stack.callback(context.close)
            return context

        yield make


@pytest.fixture
def visit(contexts: Callable[..., BrowserContext]) -> Visit:
    """Open an address as a new reader and wait until the page is there."""

    def go(address: str, locale: str = "zh-CN") -> Page:
        page = contexts(locale).new_page()
        page.goto(address)
        settle(page)
        return page

    return go


def settle(page: Page) -> None:
    """Wait until the page has its title and the server has nothing left to run."""
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    expect(page.locator("[data-test-script-state=notRunning]")).to_be_attached()


def box(page: Page, label: str) -> Locator:
    """A list to choose from, in the middle of the window: at its edge it closes with scrolling."""
    found = page.get_by_role("combobox", name=label, exact=True).first
    found.evaluate("box => box.scrollIntoView({block: 'center'})")
    return found


def expect_page(page: Page, page_id: str, lang: str) -> None:
    """The page shown is the one with this id, in this language, inside its frame."""
    t = Text("zh" if lang == "zh" else "en")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading(page_id, lang))
    for other in registry.PAGES:
        expect(
            page.get_by_role("link", name=t(f"{other.id}.tab"), exact=True).first
        ).to_be_visible()


def expect_query(page: Page, **wanted: str) -> None:
    """The address holds exactly these parameters with these values."""
    script = "wanted => location.search === wanted"
    query = "?" + "&".join(f"{name}={value}" for name, value in wanted.items())
    try:
        page.wait_for_function(script, arg=query if wanted else "")
    except Exception as error:
        raise AssertionError(f"the address is {page.url}, not {query}") from error
