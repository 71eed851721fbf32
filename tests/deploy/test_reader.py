"""A reader's browser in front of nginx and the app, at the root and under a base path."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Browser, Page, expect

from cqvet import data, registry
from cqvet.i18n import Text
from tests.conftest import heading
from tests.deploy import servers
from tests.deploy.conftest import PUBLIC, Served, needs_nginx
from tests.deploy.servers import Site

pytestmark = pytest.mark.browser

DEEP = "/layout?lang=en&zone=metro&measure=gdp"
VERSION = f"&data={data.number()}"
FIRST_LOAD = 3_500_000
ENGLISH = Text("en")


@dataclass
class First:
    """A first visit: the page, and what it asked for and how much came over the line."""

    page: Page
    asked: list[str] = field(default_factory=list)
    sockets: list[str] = field(default_factory=list)
    sizes: list[float] = field(default_factory=list)


@contextmanager
def first_visit(browser: Browser, site: Site) -> Iterator[First]:
    """A browser that was never here opens a deep link: the map, and all that the map loads."""
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"])
    context.set_default_timeout(servers.PATIENCE * 1000)
    with closing(context):
        page = context.new_page()
        seen = First(page)
        page.on("request", lambda request: seen.asked.append(request.url))
        page.on("websocket", lambda socket: seen.sockets.append(socket.url))
        line = context.new_cdp_session(page)
        line.send("Network.enable")
        line.on(
            "Network.loadingFinished", lambda event: seen.sizes.append(event["encodedDataLength"])
        )
        with page.expect_response(lambda reply: "/app/static/districts." in reply.url):
            page.goto(site.address + DEEP)
        expect(page.locator("h1")).to_be_visible(timeout=servers.PATIENCE * 1000)
        expect(page.locator("canvas").first).to_be_visible(timeout=servers.PATIENCE * 1000)
        page.wait_for_load_state("networkidle")
        yield seen


@pytest.fixture(scope="module")
def first(browser: Browser, site: Site) -> Iterator[First]:
    with first_visit(browser, site) as seen:
        yield seen


def copied(page: Page) -> str:
    """What the share control puts on the clipboard."""
    page.get_by_role("button", name=ENGLISH("share.open"), exact=True).click()
    page.get_by_role("button", name=ENGLISH("frame.share"), exact=True).click()
    expect(page.get_by_role("status").filter(has_text=ENGLISH("frame.copied"))).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link


def test_a_deep_link_opens_its_view(first: First, site: Site) -> None:
    """A link to a view opens it in its language, with its zone, over a websocket below the base."""
    expect(first.page.locator("h1")).to_have_text(heading("layout", "en"))
    address = urlsplit(first.page.url)
    assert address.path == f"{site.base}/layout"
    assert parse_qs(address.query) == {"lang": ["en"], "zone": ["metro"], "measure": ["gdp"]}
    assert first.page.get_by_role("dialog").count() == 0
    assert f"ws://127.0.0.1:{site.port}{site.base}/_stcore/stream" in first.sockets


def test_no_request_leaves_the_address(first: First, site: Site) -> None:
    """Everything that the page asks for lies at the site's own address, below its base path."""
    asked = [*first.asked, *(url.replace("ws:", "http:", 1) for url in first.sockets)]
    network = [url for url in asked if not url.startswith(("data:", "blob:"))]
    assert any("/app/static/districts." in url for url in network)
    assert [url for url in network if not url.startswith(f"{site.address}/")] == []


def test_the_first_load_is_small(first: First) -> None:
    """All that a first visit brings over the line stays below 3.5 MB."""
    print(f"first load {sum(first.sizes) / 1e6:.2f} MB")  # noqa: T201 -- shown by -s
    assert 100_000 < sum(first.sizes) < FIRST_LOAD


def test_the_shared_link_is_the_address_of_the_view(first: First, site: Site) -> None:
    """The share control copies the address that the reader sees, and the data version."""
    link = copied(first.page)
    assert link == first.page.url + VERSION
    assert link.startswith(f"{site.address}/")


@pytest.mark.parametrize("base", ["", "/cqvet"], ids=["root", "base path"])
def test_the_shared_link_starts_with_the_public_address(
    browser: Browser, tmp_path: Path, www: Path, public: Served, service: Served, base: str
) -> None:
    """With CQVET_PUBLIC_ADDRESS the link starts there, and neither doubles nor loses the base."""
    needs_nginx()
    port = (service if base else public).site.port
    with (
        servers.nginx(tmp_path, [port], www, base=base) as site,
        first_visit(browser, site) as seen,
    ):
        assert copied(seen.page) == PUBLIC + base + DEEP + VERSION


def test_the_first_page_has_its_address(first: First, site: Site) -> None:
    """The first page opens at `/<id>` as every other does, without a complaint."""
    first.page.goto(f"{site.address}/{registry.PAGES[0].id}?lang=en")
    expect(first.page.locator("h1")).to_have_text(heading("overview", "en"))
    first.page.wait_for_load_state("networkidle")
    assert first.page.get_by_role("dialog").count() == 0
