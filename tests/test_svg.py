"""Pictures as SVG: whole, in proportion, legible, and the same in both languages."""

import gzip
import re
from itertools import combinations, pairwise
from typing import Final
from xml.etree import ElementTree as ET
from xml.etree.ElementTree import Element

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models import flow as model
from cqvet.pictures import palette
from cqvet.pictures.maps.around import overlap
from cqvet.pictures.svg import board as drawing
from cqvet.pictures.svg import city, labelling, outline, world
from cqvet.pictures.svg.element import Look
from cqvet.pictures.svg.labelling import Label
from cqvet.subjects import board
from cqvet.subjects.board import abroad, flow, match, places

NS: Final = "{http://www.w3.org/2000/svg}"
VIEWS: Final = (
    Filters(),
    *(Filters(zone=zone) for zone in ("metro", "northeast", "southeast")),
    Filters(district="500243"),
    Filters(cluster="L1"),
    Filters(tier="speciality"),
)
LOOKS: Final = [Look(lang, narrow=narrow) for lang in LANGS for narrow in (False, True)]
EVERY: Final = [(tile, chosen, look) for tile in board.ACTS for chosen in VIEWS for look in LOOKS]


def drawn(tile: str, chosen: Filters, look: Look) -> Element:
    found: Element = ET.fromstring(drawing.draw(tile, chosen, look))
    return found


def box(text: Element, letter: float) -> outline.Box:
    """What a line of text covers, as its anchor says."""
    wide = labelling.width(text.text or "", letter)
    x, y = float(text.attrib["x"]), float(text.attrib["y"]) - 0.36 * letter
    left = x - {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
    return left, y - letter / 2, left + wide, y + letter / 2


def test_labels_lie_within_the_frame_and_apart() -> None:
    """No text of any picture under any of these views is cut, or lies on another."""
    for tile, chosen, look in EVERY:
        picture = drawn(tile, chosen, look)
        wide, high = (float(picture.attrib[side]) for side in ("width", "height"))
        boxes = [box(text, look.letter) for text in picture.iter(f"{NS}text")]
        assert boxes
        for left, top, right, bottom in boxes:
            assert left >= -0.5, (tile, chosen, look)
            assert top >= -0.5, (tile, chosen, look)
            assert right <= wide + 0.5, (tile, chosen, look)
            assert bottom <= high + 0.5, (tile, chosen, look)
        assert not any(overlap(*pair) for pair in combinations(boxes, 2)), (tile, chosen, look)


def test_a_picture_says_what_it_is_and_is_light() -> None:
    """A title, a sentence, text of 13 units or more, at most 25 kB on the way."""
    for tile, chosen, look in EVERY:
        picture = drawn(tile, chosen, look)
        assert picture.findtext(f"{NS}title")
        assert picture.findtext(f"{NS}desc")
        assert float(picture.attrib["font-size"]) >= 13
        assert len(gzip.compress(drawing.draw(tile, chosen, look).encode())) < 25_000


@pytest.mark.parametrize("tile", board.ACTS)
def test_both_languages_show_the_same_figures(tile: str) -> None:
    """The numerals of marks and rows are those of the other language; so are the shapes' values."""
    for chosen in VIEWS:
        one, other = (drawn(tile, chosen, Look(lang)) for lang in LANGS)
        for mark in ("data-n", "data-country", "data-node", "data-district"):
            values = [[e.get(mark) for e in p.iter() if e.get(mark)] for p in (one, other)]
            assert sorted(map(str, values[0])) == sorted(map(str, values[1]))
        if tile in ("flow", "match"):
            said = [re.findall(r"[−+]?\d[\d.]*", "".join(p.itertext())) for p in (one, other)]
            assert sorted(said[0]) == sorted(said[1])


def test_every_district_is_drawn_once_with_its_circle() -> None:
    """38 shapes; a circle has the area of its number, a ring stands for none."""
    picture = drawn("map", Filters(), Look("en"))
    shapes = [e.get("data-district") for e in picture.iter() if e.get("data-district")]
    assert sorted(map(str, shapes)) == sorted(data.records("districts"))
    circles = [e for e in picture.iter(f"{NS}circle") if not e.get("data-legend")]
    numbers = sorted(int(e.attrib["data-n"]) for e in circles)
    assert numbers == sorted(places.counted().values())
    for n in set(numbers) - {0}:
        assert city.radius(n) ** 2 / city.radius(1) ** 2 == pytest.approx(n)
        radii = [float(e.attrib["r"]) for e in circles if e.attrib["data-n"] == str(n)]
        assert radii == pytest.approx([city.radius(n)] * len(radii), abs=0.06)
    assert {e.get("fill") for e in circles if e.attrib["data-n"] == "0"} == {Look("en").ground}


def test_an_industry_keeps_the_institutions_that_are_tied_to_it() -> None:
    """The circles of a cluster add up to its institutions."""
    picture = drawn("map", Filters(cluster="L1"), Look("en"))
    circles = [e for e in picture.iter(f"{NS}circle") if not e.get("data-legend")]
    assert sum(int(e.attrib["data-n"]) for e in circles) == sum(places.counted("", "L1").values())
    assert places.counted("", "L1") != places.counted()


def test_the_heights_of_the_flow_are_as_its_students() -> None:
    """Entries add to 1,000, ends too, and a bar twice as many is twice as high."""
    amounts = flow.amounts()
    assert sum(amounts[name] for name in flow.ENTRIES) == pytest.approx(1000)
    assert sum(amounts[name] for name in flow.ENDS) == pytest.approx(1000)
    bars = {e.get("data-node"): e for e in drawn("flow", Filters(), Look("zh")).iter()}
    per = [float(bars[name].attrib["height"]) / amounts[name] for name in amounts]
    assert per == pytest.approx([per[0]] * len(per), rel=0.01)


@pytest.mark.parametrize("lang", LANGS)
def test_the_flow_has_the_words_and_the_figures_of_its_page(lang: Lang) -> None:
    """Each node is called as on the page of the pipeline, and holds as many."""
    t = Text(lang)
    picture = drawn("flow", Filters(), Look(lang, narrow=True))
    words = " ".join(line.text or "" for line in picture.iter(f"{NS}text"))
    reach = model.tables({}).nodes[True].set_index("node")["value"]
    for name, amount in flow.amounts().items():
        assert amount == pytest.approx(reach[name])
        said = f"{t(f'pipeline.short_{name}')} {number(reach[name], lang, 0)}"
        assert said.replace("/", " ") in words


def test_the_rows_of_the_match_are_the_widest_gaps() -> None:
    """Three below, two above, in order; one chosen joins; hollow where there is no own target."""
    every = [one.cluster for one in match.gaps()]
    shown = [one.cluster for one in match.shown(Filters())]
    assert shown == [*every[:3], *every[-2:]]
    assert "P3" in [one.cluster for one in match.shown(Filters(cluster="P3"))]
    picture = drawn("match", Filters(), Look("en"))
    demands = [e for e in picture.iter() if e.get("data-mark") == "demand"][:5]
    hollow = [e.get("fill") == "url(#none)" for e in demands]
    assert hollow == [not one.own_target for one in match.shown(Filters())]
    assert any(hollow)


def test_an_arc_is_as_wide_as_there_are_items() -> None:
    """One arc a country, and no country that the filters leave out."""
    for chosen in (Filters(), Filters(zone="northeast"), Filters(cluster="L1")):
        arcs = {e.get("data-country"): e for e in drawn("world", chosen, Look("en")).iter()}
        wanted = dict(abroad.countries(chosen))
        assert set(arcs) - {None} == set(wanted)
        for code, n in wanted.items():
            assert float(arcs[code].attrib["stroke-width"]) == pytest.approx(
                world.PER * n, abs=0.06
            )


@pytest.mark.parametrize("dark", [False, True])
def test_text_and_marks_stand_out(dark: bool) -> None:
    """Words at least 4.5:1 against what lies under them, marks at least 3:1 against the ground."""
    ground, ink = palette.GROUND[dark], palette.INK[dark]
    assert palette.contrast(palette.QUIET[dark], ground) >= 4.5
    assert palette.contrast(ink, palette.LAND[dark]) >= 4.5
    marks = [*palette.ZONES.values(), palette.THROUGH[dark], palette.RAMP[2 if dark else 3]]
    assert min(palette.contrast(mark, ground) for mark in marks) >= 3
    for zone in palette.ZONES.values():
        tint = palette.mixed(zone, ground, 0.62)
        assert palette.contrast(ink, tint) >= 3


WORDS: Final = st.sampled_from(["重庆", "Laos 6"])


@given(st.lists(st.tuples(st.floats(0, 300), st.floats(0, 200), WORDS)))
def test_labels_of_any_marks_keep_apart(marks: list[tuple[float, float, str]]) -> None:
    """Wherever marks are, placed labels lie in the frame and on no other label."""
    labels = [Label(words, (x, y), 3, led=True) for x, y, words in marks]
    found = labelling.placed(labels, (300, 200), 14)
    assert not any(overlap(one.box, other.box) for one, other in combinations(found, 2))
    assert all(one.box[0] >= 0 and one.box[2] <= 300 for one in found)


@given(st.lists(st.tuples(st.floats(0, 100), st.floats(0, 100)), min_size=2, max_size=30))
def test_a_thinned_line_stays_near(points: list[tuple[float, float]]) -> None:
    """Ends are kept, and no point left out is far from what is left."""
    left = outline.thinned(points, 2.0)
    assert (left[0], left[-1]) == (points[0], points[-1])
    for point in points:
        spans = pairwise(left)
        assert min(outline._off(point, *span) for span in spans) <= 2.0 + 1e-9


@pytest.mark.parametrize("lang", LANGS)
def test_each_filter_changes_the_tiles_it_acts_on(lang: Lang) -> None:
    """Region and industry change map and world, an industry the match, nothing the flow."""
    for tile, acting in board.ACTS.items():
        usual = drawing.draw(tile, Filters(), Look(lang))
        for name, value in (("zone", "northeast"), ("district", "500101"), ("cluster", "L1")):
            chosen = Filters(**{name: value})
            changed = drawing.draw(tile, chosen, Look(lang)) != usual
            assert changed == (name in acting), (tile, chosen)
