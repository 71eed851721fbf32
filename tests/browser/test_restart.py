"""A first link after a start, and pages that are open while the server is started anew."""

import os
import signal
from contextlib import suppress
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from playwright.sync_api import TimeoutError as OutOfTimeError

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import PATIENCE, Visit, box, expect_query, settle
from tests.browser.test_links import LINK, expect_view
from tests.deploy import servers

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
SHORT = ("layout", "pipeline")


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


@pytest.mark.parametrize(
    "open_pages", [SHORT, pytest.param(tuple(CHOICES), marks=pytest.mark.long)], ids=len
)
def test_the_first_link_and_the_first_choice_after_a_start_count(
    tmp_path: Path, visit: Visit, open_pages: tuple[str, ...]
) -> None:
    """The very first request, a deep link, shows its view inside the frame.

    On each page that is open when the server dies the view stays with the next server, and the
    first choice goes into the address.
    """
    with servers.app(tmp_path) as (site, pid):
        expect_view(visit(site.address + LINK), "zh")
        pages = {
            page_id: visit(f"{site.address}/{page_id}?lang=en&zone=metro", "en-GB")
            for page_id in open_pages
        }
        # Asked to end, it would wait for the pages to close.
        os.kill(pid, signal.SIGKILL)
    with servers.app(tmp_path, port=site.port):
        for page_id, page in pages.items():
            label, option, added = CHOICES[page_id]
            page.bring_to_front()
            expect(page.locator("[data-test-connection-state=CONNECTED]")).to_be_attached()
            settle(page)
            choose(page, T(label), option)
            expect_query(page, lang="en", zone="metro", **added)
