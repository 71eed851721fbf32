"""Tables by keyboard and pointer: nothing opens unasked."""

from playwright.sync_api import expect

from tests.browser.conftest import Visit, expect_query, settle


def test_a_table_opens_the_source_of_a_row_only_when_asked(server: str, visit: Visit) -> None:
    """Focus and arrow keys open nothing; Enter and the box of a row open its record."""
    page = visit(server + "/layout?lang=en&zone=metro")
    table = page.get_by_test_id("stDataFrame").first
    table.evaluate("table => table.scrollIntoView({block: 'center'})")
    table.locator("canvas").first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowRight")
    settle(page)
    expect(page.get_by_role("dialog")).to_have_count(0)
    expect_query(page, lang="en", zone="metro")
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect_query(page, lang="en", zone="metro")
    box = table.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + 15, box["y"] + 55)
    expect(page.get_by_role("dialog")).to_be_visible()
