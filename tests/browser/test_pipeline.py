"""A scenario is a link: the same levers and picture for another reader, in both languages."""

import io

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.ui.pipeline.levers import SLIDERS
from tests.browser.conftest import Readers, Visit, expect_query, settle
from tests.conftest import heading

SCENARIO = {"through_share": "0.6", "dropout_college": "0.05", "horizon": "2030"}
QUERY = "&".join(f"{name}={value}" for name, value in SCENARIO.items())
SANKEY = "[data-testid=stEChartsChart] canvas"


def unfold(page: Page, lang: str) -> None:
    """Open the levers as exact numbers."""
    t = Text("zh" if lang == "zh" else "en")
    page.get_by_role("button", name=t("pipeline.all_levers")).click()


def expect_lever(page: Page, name: str, unit: str, lang: str, value: str) -> None:
    """The control of a lever, among all of them, has this number."""
    t = Text("zh" if lang == "zh" else "en")
    label = t("pipeline.label", name=t(f"param.{name}"), unit=t(f"pipeline.unit_{unit}"))
    expect(page.get_by_label(label, exact=True).first).to_have_value(value)


def golden(page: Page) -> int:
    """How many pixels of the picture are in the ink of through-training."""
    canvas = page.locator(SANKEY).first
    expect(canvas).to_be_visible()
    canvas.scroll_into_view_if_needed()
    image = Image.open(io.BytesIO(canvas.screenshot())).convert("RGB")
    raw = image.tobytes()
    return sum(raw[i : i + 3] == bytes(palette.THROUGH[False]) for i in range(0, len(raw), 3))


@pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.long)])
def test_a_scenario_is_a_link(server: str, visit: Visit, readers: Readers, lang: str) -> None:
    """A new reader of the link sees its levers and its picture, and the address stays as it is.

    Levers, picture and charts of a scenario need nothing but the server.
    """
    page = visit(f"{server}/pipeline?lang={lang}&{QUERY}")
    title = heading("pipeline", lang)
    expect(page.get_by_role("heading", level=1)).to_have_text(title)
    expect_query(page, lang=lang, **SCENARIO)
    page.wait_for_load_state("networkidle")
    assert golden(page) > 500
    assert readers.heard[page].foreign(server) == []
    unfold(page, lang)
    expect_lever(page, "through_share", "share", lang, "60.0")
    expect_lever(page, "dropout_college", "share", lang, "5.0")
    expect_lever(page, "horizon", "year", lang, "2030")


def test_a_typed_lever_reaches_the_address_and_reset_takes_it_out(
    server: str, visit: Visit
) -> None:
    """Typing 55 per cent writes 0.55 into the address; 155 leaves it there and says why."""
    t = Text("en")
    page = visit(f"{server}/pipeline?lang=en", locale="en-GB")
    unfold(page, "en")
    label = t("pipeline.label", name=t("param.through_share"), unit="%")
    box = page.get_by_label(label, exact=True).first
    box.fill("55")
    box.press("Enter")
    expect_query(page, lang="en", through_share="0.55")
    settle(page)
    box.fill("155")
    box.press("Enter")
    expect(page.get_by_text("155%").first).to_be_visible()
    expect_query(page, lang="en", through_share="0.55")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=t("pipeline.reset")).click()
    expect_query(page, lang="en")
    unfold(page, "en")
    expect(box).to_have_value("")


def test_a_lever_and_the_picture_that_it_moves_are_on_one_screen(server: str, visit: Visit) -> None:
    """At 1280 by 900 the flow and its three levers are seen together, and one key moves both."""
    t = Text("en")
    page = visit(f"{server}/pipeline?lang=en", locale="en-GB")
    page.set_viewport_size({"width": 1280, "height": 900})
    levers = [page.get_by_role("slider", name=t(f"pipeline.slide_{name}")) for name in SLIDERS]
    for part in (page.locator(SANKEY).first, *levers):
        expect(part).to_be_visible()
        box = part.bounding_box()
        assert box is not None
        assert box["y"] > 0
        assert box["y"] + box["height"] <= 900
    before = page.locator(SANKEY).first.screenshot()
    levers[0].press("ArrowRight")
    expect_query(page, lang="en", through_share="0.41")
    settle(page)
    page.wait_for_load_state("networkidle")
    assert page.locator(SANKEY).first.screenshot() != before


def test_keys_pressed_faster_than_the_page_answers_all_count(server: str, visit: Visit) -> None:
    """Twenty presses of an arrow, one on another, move a lever by twenty points."""
    t = Text("en")
    page = visit(f"{server}/pipeline?lang=en", locale="en-GB")
    lever = page.get_by_role("slider", name=t("pipeline.slide_through_share"))
    lever.focus()
    for _ in range(20):
        page.keyboard.press("ArrowRight", delay=40)
    expect_query(page, lang="en", through_share="0.6")
    settle(page)
    expect(lever).to_have_value("60")
