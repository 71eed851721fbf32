"""A page that is open while the server is started anew."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect
from playwright.sync_api import TimeoutError as OutOfTimeError

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import PATIENCE, box, expect_query, free_port, serve, settle

T = Text("en")
SICHUAN, WORLD = data.records("sichuan_cities"), data.records("countries")
DISTRICTS = data.records("districts")
CHOICES = {
    "layout": ("layout.measure", T("layout.measure_population"), {"measure": "population"}),
    "pipeline": ("param.district", T.pick(DISTRICTS["500118"], "short"), {"district": "500118"}),
    "twin_cities": ("param.city", T.pick(SICHUAN["511500"], "name"), {"city": "511500"}),
    "international": ("param.country", T.pick(WORLD["THA"], "name"), {"country": "THA"}),
    "strategy": ("param.lane", T("strategy.lane_rounds"), {"lane": "rounds"}),
    "quality": ("param.year", "2022", {"year": "2022"}),
}
"""For some pages a control, an option of it, and what it then adds to the address."""


def choose(page: Page, label: str, option: str) -> None:
    """Choose an option; a list that closed before, as the page moved, is opened once more."""
    for patience in (PATIENCE / 10, PATIENCE / 10, PATIENCE):
        # A long list shows only its beginning: what is typed finds the option. The list moves
        # while it is filtered: a click without a pointer meets it anyhow.
        box(page, label).fill(option)
        with suppress(OutOfTimeError):
            wanted = page.get_by_role("option", name=option, exact=True)
            wanted.evaluate("found => found.click()", timeout=patience)
            return
        page.keyboard.press("Escape")
    pytest.fail(f"{option} is not offered")


def test_the_first_choice_after_a_restart_counts(
    tmp_path: Path, contexts: Callable[..., BrowserContext]
) -> None:
    """On each page that was open, the view stays and the first choice goes into the address."""
    port, context, pages = free_port(), contexts("en-GB"), {}
    with serve(tmp_path / "first", port) as address:
        for page_id in CHOICES:
            pages[page_id] = context.new_page()
            pages[page_id].goto(f"{address}/{page_id}?lang=en&zone=metro")
            settle(pages[page_id])
    with serve(tmp_path / "second", port):
        for page_id, (label, option, added) in CHOICES.items():
            page = pages[page_id]
            page.bring_to_front()
            expect(page.locator("[data-test-connection-state=CONNECTED]")).to_be_attached()
            settle(page)
            choose(page, T(label), option)
            expect_query(page, lang="en", zone="metro", **added)
