"""A running server and a real browser. Nothing here waits by the clock: it waits for a state."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from typing import Any, Final, Literal
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Locator, Page, expect

from cqvet import registry
from cqvet.i18n import Text
from tests.conftest import heading
from tests.deploy.servers import Site

PATIENCE: Final = 60_000
"""Milliseconds: two busy cores paint a map without a graphics card in seconds."""
CLICKS: Final = 4
HEIGHT: Final = 1000
BLANK: Final = "about:blank"

expect.set_options(timeout=PATIENCE)

Visit = Callable[..., Page]
Scheme = Literal["light", "dark"]


@dataclass
class Heard:
    """What a tab asked for, wrote on its console and complained of since a reader has it.

    An error is the address that it is about, and what it says.
    """

    asked: list[str] = field(default_factory=list)
    said: list[str] = field(default_factory=list)
    errors: list[tuple[str, str]] = field(default_factory=list)

    def foreign(self, server: str) -> list[str]:
        """What it asked of others than the server."""
        own = ("", urlsplit(server).netloc)
        return [url for url in self.asked if urlsplit(url).netloc not in own]

    def listen(self, page: Page) -> None:
        def hear(message: ConsoleMessage) -> None:
            self.said.append(message.text)
            if message.type == "error":
                self.errors.append((message.location["url"], message.text))

        page.on("request", lambda request: self.asked.append(request.url))
        page.on("websocket", lambda socket: self.asked.append(socket.url))
        page.on("console", hear)
        page.on("pageerror", lambda error: self.errors.append(("", str(error))))

    def forget(self) -> None:
        for kept in (self.asked, self.said, self.errors):
            kept.clear()


class Readers:
    """Readers by the language of their browser, and the tabs in which they visit.

    A tab keeps what the browser has compiled, so that a later visit costs a third of the first.
    """

    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._contexts: dict[str, BrowserContext] = {}
        self._free: dict[str, list[Page]] = {}
        self._taken: list[tuple[str, Page]] = []
        self.heard: dict[Page, Heard] = {}

    def context(self, **options: Any) -> BrowserContext:
        """A browser of its own: cookies, storage, history."""
        context = self._browser.new_context(
            viewport={"width": 1280, "height": HEIGHT}, reduced_motion="reduce", **options
        )
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE)
        return context

    def tab(self, locale: str, width: int, scheme: Scheme) -> Page:
        """A tab of a reader who was never here."""
        if locale not in self._contexts:
            self._contexts[locale], self._free[locale] = self.context(locale=locale), []
        context, free = self._contexts[locale], self._free[locale]
        page = free.pop() if free else context.new_page()
        self._taken.append((locale, page))
        if page not in self.heard:
            self.heard[page] = Heard()
            self.heard[page].listen(page)
        self.heard[page].forget()
        context.clear_cookies()
        page.emulate_media(media="screen", color_scheme=scheme, reduced_motion="reduce")
        page.set_viewport_size({"width": width, "height": HEIGHT})
        return page

    def leave(self) -> None:
        """All tabs are empty, nothing is held back, and they are free for others."""
        for context in self._contexts.values():
            context.unroute_all()
        for locale, page in reversed(self._taken):
            if page.url != BLANK:
                page.evaluate("localStorage.clear(), sessionStorage.clear()")
                page.goto(BLANK)
            self._free[locale].append(page)
        self._taken.clear()

    def close(self) -> None:
        for context in self._contexts.values():
            context.close()


@pytest.fixture(scope="package")
def server(app: Site) -> str:
    """The address of a server that all browser tests share."""
    return app.address


@pytest.fixture(scope="package")
def readers(browser: Browser) -> Iterator[Readers]:
    with closing(Readers(browser)) as found:
        yield found


@pytest.fixture
def contexts(readers: Readers) -> Iterator[Callable[..., BrowserContext]]:
    """Make readers who share nothing with others, not even what their browser has compiled."""
    with ExitStack() as stack:

        def make(locale: str = "zh-CN", **options: Any) -> BrowserContext:
            return stack.enter_context(closing(readers.context(locale=locale, **options)))

        yield make


@pytest.fixture
def tab(readers: Readers) -> Iterator[Visit]:
    """An empty tab of a new reader, in this language, width and scheme of colours."""

    def take(locale: str = "zh-CN", width: int = 1280, scheme: Scheme = "light") -> Page:
        return readers.tab(locale, width, scheme)

    yield take
    readers.leave()


@pytest.fixture
def visit(tab: Visit) -> Visit:
    """Open an address as a new reader and wait until the page is there."""

    def go(address: str, locale: str = "zh-CN", **look: Any) -> Page:
        page = tab(locale, **look)
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


def expect_query(page: Page, within: int = PATIENCE, /, **wanted: str) -> None:
    """The address holds exactly these parameters with these values."""
    script = "wanted => location.search === wanted"
    query = "?" + "&".join(f"{name}={value}" for name, value in wanted.items())
    try:
        page.wait_for_function(script, arg=query if wanted else "", timeout=within)
    except Exception as error:
        raise AssertionError(f"the address is {page.url}, not {query}") from error


def click_on_map(page: Page, place: tuple[float, float], **wanted: str) -> None:
    """Click on a map until the address holds what was clicked.

    The map takes a press for a click only where it can answer within 250 ms, which it cannot
    while a busy machine paints it without a graphics card; then a reader clicks again.
    """
    missed = None
    for _ in range(CLICKS):
        page.mouse.click(*place)
        try:
            expect_query(page, PATIENCE // CLICKS, **wanted)
        except AssertionError as error:
            missed = error
        else:
            return
    assert missed is None, missed
