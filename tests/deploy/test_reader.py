"""A reader's browser in front of nginx and the app, at the root and under a base path."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page, expect

from cqvet import data, registry
from cqvet.i18n import Text
from tests.conftest import heading
from tests.deploy import servers
from tests.deploy.conftest import needs_nginx
from tests.deploy.servers import Site

pytestmark = pytest.mark.browser

DEEP = "/layout?lang=en&zone=metro"
VERSION = f"&data={data.number()}"
FIRST_LOAD = 3_500_000
ENGLISH = Text("en")


def opened(page: Page, site: Site, path: str) -> Page:
    """The page with its heading, its map and all that the map loads."""
    with page.expect_response(lambda reply: "/app/static/districts." in reply.url):
        page.goto(site.address + path)
    expect(page.locator("h1")).to_be_visible(timeout=servers.PATIENCE * 1000)
    expect(page.locator("canvas").first).to_be_visible(timeout=servers.PATIENCE * 1000)
    page.wait_for_load_state("networkidle")
    return page


def copied(page: Page) -> str:
    """What the share control puts on the clipboard."""
    page.get_by_role("button", name=ENGLISH("frame.share"), exact=True).click()
    expect(page.get_by_text(ENGLISH("frame.copied"), exact=True)).to_be_visible()
    link: str = page.evaluate("navigator.clipboard.readText()")
    return link


def test_a_deep_link_opens_its_view(page: Page, site: Site) -> None:
    """A link to a view opens it in its language, with its zone, over a websocket below the base."""
    sockets: list[str] = []
    page.on("websocket", lambda socket: sockets.append(socket.url))
    opened(page, site, DEEP)
    expect(page.locator("h1")).to_have_text(heading("layout", "en"))
    address = urlsplit(page.url)
    assert address.path == f"{site.base}/layout"
    assert parse_qs(address.query) == {"lang": ["en"], "zone": ["metro"]}
    assert page.get_by_role("dialog").count() == 0
    assert f"ws://127.0.0.1:{site.port}{site.base}/_stcore/stream" in sockets


def test_no_request_leaves_the_address(page: Page, site: Site) -> None:
    """Everything that the page asks for lies at the site's own address, below its base path."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("websocket", lambda socket: asked.append(socket.url.replace("ws:", "http:", 1)))
    opened(page, site, "/layout?lang=en")
    network = [url for url in asked if not url.startswith(("data:", "blob:"))]
    assert any("/app/static/districts." in url for url in network)
    assert [url for url in network if not url.startswith(f"{site.address}/")] == []


def test_the_first_load_is_small(page: Page, site: Site) -> None:
    """All that a first visit brings over the line stays below 3.5 MB."""
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    sizes: list[float] = []
    line.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    opened(page, site, "/layout?lang=en")
    print(f"first load {sum(sizes) / 1e6:.2f} MB")  # noqa: T201 -- shown by -s
    assert 100_000 < sum(sizes) < FIRST_LOAD


def test_the_shared_link_is_the_address_of_the_view(page: Page, site: Site) -> None:
    """Without a public address the link is the one that the reader sees, and the data version."""
    opened(page, site, DEEP)
    link = copied(page)
    assert link == page.url + VERSION
    assert link.startswith(f"{site.address}/")


@pytest.mark.parametrize("base", ["", "/cqvet"], ids=["root", "base path"])
def test_the_shared_link_starts_with_the_public_address(
    page: Page, tmp_path: Path, www: Path, base: str
) -> None:
    """With CQVET_PUBLIC_ADDRESS the link starts there, and neither doubles nor loses the base."""
    needs_nginx()
    public = f"https://example.org{base}"
    with (
        servers.app(tmp_path, base, CQVET_PUBLIC_ADDRESS=f"{public}/") as (app, _),
        servers.nginx(tmp_path, app.port, www, base=base) as site,
    ):
        opened(page, site, DEEP)
        assert copied(page) == public + DEEP + VERSION


def test_the_first_page_has_its_address(page: Page, site: Site) -> None:
    """The first page opens at `/<id>` as every other does, without a complaint."""
    page.goto(f"{site.address}/{registry.PAGES[0].id}?lang=en")
    expect(page.locator("h1")).to_be_visible(timeout=servers.PATIENCE * 1000)
    page.wait_for_load_state("networkidle")
    assert page.get_by_role("dialog").count() == 0
