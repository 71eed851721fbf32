"""The international page by keyboard and cut off from the world."""

from urllib.parse import urlsplit

from playwright.sync_api import Route, expect

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import Visit, expect_query, settle

T = Text("en")


def test_every_item_can_be_reached_by_keyboard(server: str, visit: Visit) -> None:
    """Each item is a button of the list that takes the focus; Enter opens its card."""
    page = visit(server + "/international?lang=en")
    names = [T.pick(row, "name") for row in data.rows(data.table("international"))]
    for name in names:
        button = page.get_by_role("button", name=name, exact=True).first
        button.focus()
        expect(button).to_be_focused()
    page.keyboard.press("Enter")
    last = data.rows(data.table("international"))[-1]
    expect_query(page, lang="en", item=last["item"])
    expect(page.get_by_role("heading", name=names[-1], exact=True)).to_be_visible()


def test_tab_leads_from_item_to_item(server: str, visit: Visit) -> None:
    """Tab goes through the list in its order, so no item needs a pointer."""
    page = visit(server + "/international?lang=en")
    names = [T.pick(row, "name") for row in data.rows(data.table("international"))]
    page.get_by_role("button", name=names[0], exact=True).first.focus()
    for name in names[1:]:
        page.keyboard.press("Tab")
        expect(page.get_by_role("button", name=name, exact=True).first).to_be_focused()


def test_no_request_leaves_the_server_while_it_is_used(server: str, visit: Visit) -> None:
    """Opening a card and choosing a country asks nobody else for anything."""
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
    expect(page.locator("[data-testid=stDeckGlJsonChart] canvas")).to_have_count(2)
    page.get_by_role("combobox", name=T("param.country"), exact=True).click()
    thailand = T.pick(data.records("countries")["THA"], "name")
    page.get_by_role("option", name=thailand, exact=True).click()
    expect_query(page, lang="en", country="THA")
    page.get_by_role(
        "button", name=T.pick(data.records("international")["tha_led_course"], "name")
    ).first.click()
    expect_query(page, lang="en", item="tha_led_course", country="THA")
    settle(page)
    assert foreign == []
