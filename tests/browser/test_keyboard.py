"""The way of a keyboard: from the address bar past the frame to what a page holds."""

from typing import Final

from playwright.sync_api import Page, expect

from cqvet.i18n import Text
from tests.browser.conftest import Visit, expect_query

T = Text("en")
MOST: Final = 12
FOCUSED: Final = """() => {
    let found = document.activeElement;
    while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    return [found.id, found.hash ?? "", found.closest("[data-testid=stDataFrame]") !== null];
}"""


def stops(page: Page, wanted: str) -> int:
    """How many stops it is to the element with this id or hash."""
    for stop in range(1, MOST + 1):
        page.keyboard.press("Tab")
        if wanted in page.evaluate(FOCUSED)[:2]:
            return stop
    return MOST + 1


def test_the_table_of_the_map_is_near(server: str, visit: Visit) -> None:
    """Past the frame, past the map, to a record: at most twelve stops, and a key opens it."""
    page = visit(f"{server}/layout?lang=en", "en-GB")
    page.wait_for_load_state("networkidle")
    assert stops(page, "skip") == 1
    page.keyboard.press("Enter")
    assert 1 + stops(page, "#twin") <= MOST
    page.keyboard.press("Enter")
    assert page.evaluate(FOCUSED)[2]
    expect_query(page, lang="en")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Shift+Space")
    expect(page.get_by_role("dialog")).to_be_visible()
