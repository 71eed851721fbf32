"""Texts of a stranger in a browser: none runs, none loads anything, none becomes a link."""

from urllib.parse import urlencode

from playwright.sync_api import FilePayload, Page, expect

from cqvet.i18n import Text
from tests import hostile
from tests.browser.conftest import PATIENCE, Readers, Visit, box, settle
from tests.test_forging import needs_of, register_of

T = Text("en")
DANGEROUS = (*hostile.MARKS[:20], *hostile.MARKUP, *hostile.MARKDOWN, *hostile.TEMPLATES)
FILE = "<img src=x onerror=window.seen=1>.csv"
MADE = "a[href*=intruder], a[href^='javascript'], [src*=intruder], img[onerror], iframe[srcdoc]"


def bring(page: Page, content: bytes) -> None:
    """Upload a file under a strange name."""
    file: FilePayload = {"name": FILE, "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.locator("p", has_text=FILE).first).to_be_visible(timeout=4 * PATIENCE)
    settle(page)


def test_strange_texts_neither_run_nor_load(server: str, tab: Visit, readers: Readers) -> None:
    """Through the query, both uploads with their file names, a list to choose from and a search."""
    page = tab("en")
    heard = readers.heard[page]

    def stay_text() -> None:
        """Nothing has run, nothing was asked for, nothing was made of it."""
        assert not page.evaluate("'seen' in window")
        assert page.locator(MADE).count() == 0
        assert page.locator("button.reported", has_text="12.5%").count() == 0
        assert heard.foreign(server) == []
        assert [text for text in heard.said if "intruder" in text or "inline" in text] == []

    strange = {"zone": hostile.MARKUP[6], "figure": hostile.MARKS[0], "district": "{tip}"}
    query = {"lang": "en", "tab": "own", "programme": "510203", **strange}
    page.goto(f"{server}/matching?{urlencode(query)}")
    settle(page)
    stay_text()

    bring(page, register_of(DANGEROUS))
    page.get_by_text(T("own.partial")).click()
    settle(page)
    stay_text()

    page.goto(f"{server}/partners?lang=en&tab=needs")
    settle(page)
    bring(page, needs_of(DANGEROUS))
    expect(page.locator("p", has_text=hostile.MARKS[0]).first).to_be_visible()
    box(page, T("needs.choose")).press("ArrowDown")
    expect(page.get_by_role("option").first).to_be_visible()
    stay_text()

    page.goto(f"{server}/sources?lang=en&tab=glossary")
    settle(page)
    for text in (hostile.MARKDOWN[3], hostile.MARKUP[6], hostile.MARKDOWN[0]):
        page.get_by_role("textbox", name=T("sources.search")).fill(text)
        page.keyboard.press("Enter")
        expect(page.get_by_text(text[:40]).first).to_be_visible()
        stay_text()
