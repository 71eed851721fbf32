"""A page that is open while the server is started anew."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import BrowserContext, expect

from cqvet import data
from cqvet.i18n import Text
from tests.browser.conftest import box, expect_query, free_port, serve, settle

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
            # A long list shows only its beginning: what is typed finds the option.
            listed = box(page, T(label))
            listed.fill(option)
            wanted = page.get_by_role("option", name=option, exact=True)
            expect(wanted).to_be_visible()
            for _ in range(20):
                if listed.get_attribute("aria-activedescendant") == wanted.get_attribute("id"):
                    break
                listed.press("ArrowDown")
            listed.press("Enter")
            expect_query(page, lang="en", zone="metro", **added)
