"""The page of partners with the mouse: pictures open records, an empty answer leads on."""

from playwright.sync_api import expect

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import Visit, expect_query

T = Text("en")


def test_a_click_on_a_name_in_the_web_opens_its_record(server: str, visit: Visit) -> None:
    """The label of a network, then the one of a member: each click opens one record."""
    page = visit(server + "/partners?lang=en&part=web&web=L2")
    chart = page.locator("[data-testid=stVegaLiteChart]").last
    name = T.pick(data.records("communities")["aiot"], "name")
    chart.get_by_text(name.split()[-1]).first.click()
    expect(page.get_by_role("dialog").get_by_text(name).first).to_be_visible()


def test_a_click_on_a_square_opens_its_network(server: str, visit: Visit) -> None:
    """The first filled one is the national consortium; Escape closes the drawer."""
    page = visit(server + "/partners?lang=en")
    name = T.pick(data.records("consortia")["western_base"], "name")
    squares = page.locator("[data-testid=stVegaLiteChart]").first
    squares.locator("path[aria-roledescription=point], path[role=graphics-symbol]").first.click()
    drawer = page.get_by_role("dialog")
    expect(drawer.get_by_text(name).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_the_nearest_question_is_one_click_away(server: str, visit: Visit) -> None:
    """No consortium in Yuzhong: the button asks for its zone, and the filter bar follows."""
    page = visit(server + "/partners?lang=en&tab=finder&district=500103")
    kind = T("partners.group_consortium")
    page.get_by_role("button", name=f"{T('partners.without_region_to_zone')}: {kind}").click()
    expect_query(page, lang="en", zone="metro", tab="finder")
    name = T.pick(data.records("consortia")["next_gen_electronics"], "name")
    expect(page.get_by_role("button", name=name, exact=True).first).to_be_visible()
