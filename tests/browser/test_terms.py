"""Terms explain themselves: under the pointer, and at a stop that is there anyway."""

import pytest
from playwright.sync_api import Page, expect

from cqvet import registry
from cqvet.i18n import LANGS, Lang
from cqvet.ui import terms
from tests.browser.conftest import Visit

TERM = ".term"


def explained(page: Page) -> list[tuple[str, str, int]]:
    """Each term on the page with what it shows under the pointer, and whether it is a stop."""
    found: list[list[str | int]] = page.locator(TERM).evaluate_all(
        "all => all.map(e => [e.textContent, e.title, e.tabIndex])"
    )
    return [(str(words), str(title), int(stop)) for words, title, stop in found]


@pytest.mark.parametrize("lang", LANGS)
def test_a_term_of_the_finding_explains_itself(server: str, visit: Visit, lang: Lang) -> None:
    """By its title; and the first figure of its line shows and tells it while it has the focus."""
    page = visit(f"{server}/pipeline?lang={lang}", locale=lang)
    heading = page.get_by_role("heading", level=2).first
    meaning = terms.meanings(lang)["贯通培养" if lang == "zh" else "through-training"]
    expect(heading.locator(TERM).last).to_have_attribute("title", meaning)
    stop, note = heading.get_by_role("button").first, page.get_by_role("tooltip")
    expect(note).to_have_count(0)
    page.locator("#content").focus()
    stop.focus()
    page.keyboard.press("Shift")
    expect(note).to_contain_text(meaning)
    expect(stop).to_have_accessible_description(str(note.text_content()))
    page.keyboard.press("Escape")
    expect(note).to_have_count(0)


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "page_id",
    [
        page.id if page.id == "quality" else pytest.param(page.id, marks=pytest.mark.long)
        for page in registry.PAGES
    ],
)
def test_terms_are_explained_on_every_page(
    server: str, visit: Visit, page_id: str, lang: Lang
) -> None:
    """Each page has terms; none is a stop; each says what the glossary says."""
    page = visit(f"{server}/{page_id}?lang={lang}", locale=lang)
    expect(page.locator(TERM).first).to_be_attached()
    for words, title, stop in explained(page):
        known = terms.meanings(lang)
        assert title in (known.get(words.lower()), known.get(words.lower().removesuffix("s")))
        assert stop == -1


def test_a_heading_explains_its_term(server: str, visit: Visit) -> None:
    """The name of a page under the pointer says what it means."""
    page = visit(f"{server}/pipeline?lang=zh")
    page.wait_for_load_state("networkidle")
    page.mouse.move(0, 0)
    page.get_by_role("heading", level=1).hover()
    expect(page.get_by_role("heading", level=1)).to_have_attribute(
        "title", f"贯通培养：{terms.meanings('zh')['贯通培养']}"
    )


def test_no_line_begins_with_the_sign_that_closes_a_figure(server: str, visit: Visit) -> None:
    """A bracket and a comma stay with their figure, wherever the line breaks."""
    page = visit(f"{server}/layout?lang=en&zone=northeast", locale="en")
    kept = page.get_by_role("heading", level=2).first.locator(".kept")
    expect(kept.first).to_have_text("(5),")
    expect(kept.last).to_have_text("(1).")
    for width in (1280, 390):
        page.set_viewport_size({"width": width, "height": 900})
        lines = kept.evaluate_all("all => all.map(e => e.getClientRects().length)")
        assert lines == [1] * len(lines)
