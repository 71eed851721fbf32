"""The way of a keyboard: from the address bar past the frame to what a page holds."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Visit, expect_query

MOST: Final = 12
FOCUSED: Final = """() => {
    let found = document.activeElement;
    while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    const table = found.closest("[class*=st-key-table_]");
    return [found.id, found.hash ?? "", table ? "table" : ""];
}"""


def stops(page: Page, wanted: str) -> int:
    """How many stops it is to the element with this id or hash, or to a table."""
    for stop in range(1, MOST + 1):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(FOCUSED):
            return stop
    return MOST + 1


@pytest.mark.long
def test_the_table_of_the_map_is_near(server: str, visit: Visit) -> None:
    """Past the frame and past the map: at most twelve stops, and the view stays as it is."""
    page = visit(f"{server}/layout?lang=en", "en-GB")
    page.wait_for_load_state("networkidle")
    assert stops(page, "skip") == 1
    page.keyboard.press("Enter")
    taken = 1 + stops(page, "#twin")
    page.keyboard.press("Enter")
    # A table is drawn when it comes into sight.
    expect(page.locator("[class*=st-key-table_] canvas").first).to_be_visible()
    assert taken + stops(page, "table") <= MOST
    expect_query(page, lang="en")
