"""The matching page in a browser: deep links, a broken register, and nothing that leaves."""

from collections.abc import Callable
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import BrowserContext, FilePayload, Page, expect

from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects.register import EXAMPLE, labels, template_csv
from tests.browser.conftest import Visit, expect_page, expect_query, settle
from tests.register_broken import BROKEN

LINK = "basis=own&weights=L1-30.P2-10&total=3200-3600&index=coordination"


def bring(page: Page, name: str, content: bytes, t: Text) -> None:
    """Open the tab for own data and upload a file, as a reader does."""
    page.get_by_text(t("matching.tab_own"), exact=True).click()
    file: FilePayload = {"name": name, "mimeType": "text/csv", "buffer": content}
    page.locator("input[type=file]").first.set_input_files(file)
    expect(page.get_by_text(name).first).to_be_visible()
    settle(page)


@pytest.mark.parametrize("lang", LANGS)
def test_a_deep_link_shows_its_view(server: str, visit: Visit, lang: Lang) -> None:
    """Basis, weights, total and index of a link are there for a new reader in either language."""
    t = Text(lang)
    page = visit(f"{server}/matching?lang={lang}&{LINK}")
    expect_page(page, "matching", lang)
    expect_query(
        page,
        lang=lang,
        basis="own",
        weights="L1-30.P2-10",
        total="3200-3600",
        index="coordination",
    )
    page.get_by_role("button", name=t("matching.give_total")).click()
    field = page.get_by_role("spinbutton", name=t("matching.total_low"), exact=True)
    expect(field).to_have_value("3200")
    page.keyboard.press("Escape")
    chosen = page.get_by_role("combobox", name=t("param.index"), exact=True)
    expect(chosen).to_have_value(t("matching.index_coordination"))


@pytest.mark.parametrize("lang", LANGS)
def test_a_broken_register_shows_where_it_is_broken(server: str, visit: Visit, lang: Lang) -> None:
    """The faults of an upload are counted and listed, in the reader's language."""
    t = Text(lang)
    content, planted = BROKEN["numbers"]
    page = visit(f"{server}/matching?lang={lang}")
    bring(page, "broken.csv", content, t)
    expect(page.get_by_role("button", name=str(len(planted)), exact=True).first).to_be_visible()
    expect_query(page, lang=lang, tab="own", supply="register")


def test_an_upload_stays_with_its_reader(
    server: str, contexts: Callable[..., BrowserContext], visit: Visit
) -> None:
    """A register is computed on at once, leaves nothing in the address, and no one else sees it."""
    t = Text("zh")
    foreign: list[str] = []
    context = contexts()
    page = context.new_page()
    own = urlsplit(server).netloc
    page.on(
        "request", lambda r: foreign.extend([r.url] * (urlsplit(r.url).netloc not in ("", own)))
    )
    page.goto(f"{server}/matching?lang=zh")
    settle(page)
    bring(page, "mine.csv", template_csv(labels(t), EXAMPLE), t)
    expect(page.get_by_text(t("own.onward"))).to_be_visible()
    expect_query(page, lang="zh", tab="own", supply="register")
    other = visit(page.url)
    expect(other.get_by_text(t("matching.needs_register"))).to_be_visible()
    assert foreign == []


@pytest.mark.parametrize("lang", LANGS)
def test_a_plan_stands_in_its_link(server: str, visit: Visit, lang: Lang) -> None:
    """A link to the lab shows plan, picture and file in either language, or the conflict."""
    t = Text(lang)
    page = visit(f"{server}/matching?lang={lang}&tab=lab&years=3&wishes=fL1-400")
    picture = page.locator("[data-testid=stVegaLiteChart]")
    expect(picture).to_be_visible()
    download = page.get_by_role("button", name=t("frame.download", format="XLSX"))
    expect(download).to_be_visible()
    expect_query(page, lang=lang, tab="lab", years="3", wishes="fL1-400")
    page = visit(f"{server}/matching?lang={lang}&tab=lab&wishes=fL1-1000")
    conflict = t("lab.error_wishes_beyond_budget", years="\0", yearly="\0").split("\0")[0].strip()
    expect(page.get_by_text(conflict).first).to_be_visible()
