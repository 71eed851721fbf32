"""The map, used with the mouse."""

import io
import math
import re
import time

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from cqvet import data
from cqvet.base import filters
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.maps import fit
from cqvet.pictures.maps.layout import WIDE
from tests.browser.conftest import PATIENCE, Visit, click_on_map

MAP = "[data-testid=stDeckGlJsonChart]"
OTHERS = ("500155", "500242")
"""Districts of other shapes and zones, clicked in the long suite."""
WHOLE = fit.view(fit.around(list(data.records("districts"))), WIDE)
"""What the map shows first: the whole city."""


def mercator(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """A place in pixels of the whole world at a zoom (WebMercator, 512 pixels at zoom 0)."""
    size = 512 * 2**zoom
    y = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return size * (lon / 360 + 0.5), size * (0.5 - y / (2 * math.pi))


def offset(district: str) -> tuple[float, float]:
    """How far the label point of a district lies from the middle of the first view, in pixels."""
    places = data.table("districts").set_index("district")
    lon, lat = (float(places[name][district]) for name in ("lon", "lat"))
    x, y = mercator(lon, lat, WHOLE["zoom"])
    middle = mercator(WHOLE["longitude"], WHOLE["latitude"], WHOLE["zoom"])
    return x - middle[0], y - middle[1]


def spot(page: Page, district: str) -> tuple[int, int]:
    """A pixel of the page inside the area of a district, beside its circle and its label."""
    box = page.locator(f"{MAP} canvas").first.bounding_box()
    assert box is not None
    x, y = offset(district)
    return round(box["x"] + box["width"] / 2 + x - 12), round(box["y"] + box["height"] / 2 + y - 10)


def colour(page: Page, place: tuple[int, int]) -> palette.Rgb:
    """The colour of a pixel of the page."""
    x, y = place
    shot = page.screenshot(clip={"x": x, "y": y, "width": 1, "height": 1})
    r, g, b = Image.open(io.BytesIO(shot)).convert("RGB").tobytes()
    return r, g, b


def wait_for_zone(page: Page, district: str) -> tuple[int, int]:
    """Wait until the map shows a district in the colour of its zone; gives a pixel inside."""
    expect(page.locator(f"{MAP} canvas").first).to_be_visible()
    wanted = palette.ZONES[filters.zone_of(district)]
    until = time.monotonic() + PATIENCE / 1000
    while True:
        place = spot(page, district)
        found = colour(page, place)
        if found == wanted:
            # What is clicked is a layer of its own, with a file of its own.
            page.wait_for_load_state("networkidle")
            return place
        assert time.monotonic() < until, f"{district} is {found} at {place}, not {wanted}"


def rest(page: Page, place: tuple[int, int]) -> tuple[int, int]:
    """Rest the pointer on a place until the map says what lies there: then a click finds it too."""
    said = page.locator(f"{MAP} .deck-tooltip:visible").filter(has_text=re.compile(r"\S"))
    until = time.monotonic() + PATIENCE / 1000
    while not said.count():
        assert time.monotonic() < until, f"nothing is said at {place}"
        page.mouse.move(place[0] + 1, place[1])
        page.mouse.move(*place)
    return place


@pytest.mark.parametrize(
    "district", ["500230", *(pytest.param(code, marks=pytest.mark.long) for code in OTHERS)]
)
def test_a_click_on_an_area_chooses_its_district(server: str, visit: Visit, district: str) -> None:
    """Districts have the colours of their zones; a click on one writes it into the address.

    Filter bar and panel follow.
    """
    page = visit(server + "/layout?lang=zh")
    wait_for_zone(page, "500110")
    place = rest(page, wait_for_zone(page, district))
    click_on_map(page, place, lang="zh", district=district)
    name = data.table("districts").set_index("district").loc[district, "name_zh"]
    chosen = page.get_by_role("combobox", name=Text("zh")("param.district"), exact=True)
    expect(chosen).to_have_value(str(data.records("districts")[district]["short_zh"]))
    expect(page.get_by_role("heading", name=str(name), exact=True)).to_be_visible()
