"""The search field as a reader has it: keys, suggestions, one click to a profile; both pages."""

from typing import Final, Literal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from cqvet.i18n import Lang, Text
from tests.browser.conftest import Visit, expect_query
from tests.browser.test_budgets import DRAWN, MEASURE
from tests.screen import turns

SCHOOLS: Final = {"zh": ("重电", "12609"), "en": ("enginering inst", "12759")}
VIEWS: Final = (
    "search?lang={lang}&q=永川",
    "search?lang={lang}&q=xyzzy",
    "profile?lang={lang}&kind=institution&id=12759",
    "profile?lang={lang}&kind=district&id=500118",
    "profile?lang={lang}&kind=cluster&id=L1",
    "profile?lang={lang}",
)


def field(page: Page, lang: Lang) -> Locator:
    """The search field of a page."""
    return page.get_by_role("combobox", name=Text(lang)("search.label"), exact=True)


def options(page: Page, lang: Lang) -> Locator:
    """What the field suggests."""
    return page.get_by_role("listbox", name=Text(lang)("search.label")).get_by_role("option")


def faults(page: Page) -> list[str]:
    """What axe finds wrong once nothing is faded."""
    expect(page.locator("[data-testid=stMain] [data-stale=true]")).to_have_count(0)
    # Links past the frame stand before all landmarks.
    found = Axe().run(page, {"exclude": [["#skip"], ["[data-testid=stSkipToContent]"]]})
    return [
        f"{one['id']}: {node['target']} {node['html']}"
        for one in found.response["violations"]
        for node in one["nodes"]
    ]


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_a_school_is_one_field_and_one_click_away(server: str, visit: Visit, lang: Lang) -> None:
    """From the first page, written as people write it; the field is then empty again."""
    text, code = SCHOOLS[lang]
    page = visit(f"{server}/?lang={lang}&zone=northeast")
    field(page, lang).press_sequentially(text)
    name = {"zh": "电子科技", "en": "Vocational Institute of Engineering"}[lang]
    expect(options(page, lang).first).to_contain_text(name)
    options(page, lang).first.click()
    expect_query(page, lang=lang, zone="northeast", kind="institution", id=code)
    expect(page.get_by_role("heading", level=2)).to_contain_text(
        {"zh": "电子", "en": "Engineering"}[lang]
    )
    expect(field(page, lang)).to_have_value("")
    page.go_back()
    expect_query(page, lang=lang, zone="northeast")


def test_keys_are_enough(server: str, visit: Visit) -> None:
    """A slash leads into the field, arrows through the list, Escape out, Enter to all results."""
    page = visit(f"{server}/sources?lang=en")
    expect(field(page, "en")).to_be_visible()
    page.keyboard.press("/")
    expect(field(page, "en")).to_be_focused()
    page.keyboard.type("yongchuan")
    found, box = options(page, "en"), field(page, "en")
    expect(found.first).to_be_visible()
    page.keyboard.press("ArrowUp")
    expect(found.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(found.first).to_have_attribute("aria-selected", "true")
    expect(box).to_have_attribute("aria-activedescendant", found.first.get_attribute("id") or "")
    assert faults(page) == []
    page.keyboard.press("Escape")
    expect(found.first).to_be_hidden()
    page.keyboard.press("Enter")
    expect_query(page, lang="en", q="yongchuan")
    expect(box).to_have_value("yongchuan")
    expect(page.get_by_role("heading", level=2)).to_contain_text("results")


def test_a_miss_says_so_while_one_types(server: str, visit: Visit) -> None:
    """What no table has is named below the field, and nothing is offered."""
    page = visit(f"{server}/?lang=zh")
    field(page, "zh").press_sequentially("教师工资")
    expect(
        page.get_by_role("status").filter(has_text=Text("zh")("search.none_wages"))
    ).to_be_visible()
    expect(options(page, "zh")).to_have_count(0)


LOOKS: Final[list[tuple[Lang, Literal["light", "dark"], int]]] = [
    ("zh", "light", 1280),
    ("en", "dark", 390),
    ("en", "light", 1280),
    ("zh", "dark", 390),
]


@pytest.mark.parametrize(("view", "look"), turns(VIEWS, LOOKS))
def test_both_pages_are_readable_for_all(
    server: str, visit: Visit, view: str, look: tuple[Lang, Literal["light", "dark"], int]
) -> None:
    """No letter too small, nothing cut or wider than the window, and axe has no word."""
    lang, scheme, width = look
    address = f"{server}/{view.format(lang=lang)}"
    page = visit(address, "zh-CN" if lang == "zh" else "en-GB", width=width, scheme=scheme)
    page.wait_for_load_state("networkidle")
    page.wait_for_function(DRAWN)
    found = page.evaluate(MEASURE)
    assert found["over"] <= 0
    assert {key: found[key] for key in ("small", "cut")} == {"small": [], "cut": []}
    assert faults(page) == []


@pytest.mark.parametrize("thing", ["institution&id=12759", "district&id=500118", "cluster&id=L1"])
def test_a_profile_prints_on_one_sheet(server: str, visit: Visit, thing: str) -> None:
    """A4, without the frame of the page."""
    page = visit(f"{server}/profile?lang=zh&kind={thing}")
    sheets = page.pdf(format="A4", prefer_css_page_size=True).count(b"/Type /Page\n")
    assert sheets == 1


def test_a_name_in_the_drawer_leads_to_its_profile(server: str, visit: Visit) -> None:
    """The district of a record: one click, the drawer is gone and the filters are as they were."""
    page = visit(f"{server}/sources?lang=en&evidence=high&figure=institutions/12759")
    page.get_by_role("dialog").get_by_role("link", name="Jiangjin District").click()
    expect_query(page, lang="en", evidence="high", kind="district", id="500116")
    expect(page.get_by_role("dialog")).to_have_count(0)
