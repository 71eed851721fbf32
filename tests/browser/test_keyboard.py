"""The way of a keyboard: from the address bar past the frame to what a page holds."""

from typing import Final

import pytest
from playwright.sync_api import Page, expect

from cqvet.i18n import Text
from tests.browser.conftest import Visit, expect_query, settle
from tests.conftest import heading

MOST: Final = 12
FOCUSED: Final = """() => {
    let found = document.activeElement;
    while (found.shadowRoot?.activeElement) found = found.shadowRoot.activeElement;
    const table = found.closest("[class*=st-key-table_]");
    return [found.id, found.hash ?? "", table ? "table" : ""];
}"""


WITHIN: Final = """() => {
    let found = document.activeElement, path = found.closest("[role=dialog]") ? "own" : "";
    while (found.shadowRoot?.activeElement) {
        found = found.shadowRoot.activeElement;
        path = "shadow";
    }
    return path && `${path} ${found.outerHTML}`;
}"""
"""What has the focus within the drawer; nothing where it has none."""


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


@pytest.mark.long
def test_who_changes_the_page_goes_on_past_its_filters(server: str, visit: Visit) -> None:
    """The focus leaves the menu for where the skip link of the page leads."""
    page = visit(f"{server}/layout?lang=en", "en-GB")
    page.get_by_role("link", name=Text("en")("quality.tab"), exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text(heading("quality", "en"))
    expect(page.locator("#content:focus")).to_have_count(1)


@pytest.mark.long
def test_a_record_is_opened_by_keys_alone(server: str, visit: Visit) -> None:
    """The list of records opens at its field; a name that is typed there opens the record.

    Tab goes through all of it and round; who closes it is back at the list.
    """
    page = visit(f"{server}/layout?lang=en", "en-GB")
    opener = page.get_by_role("button", name=Text("en")("frame.open_record")).first
    opener.focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("combobox", name=Text("en")("frame.open_record"))).to_be_focused()
    page.keyboard.type("Water")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer).to_contain_text("Water")
    settle(page)
    drawer.locator("button").first.focus()
    first, seen = page.evaluate(WITHIN), set[str]()
    for _ in range(5 * MOST):
        page.keyboard.press("Tab")
        seen.add(page.evaluate(WITHIN))
        if first in seen:
            break
    assert first in seen
    assert any(stop.startswith("shadow") for stop in seen)
    assert "" not in seen
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(opener).to_be_focused()
