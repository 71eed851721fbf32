"""How a page arrives: whole, pushing nothing about, and with icons, never their names."""

from collections.abc import Callable
from typing import Final

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from cqvet.i18n import Text
from cqvet.registry import PAGES
from tests.browser.conftest import HEIGHT, Visit, settle

T: Final = Text("zh")

OBSERVE: Final = """
window.shifts = [];
new PerformanceObserver((list) => shifts.push(...list.getEntries()
  .filter((one) => !one.hadRecentInput).map(({ startTime, value }) => [startTime, value])
)).observe({ type: "layout-shift", buffered: true });
"""
WIDTHS: Final = (1280, 390)
Contexts = Callable[..., BrowserContext]


def shift(page: Page) -> float:
    """Cumulative layout shift: the worst window of 5 s with no pause of 1 s (web.dev/cls)."""
    worst = total = 0.0
    first = last = float("-inf")
    for time, value in page.evaluate("shifts"):
        if time - last > 1000 or time - first > 5000:
            first, total = time, 0.0
        last, total = time, total + value
        worst = max(worst, total)
    return worst


@pytest.mark.long
@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("page_id", [page.id for page in PAGES])
def test_nothing_is_pushed_while_a_page_arrives(
    server: str, contexts: Contexts, page_id: str, width: int
) -> None:
    """The layout of a first view shifts by less than a tenth."""
    page = contexts(locale="zh-CN").new_page()
    page.set_viewport_size({"width": width, "height": HEIGHT})
    page.add_init_script(OBSERVE)
    page.goto(f"{server}/{page_id}?lang=zh")
    settle(page)
    expect(page.locator(".st-key-footer")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert shift(page) < 0.1


def test_the_names_of_icons_are_never_read(server: str, contexts: Contexts) -> None:
    """Where the font of the icons does not come, nothing stands in their place."""
    page = contexts(locale="zh-CN").new_page()
    page.route("**/MaterialSymbols*", lambda route: route.abort())
    page.goto(f"{server}/sources?lang=en")
    settle(page)
    icons = page.get_by_test_id("stIconMaterial")
    expect(icons.first).to_be_attached()
    assert not [one for one in icons.all() if one.is_visible()]


def test_the_width_of_the_window_is_known_at_the_first_view(
    server: str, contexts: Contexts
) -> None:
    """A narrow window that is no phone gets its own view at once: one run, not two."""
    page = contexts(locale="zh-CN").new_page()
    page.set_viewport_size({"width": 390, "height": HEIGHT})
    page.add_init_script(
        """addEventListener("DOMContentLoaded", () => {
          window.runs = [];
          new MutationObserver(() => {
            const now = document.querySelector("[data-test-script-state]")?.dataset.testScriptState;
            if (now !== runs.at(-1)) runs.push(now);
          }).observe(document.body, { subtree: true, childList: true, attributes: true });
        })"""
    )
    page.goto(f"{server}/quality?lang=zh")
    settle(page)
    expect(page.locator(".st-key-pills")).to_be_visible()
    assert page.evaluate("runs").count("running") == 1


def test_the_page_that_is_open_is_seen_among_the_pages(server: str, visit: Visit) -> None:
    """On a phone the row of pages is scrolled to the one that is open."""
    page = visit(f"{server}/sources?lang=zh", width=390)
    here = page.locator(".st-key-pills").get_by_role("link", name=T("sources.tab"))
    expect(here).to_be_in_viewport()
