"""Nothing leaves the server's own address, and the console stays clean."""

import re

import pytest
from playwright.sync_api import expect

from cqvet import registry
from tests.browser.conftest import Readers, Visit, expect_page
from tests.screen import turns

# On a deep link Streamlit asks for these below the page first, to learn where it is served.
PROBE = re.compile(r"/\w+/_stcore/(health|host-config)$")


@pytest.mark.parametrize(
    ("page_id", "lang"), turns([page.id for page in registry.PAGES], ["zh", "en"])
)
def test_no_request_leaves_the_server(
    server: str, visit: Visit, readers: Readers, page_id: str, lang: str
) -> None:
    """A browser that reaches nothing else shows a page whole, asks for nothing, logs no error."""
    path = "" if page_id == registry.PAGES[0].id else page_id
    page = visit(f"{server}/{path}?lang={lang}")
    expect_page(page, page_id, lang)
    page.wait_for_load_state("networkidle")
    if page.get_by_test_id("stDeckGlJsonChart").count():
        expect(page.locator("[data-testid=stDeckGlJsonChart] canvas").first).to_be_visible()
        page.wait_for_load_state("networkidle")
    heard = readers.heard[page]
    assert any(url.startswith("ws:") for url in heard.asked)
    assert heard.foreign(server) == []
    assert [said for url, said in heard.errors if not PROBE.search(url)] == []


def test_the_browser_reaches_nothing_else(server: str, tab: Visit, readers: Readers) -> None:
    """A request to another site is heard, and fails."""
    page = tab()
    script = "fetch('https://example.org', {mode: 'no-cors'}).then(() => 'here', () => 'nowhere')"
    assert page.evaluate(script) == "nowhere"
    assert readers.heard[page].foreign(server) == ["https://example.org/"]
