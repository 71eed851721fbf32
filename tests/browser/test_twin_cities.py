"""The page on both sides in a browser: clicks on the map and in the list, years of the line."""

import re
import time
from collections.abc import Callable

from playwright.sync_api import BrowserContext, Page, expect

from cqvet import data
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps.twin_cities import BOTH, place
from tests.browser.conftest import PATIENCE, Visit, click_on_map, expect_query
from tests.browser.test_map import MAP, colour, mercator

T = Text("en")


def spot(page: Page, side: str, code: str) -> tuple[float, float]:
    """The pixel of the page at which a place of the map stands."""
    canvas = page.locator(f"{MAP} canvas").first
    canvas.scroll_into_view_if_needed()
    expect(canvas).to_be_visible()
    box = canvas.bounding_box()
    assert box is not None
    lon, lat = place(side, code)
    x, y = mercator(lon, lat, BOTH["zoom"])
    middle = mercator(BOTH["longitude"], BOTH["latitude"], BOTH["zoom"])
    return (
        box["x"] + box["width"] / 2 + x - middle[0],
        box["y"] + box["height"] / 2 + y - middle[1],
    )


def painted(page: Page, side: str, code: str) -> tuple[float, float]:
    """Wait until the land above a place of Sichuan is painted and nothing moves it any more."""
    page.wait_for_load_state("networkidle")
    until = time.monotonic() + PATIENCE / 1000
    while True:
        x, y = spot(page, side, code)
        land = colour(page, (round(x), round(y) - 45))
        if land == palette.FAINT[False] and spot(page, side, code) == (x, y):
            return x, y
        assert time.monotonic() < until, f"no land is painted above {code} at {x}, {y}"


def test_a_click_on_a_city_filters_by_it(server: str, visit: Visit) -> None:
    """The point of Yibin says its name; a click writes it into the address and the select box."""
    page = visit(server + "/twin_cities?lang=en")
    place = painted(page, "city", "511500")
    page.mouse.move(*place)
    expect(page.locator(f"{MAP} .deck-tooltip")).to_contain_text("Yibin")
    click_on_map(page, place, lang="en", city="511500")
    chosen = page.get_by_role("combobox", name=T("param.city"), exact=True)
    expect(chosen).to_have_value("Yibin")


def test_years_are_the_same_in_every_time_zone(
    server: str, contexts: Callable[..., BrowserContext]
) -> None:
    """From Shanghai to New York the time line names each year from the first to the last."""
    years = data.table("twin_city")["date"].dropna().str[:4].astype(int)
    wanted = [str(year) for year in range(years.min(), years.max() + 2)]
    for zone in ("UTC", "Asia/Shanghai", "America/New_York"):
        page = contexts(timezone_id=zone).new_page()
        page.goto(server + "/twin_cities?lang=en&part=timeline")
        labels = page.locator("[data-testid=stVegaLiteChart] svg .role-axis-label text")
        expect(labels.filter(has_text=re.compile(r"^\d{4}$"))).to_have_text(wanted)


def test_a_list_opens_nothing_by_itself(server: str, visit: Visit) -> None:
    """Focus, arrow keys and sorting open nothing; choosing a row opens its record."""
    page = visit(server + "/twin_cities?lang=en&year=since_2023")
    table = page.locator("[data-testid=stDataFrame]")
    canvas = table.locator("canvas").first
    expect(canvas).to_be_visible()
    page.wait_for_load_state("networkidle")
    canvas.scroll_into_view_if_needed()
    box = canvas.bounding_box()
    assert box is not None
    # The head of a column sorts; a cell takes the focus.
    page.mouse.click(box["x"] + 200, box["y"] + 15)
    page.mouse.click(box["x"] + 200, box["y"] + 55)
    for key in ("ArrowDown", "ArrowRight", "ArrowUp"):
        page.keyboard.press(key)
    expect_query(page, lang="en", year="since_2023")
    page.mouse.click(box["x"] + 15, box["y"] + 55)
    expect(page.get_by_role("dialog")).to_be_visible()
    assert "figure=twin_city" in page.url
