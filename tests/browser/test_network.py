"""Nothing leaves the server's own address, and the console stays clean."""

import re
from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Route, expect

from cqvet import registry
from tests.browser.conftest import expect_page, settle

# On a deep link Streamlit asks for these below the page first, to learn where it is served.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")


@pytest.mark.parametrize("lang", ["zh", "en"])
@pytest.mark.parametrize("page_id", [page.id for page in registry.PAGES])
def test_no_request_leaves_the_server(
    server: str, contexts: Callable[..., BrowserContext], page_id: str, lang: str
) -> None:
    """With everything else cut off, a page is whole, asked for nothing else, and logs no error."""
    own = urlsplit(server).netloc
    foreign: list[str] = []
    errors: list[str] = []

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).netloc == own:
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    def listen(message: ConsoleMessage) -> None:
        if message.type == "error" and not PROBE.search(message.location["url"]):
            errors.append(message.text)

    context = contexts()
    context.route("**/*", guard)
    page = context.new_page()
    page.on("console", listen)
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("websocket", lambda socket: foreign.extend([socket.url] * (own not in socket.url)))
    path = "" if page_id == registry.PAGES[0].id else page_id
    page.goto(f"{server}/{path}?lang={lang}")
    settle(page)
    expect_page(page, page_id, lang)
    page.wait_for_load_state("networkidle")
    if page.get_by_test_id("stDeckGlJsonChart").count():
        expect(page.locator("[data-testid=stDeckGlJsonChart] canvas").first).to_be_visible()
        page.wait_for_load_state("networkidle")
    assert foreign == []
    assert errors == []
