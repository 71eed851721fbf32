"""Colours that all readers can tell apart, on both grounds."""

from itertools import combinations

import numpy as np
import pytest

from cqvet.pictures import palette
from cqvet.pictures.palette import Rgb
from cqvet.ui.vega import legible
from tests.conftest import ROOT

# Viénot, Brettel and Mollon 1999: what a dichromat sees, in linear RGB.
VISION = {
    "normal": np.eye(3),
    "protanopia": np.array(
        [[0.11238, 0.88762, 0.0], [0.11238, 0.88762, 0.0], [0.00401, -0.00401, 1.0]]
    ),
    "deuteranopia": np.array(
        [[0.29275, 0.70725, 0.0], [0.29275, 0.70725, 0.0], [-0.02234, 0.02234, 1.0]]
    ),
}
XYZ = np.array(
    [
        [0.4124564, 0.3575761, 0.1804375],
        [0.2126729, 0.7151522, 0.0721750],
        [0.0193339, 0.1191920, 0.9503041],
    ]
)
WHITE = XYZ @ np.ones(3)


def lab(colour: Rgb, vision: str = "normal") -> np.ndarray:
    """A colour in CIELAB (D65), as seen with a kind of vision."""
    parts = np.array(colour) / 255
    linear = np.where(parts <= 0.04045, parts / 12.92, ((parts + 0.055) / 1.055) ** 2.4)
    ratio = XYZ @ np.clip(VISION[vision] @ linear, 0, 1) / WHITE
    f = np.where(ratio > (6 / 29) ** 3, np.cbrt(ratio), ratio / (3 * (6 / 29) ** 2) + 4 / 29)
    return np.array([116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])])


def distance(one: Rgb, other: Rgb, vision: str = "normal") -> float:
    """How different two colours look (CIE76); about 2.3 can just be told apart."""
    return float(np.linalg.norm(lab(one, vision) - lab(other, vision)))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("zone", palette.ZONES)
def test_zones_stand_out_from_both_grounds(zone: str, dark: bool) -> None:
    """Each zone colour has at least 3:1 against the ground of the light and the dark theme."""
    assert palette.contrast(palette.ZONES[zone], palette.GROUND[dark]) >= 3


def test_zones_have_one_lightness() -> None:
    """No zone looks heavier than another: their lightness differs by at most 4 of 100."""
    lightness = [lab(colour)[0] for colour in palette.ZONES.values()]
    assert max(lightness) - min(lightness) <= 4


@pytest.mark.parametrize("vision", VISION)
def test_zones_differ_for_every_reader(vision: str) -> None:
    """Two zone colours are at least 20 apart, also for red- and green-blind readers."""
    for one, other in combinations(palette.ZONES.values(), 2):
        assert distance(one, other, vision) >= 20


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_ink_is_legible(dark: bool) -> None:
    """Text has at least 7:1 on the ground and 4.5:1 on faded areas."""
    assert palette.contrast(palette.INK[dark], palette.GROUND[dark]) >= 7
    assert palette.contrast(palette.INK[dark], palette.FAINT[dark]) >= 4.5


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("n", range(1, 6))
def test_ramp_goes_from_few_to_many(n: int, dark: bool) -> None:
    """A ramp has as many steps as asked, and each step leads further from the ground."""
    steps = palette.ramp(n, dark=dark)
    assert len(set(steps)) == n
    contrast = [palette.contrast(step, palette.GROUND[dark]) for step in steps]
    assert contrast == sorted(contrast)


@pytest.mark.parametrize("vision", VISION)
def test_neighbouring_steps_differ(vision: str) -> None:
    """Steps next to each other, and a step and grey for missing, can be told apart by all."""
    for one, other in zip(palette.RAMP, palette.RAMP[1:], strict=False):
        assert distance(one, other, vision) >= 10
    for dark in (False, True):
        assert min(distance(step, palette.MISSING[dark], vision) for step in palette.RAMP) >= 5


def test_contrast_is_that_of_the_standard() -> None:
    """Black on white is 21:1, a colour on itself 1:1, and #767676 on white 4.54:1."""
    assert palette.contrast((0, 0, 0), (255, 255, 255)) == pytest.approx(21)
    assert palette.contrast((9, 9, 9), (9, 9, 9)) == 1
    assert palette.contrast((255, 255, 255), (118, 118, 118)) == pytest.approx(4.54, abs=0.005)


def test_css_is_a_hex_colour() -> None:
    """A colour for CSS has six hex digits."""
    assert palette.css((63, 116, 173)) == "#3f74ad"
    assert palette.css((0, 0, 9)) == "#000009"


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("group", ["ZONES", "COOPERATION", "TWIN_CITIES", "MEDALS", "ACTORS"])
def test_marks_stand_out_from_both_grounds(group: str, dark: bool) -> None:
    """Every colour that a mark has by its kind has at least 3:1 against the ground."""
    faint = {
        code: round(palette.contrast(colour, palette.GROUND[dark]), 2)
        for code, colour in getattr(palette, group).items()
        if palette.contrast(colour, palette.GROUND[dark]) < 3
    }
    assert faint == {}


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_words_of_charts_are_legible(dark: bool) -> None:
    """Axes, legends and text of every chart have 4.5:1; what a chart says itself stays."""
    ground = palette.css(palette.GROUND[dark])
    own = {"mark": "bar", "config": {"axis": {"labelColor": "#123456"}, "view": {"stroke": None}}}
    found = legible(own, dark=dark)["config"]
    assert found["axis"]["labelColor"] == "#123456"
    assert found["view"] == {"stroke": None}
    words = [v for part in legible({}, dark=dark)["config"].values() for v in part.values()]
    assert len(words) == 7
    assert all(palette.contrast(rgb(word), rgb(ground)) >= 4.5 for word in words)


def test_every_chart_reaches_the_page_with_legible_words() -> None:
    """Only one module draws Vega-Lite charts, so that none has the faint words of the theme."""
    folder = ROOT / "cqvet" / "ui"
    drawing = [
        p.name for p in folder.rglob("*.py") if "st.vega_lite_chart(" in p.read_text("utf-8")
    ]
    assert drawing == ["vega.py"]


def rgb(css: str) -> Rgb:
    """A colour of CSS in hex digits."""
    red, green, blue = bytes.fromhex(css.removeprefix("#"))
    return red, green, blue
