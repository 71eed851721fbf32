"""The international page in use: a country is a click away, and nobody else is asked for it."""

from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Route, expect

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import Visit, box, expect_query, settle

T = Text("en")
THAILAND = T.pick(data.records("countries")["THA"], "name")


@pytest.mark.long
def test_a_country_is_chosen_in_its_row_of_dots(server: str, visit: Visit) -> None:
    """A click on the name of a country chooses it, the box shows it, a second click all again."""
    page = visit(server + "/international?lang=en")
    row = page.locator("[data-testid=stVegaLiteChart]").first
    row.get_by_text(THAILAND, exact=True).click(force=True)
    expect_query(page, lang="en", country="THA")
    expect(page.get_by_role("combobox", name=T("param.country"))).to_have_value(THAILAND)
    settle(page)
    row.get_by_text(THAILAND, exact=True).click(force=True)
    expect_query(page, lang="en")


def test_no_request_leaves_the_server_while_it_is_used(server: str, visit: Visit) -> None:
    """Choosing a country and opening an item asks nobody else for anything."""
    page = visit(server + "/international?lang=en")
    own, foreign = urlsplit(server).netloc, []

    def guard(route: Route) -> None:
        if urlsplit(route.request.url).netloc == own:
            route.continue_()
        else:
            foreign.append(route.request.url)
            route.abort()

    page.context.route("**/*", guard)
    page.reload()
    settle(page)
    expect(page.locator("[data-testid=stDeckGlJsonChart] canvas")).to_have_count(1)
    box(page, T("param.country")).click()
    page.get_by_role("option", name=THAILAND, exact=True).click()
    expect_query(page, lang="en", country="THA")
    page.goto(f"{server}/international?lang=en&item=tha_led_course")
    settle(page)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert foreign == []
