"""A link is the view: after a start, on reload, back and forth, for another reader, in English."""

import re
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from cqvet.i18n import Text
from tests.browser.conftest import Visit, expect_page, expect_query, settle

ZH, EN = Text("zh"), Text("en")
VIEW = {"lang": "zh", "zone": "metro", "district": "500118", "measure": "population"}
LINK = "/layout?" + "&".join(f"{name}={value}" for name, value in VIEW.items())


def filter_box(page: Page, label: str) -> Locator:
    """A filter of the bar by its label."""
    return page.get_by_role("combobox", name=label, exact=True)


def zone(page: Page, name: str) -> Locator:
    """A zone as the bar offers it."""
    return page.get_by_role("radio", name=name, exact=True)


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option of a filter as a reader does."""
    filter_box(page, label).click()
    page.get_by_role("option", name=option, exact=True).click()


def expect_view(page: Page, lang: str) -> None:
    """The layout page with Yongchuan in the metropolitan area, coloured by residents."""
    t = ZH if lang == "zh" else EN
    expect_page(page, "layout", lang)
    expect_query(page, **{**VIEW, "lang": lang})
    expect(zone(page, {"zh": "主城都市区", "en": "Metropolitan area"}[lang])).to_be_checked()
    district = filter_box(page, t("param.district"))
    expect(district).to_have_value({"zh": "永川", "en": "Yongchuan"}[lang])
    measure = page.get_by_role("combobox", name=t("layout.measure"), exact=True)
    expect(measure).to_have_value(t("layout.measure_population"))
    expect(page.locator("html")).to_have_attribute("lang", {"zh": "zh-Hans", "en": "en"}[lang])


def test_reload_and_the_other_language(server: str, visit: Visit) -> None:
    """A link shows its view, and again after a reload; with `lang=en` the same one in English."""
    page = visit(server + LINK)
    expect_view(page, "zh")
    page.reload()
    settle(page)
    expect_view(page, "zh")
    page.goto(server + LINK.replace("lang=zh", "lang=en"))
    settle(page)
    expect_view(page, "en")


def test_the_switch_changes_nothing_but_the_language(server: str, visit: Visit) -> None:
    """Switching to English keeps page and filters, and the choice holds on the next page.

    The measure of the map does not leak into the address there.
    """
    page = visit(server + LINK)
    page.get_by_role("radio", name="English").click()
    expect_view(page, "en")
    page.get_by_role("link", name=EN("overview.tab"), exact=True).first.click()
    expect_page(page, "overview", "en")
    expect_query(page, lang="en", zone="metro", district="500118")


def test_choices_make_a_link_and_steps(server: str, visit: Visit) -> None:
    """The address that choices made shows the same view to another reader, in another browser.

    Each choice is one step: back undoes the last one, forward brings it again.
    """
    page = visit(server + "/layout?lang=zh")
    zone(page, "主城都市区").click()
    expect_query(page, lang="zh", zone="metro")
    choose(page, ZH("param.district"), "永川")
    expect_query(page, lang="zh", zone="metro", district="500118")
    settle(page)
    other = visit(page.url, locale="en-GB")
    expect_page(other, "layout", "zh")
    expect(filter_box(other, ZH("param.district"))).to_have_value("永川")
    expect_query(other, lang="zh", zone="metro", district="500118")

    page.go_back()
    expect_query(page, lang="zh", zone="metro")
    expect(filter_box(page, ZH("param.district"))).to_have_value(ZH("filter.any_district"))
    settle(page)
    page.go_back()
    expect_query(page, lang="zh")
    expect(zone(page, ZH("filter.any_zone"))).to_be_checked()
    settle(page)
    page.go_forward()
    expect_query(page, lang="zh", zone="metro")
    expect(zone(page, "主城都市区")).to_be_checked()
    settle(page)
    page.go_forward()
    expect_query(page, lang="zh", zone="metro", district="500118")
    expect(filter_box(page, ZH("param.district"))).to_have_value("永川")


def test_back_and_forward_through_pages(server: str, visit: Visit) -> None:
    """A page is one step: one click there, one step back, with the filters of each.

    One click is one step, also where the query of the next page arrives under this one.
    """
    page = visit(server + LINK)
    page.get_by_role("link", name=ZH("overview.tab"), exact=True).first.click()
    expect_page(page, "overview", "zh")
    expect_query(page, lang="zh", zone="metro", district="500118")
    settle(page)

    page.go_back()
    expect_view(page, "zh")
    settle(page)
    page.go_forward()
    expect_page(page, "overview", "zh")
    expect_query(page, lang="zh", zone="metro", district="500118")
    assert urlsplit(page.url).path in ("/", "/overview")
    settle(page)
    page.go_back()
    expect_view(page, "zh")
    settle(page)

    before = page.evaluate("navigation.currentEntry.index")
    page.evaluate(
        """() => {
            dispatchEvent(new Event("pointerdown"));
            history.pushState({}, "", "/layout?lang=zh");
            history.pushState({}, "", "/?lang=zh");
        }"""
    )
    assert page.evaluate("navigation.currentEntry.index") == before + 1
    page.go_back()
    expect_view(page, "zh")


def test_a_bad_link_shows_one_notice(server: str, visit: Visit) -> None:
    """A link with nonsense shows the default view with one notice that repeats no markup."""
    page = visit(
        server
        + "/layout?lang=en&zone=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E&district=1&district=2"
        + "&nonsense=1&measure=%00&cluster="
        + "x" * 10_000
    )
    expect_page(page, "layout", "en")
    notice = page.get_by_test_id("stAlert")
    expect(notice).to_have_count(1)
    for name in ("zone", "district", "measure", "cluster"):
        expect(notice).to_contain_text(EN(f"param.{name}"))
    expect(notice).to_contain_text(EN("frame.unknown_part"))
    expect(notice).not_to_contain_text("onerror")
    expect_query(page, lang="en")


def test_a_bare_address_greets_in_the_language_of_the_browser(server: str, visit: Visit) -> None:
    """Without a language in the address the browser's is taken and written into the address."""
    for locale, lang in (("zh-CN", "zh"), ("en-GB", "en")):
        page = visit(server + "/layout", locale=locale)
        expect_page(page, "layout", lang)
        expect_query(page, lang=lang)


def test_an_unknown_address_leads_on(server: str, visit: Visit) -> None:
    """The running server answers with a page of ours, and its first link is the nearest page."""
    page = visit(server + "/", locale="zh-CN")
    for address in ("/partners/needs?lang=zh", "/Layout?lang=zh", "/nosuch?lang=zh"):
        answer = page.goto(server + address)
        assert answer is not None
        assert answer.status == 404
        expect(page.get_by_role("heading", level=1)).to_have_text(ZH("frame.lost_title"))
    page.goto(server + "/partners/needs?lang=zh&zone=metro")
    page.get_by_role("link").first.click()
    expect_page(page, "partners", "zh")
    expect_query(page, lang="zh", zone="metro")


@pytest.mark.long
def test_a_picture_is_embedded_by_the_code_that_sharing_copies(server: str, visit: Visit) -> None:
    """The frame has the picture of this view alone, in its language; a text has the other one."""
    page = visit(f"{server}/layout?lang=en&zone=northeast")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.get_by_role("button", name=EN("share.open"), exact=True).click()
    message = EN("share.message", lang=EN.language("zh"))
    code = EN("share.embed", name=EN("board.title_map"))
    copied = {}
    for label in (message, code):
        page.get_by_role("button", name=label, exact=True).click()
        expect(page.get_by_role("status").filter(has_text="http")).to_be_visible()
        copied[label] = page.evaluate("navigator.clipboard.readText()")
    assert "lang=zh&zone=northeast" in copied[message]
    address = re.findall(r'src="([^"]*)"', copied[code])[0]
    page.goto(address)
    expect(page.locator(".single img")).to_be_visible()
    expect(page.locator(".single figcaption")).to_contain_text("Northeast")
    expect(page.get_by_role("button")).to_have_count(0)
