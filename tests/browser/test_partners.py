"""The page of partners with mouse and keyboard: the chart opens cards, the list leads to them."""

from playwright.sync_api import expect

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import Visit, expect_query, settle

T = Text("en")


def test_a_click_on_a_name_in_the_chart_opens_its_card(server: str, visit: Visit) -> None:
    """The label of a network, then the one of a member: each click opens one card."""
    page = visit(server + "/partners?lang=en")
    chart = page.locator("[data-testid=stVegaLiteChart]").last
    name = T.pick(data.records("communities")["aiot"], "name")
    chart.get_by_text(name, exact=True).click()
    expect_query(page, lang="en", network="aiot")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()
    settle(page)
    chart.get_by_text("Southwest Jiaotong University", exact=True).click()
    expect_query(page, lang="en", member="smart_ev_chengyu_2")


def test_a_name_in_a_list_opens_the_card(server: str, visit: Visit) -> None:
    """The list takes the focus and Enter opens the card of the network, as the address says."""
    page = visit(server + "/partners?lang=en")
    name = T.pick(data.records("consortia")["biomedicine"], "name")
    button = page.get_by_role("button", name=name).first
    button.focus()
    page.keyboard.press("Enter")
    expect_query(page, lang="en", network="biomedicine")
    expect(page.get_by_role("heading", name=name, exact=True)).to_be_visible()


def test_the_nearest_question_is_one_click_away(server: str, visit: Visit) -> None:
    """No consortium in Yuzhong: the button asks for its zone, and the filter bar follows."""
    page = visit(server + "/partners?lang=en&tab=finder&district=500103")
    kind = T("partners.group_consortium")
    page.get_by_role("button", name=f"{T('partners.without_region_to_zone')}: {kind}").click()
    expect_query(page, lang="en", zone="metro", tab="finder")
    name = T.pick(data.records("consortia")["next_gen_electronics"], "name")
    expect(page.get_by_role("button", name=name, exact=True).first).to_be_visible()
