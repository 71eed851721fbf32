"""What a reader sees under the pointer: words, without a tag or a field of the template."""

import time
from collections.abc import Mapping
from dataclasses import dataclass

import pytest
from playwright.sync_api import Page, expect

from cqvet import data
from cqvet.i18n import Text
from cqvet.pictures.maps import fit, partners, twin_cities, world
from cqvet.subjects import networks
from tests.browser.conftest import PATIENCE, Visit
from tests.browser.test_map import MAP, WHOLE, mercator

T = Text("en")
CITY = fit.view(fit.around(list(data.records("districts"))), partners.WIDE)
WANZHOU = data.records("districts")["500101"]
THAILAND = data.records("countries")["THA"]
SEAT = data.rows(networks.table().dropna(subset="lon"))[0]


@dataclass(frozen=True)
class Case:
    """Where the pointer goes on which map of a page, and what has to be said there."""

    address: str
    view: Mapping[str, float]
    place: tuple[float, float]
    wanted: tuple[str, ...] = ()


INSIDE = (WANZHOU["lon"], WANZHOU["lat"] + 0.12)
YIBIN_LON, YIBIN_LAT = twin_cities.place("city", "511500")
CASES = {
    "a district by zone": Case(
        "/layout?lang=en", WHOLE, INSIDE, ("Wanzhou District", "Northeast", "named here")
    ),
    "a district by a measure": Case(
        "/layout?lang=en&measure=urban_share",
        WHOLE,
        INSIDE,
        ("Wanzhou District", "68.9", "named here"),
    ),
    "a network": Case("/partners?lang=en", CITY, (SEAT["lon"], SEAT["lat"])),
    "a city of Sichuan": Case(
        "/twin_cities?lang=en", twin_cities.BOTH, (YIBIN_LON, YIBIN_LAT), ("Yibin",)
    ),
    "a country": Case(
        "/international?lang=en",
        fit.view(world.AREAS["world"], world.WIDE),
        (THAILAND["lon"], THAILAND["lat"]),
        ("Thailand",),
    ),
}


def tooltip(page: Page, case: Case) -> str:
    """Move the pointer to a place of a map until it says something; gives what it says."""
    ground = page.locator(f"{MAP} canvas").first
    ground.scroll_into_view_if_needed()
    expect(ground).to_be_visible()
    x, y = mercator(*case.place, case.view["zoom"])
    middle = mercator(case.view["longitude"], case.view["latitude"], case.view["zoom"])
    until = time.monotonic() + 2 * PATIENCE / 1000
    while time.monotonic() < until:
        box = ground.bounding_box()
        assert box is not None
        left = box["x"] + box["width"] / 2 + x - middle[0]
        top = box["y"] + box["height"] / 2 + y - middle[1]
        page.mouse.move(left + 1, top)
        page.mouse.move(left, top)
        shown = [tip.inner_text() for tip in page.locator(f"{MAP} .deck-tooltip:visible").all()]
        if any(shown):
            return next(filter(None, shown))
    raise AssertionError(f"nothing is said at {case.place}")


@pytest.mark.parametrize("case", CASES)
def test_a_tooltip_is_read_in_words(server: str, visit: Visit, case: str) -> None:
    """Each map says the name of what is under the pointer and what it knows of it."""
    chosen = CASES[case]
    said = tooltip(visit(server + chosen.address), chosen)
    assert "\n" in said
    assert [part for part in chosen.wanted if part not in said] == []
    assert not set("{}<>") & set(said)
