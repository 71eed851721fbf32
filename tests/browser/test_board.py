"""The overview in a browser: light on its first load, and pictures of the right size."""

import re
import time
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Page, expect

from cqvet.i18n import Text
from tests.browser.conftest import PATIENCE, Readers, Visit, expect_query, settle

HEAVY = re.compile(r"vega|echarts|deck|glide|dataframe", re.IGNORECASE)
IMAGES = "[data-testid=stMain] img"


def pictures(page: Page) -> list[dict[str, float]]:
    """The pictures as they are shown: place, width, natural width."""
    found: list[dict[str, float]] = page.locator(IMAGES).evaluate_all(
        "all => all.map(e => ({y: e.getBoundingClientRect().y, wide: e.clientWidth,"
        " drawn: e.naturalWidth}))"
    )
    return found


def legible(picture: dict[str, float]) -> bool:
    """Whether the words of a picture are at least 13 pixels high as it is shown."""
    letter = 14.5 if picture["drawn"] == 320 else 13.5
    return letter * picture["wide"] >= 13 * picture["drawn"] > 0


def test_the_first_load_fetches_no_chart_map_or_grid(
    server: str, visit: Visit, readers: Readers
) -> None:
    """Four small pictures arrive, and none of the libraries that other pages draw with."""
    page = visit(f"{server}/?lang=zh")
    expect(page.locator(IMAGES)).to_have_count(4)
    page.wait_for_load_state("networkidle")
    asked = [urlsplit(url).path for url in readers.heard[page].asked]
    assert [path for path in asked if HEAVY.search(path.rsplit("/", 1)[1])] == []
    assert len([path for path in asked if "/pictures/" in path]) == 4
    assert all(picture["drawn"] > 0 for picture in pictures(page))


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_words_in_pictures_are_legible_at_every_width(server: str, visit: Visit, lang: str) -> None:
    """Whatever width a window is drawn to, its pictures settle with text of 13 pixels or more."""
    page = visit(f"{server}/?lang={lang}")
    for width in (390, 768, 900, 1280, 1920):
        page.set_viewport_size({"width": width, "height": 900})
        expect(page.locator(IMAGES)).to_have_count(4)
        until = time.monotonic() + PATIENCE / 1000
        # The tiles find their places again, and some pictures are exchanged for narrow ones.
        while not all(map(legible, found := pictures(page))):
            assert time.monotonic() < until, (width, found)


def test_the_link_of_an_empty_view_goes_there(server: str, visit: Visit) -> None:
    """From a district without a college one click leads to the nearest that has one."""
    page = visit(f"{server}/?lang=en&district=500243")
    page.get_by_role("heading", level=2).get_by_role("link").click()
    page.wait_for_function("location.search.includes('district=500114')")
    settle(page)
    expect(page.get_by_role("heading", level=2)).to_have_count(1)
    expect(page.get_by_role("heading", level=2)).to_contain_text("Qianjiang District has")


def test_a_door_opens_the_view_that_it_names(server: str, visit: Visit) -> None:
    """What is offered on the overview keeps its tab on the page that it leads to."""
    page = visit(f"{server}/?lang=zh&zone=northeast")
    page.get_by_role("link", name=Text("zh")("overview.door_people"), exact=True).click()
    expect_query(page, lang="zh", zone="northeast", tab="needs")
    settle(page)
    expect_query(page, lang="zh", zone="northeast", tab="needs")
