"""The international page: map, rows of dots and list agree; no border; nonsense is harmless."""

import json
from itertools import combinations
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures import palette
from cqvet.pictures.charts import dots
from cqvet.pictures.maps import around, base, labels, leaders, world
from cqvet.subjects import international
from cqvet.subjects.international import AREAS, ITEMS, NONE, PARTS
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import figures, names, pick, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "international")
VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "metro": {"zone": "metro"},
    "cars": {"cluster": "L1"},
    "sure": {"evidence": "high"},
    "alliances": {"type": "alliance"},
    "unknown": {"industry": "not_found"},
}


def layers(at: AppTest) -> dict[str, dict[str, Any]]:
    """The layers of the map, by what they are: their id without the choice that some carry."""
    (element,) = at.get("deck_gl_json_chart")
    found = json.loads(element.proto.json)["layers"]
    return {layer["id"].removesuffix("_").partition("_")[0]: layer for layer in found[2:]}


def expected(view: dict[str, str]) -> list[data.Row]:
    """The items of a view, by the domain alone."""
    own = {facet.name for facet in ITEMS.facets}
    shared = {name: value for name, value in view.items() if name not in own}
    return ITEMS.records(Filters(**shared), {n: v for n, v in view.items() if n in own})


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_map_dots_and_list_agree(view: dict[str, str]) -> None:
    """One arc a country, as wide as it has items; a dot for each; the list holds all once."""
    at = screen(PAGE, lang="en", **view)
    wanted, led = expected(view), international.led(expected(view))
    (table,) = (frame.value for frame in at.dataframe)
    assert sorted(table["ref"]) == sorted(row.ref for row in wanted)
    arcs = layers(at)["arcs"]["data"]
    assert {row["iso3"]: row["w"] for row in arcs} == {
        code: 1 + world.PER * len(items) for code, items in led.items()
    }
    assert len(arcs) == len(led)
    (marks,) = crawl.charts(at)
    shown = marks[~marks["hollow"] & (marks["key"] != NONE)].groupby("key")["ref"].agg(set)
    assert dict(shown) == {code: {row.ref for row in items} for code, items in led.items()}
    assert set(marks["ref"]) == set(table["ref"])


def test_a_record_is_shown_in_one_list() -> None:
    """No part offers items as names beside the list, which is the only one."""
    for part in PARTS:
        at = screen(PAGE, lang="zh", part=part)
        assert names(at) == []
        assert len(at.dataframe) == (part == "items")


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("area", AREAS)
def test_every_country_in_sight_has_a_whole_label(area: str, lang: Lang, narrow: bool) -> None:
    """The label of each country lies inside the map and covers no other label."""
    t = Text(lang)
    known = [code for code in international.countries() if code != NONE]
    names_ = {code: t.pick(data.records("countries")[code], "name") for code in known}
    scene = world.Scene(
        tuple(world.Country(code, names_[code], "", 1) for code in known),
        "",
        area,
        quoting.word("region", "chongqing", t),
        dark=False,
        narrow=narrow,
    )
    zoom, room = world.view(scene)["zoom"], world.room(scene)
    boxes = {
        row["text"]: leaders.box(row["text"], labels.pixels(row["at"][0], row["at"][1], zoom))
        for row in world.labelled(scene)
    }
    if area == "world":
        assert set(names_.values()) < set(boxes)
    assert len(boxes) > 8
    grown = (room[0] - 1, room[1] - 1, room[2] + 1, room[3] + 1)
    assert [name for name, box in boxes.items() if not leaders.within(box, grown)] == []
    thin = {n: (b[0] + 1, b[1] + 1, b[2] - 1, b[3] - 1) for n, b in boxes.items()}
    assert [(a, b) for a, b in combinations(thin, 2) if around.overlap(thin[a], thin[b])] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("item", sampled(data.records("international"), 12))
def test_a_link_to_an_item_opens_it(item: str, lang: Lang) -> None:
    """The drawer tells its name, countries, schools, partners and gaps."""
    t = Text(lang)
    at = screen(PAGE, lang=lang, item=item)
    assert not at.exception
    said = words(at)
    assert at.session_state["figure"] == f"international/{item}"
    assert at.session_state["item"] == ""
    assert t.pick(data.records("international")[item], "name") in said
    for table, column, other in (
        ("international_countries", "iso3", "countries"),
        ("international_institutions", "institution", "institutions"),
    ):
        for row in data.of(table, item=item)[:12]:
            assert t.pick(data.records(other)[row[column]], "name") in said
    for row in data.of("international_partners", item=item):
        assert t.pick(row, "name") in said
    for row in data.of("international_gaps", item=item):
        assert data.names("international_gap")[row["gap"]][lang] in said


def test_no_border_is_drawn() -> None:
    """The only geometry of the map is the land, in one shape without lines."""
    (element,) = screen(PAGE, lang="zh").get("deck_gl_json_chart")
    found = json.loads(element.proto.json)["layers"]
    shapes = [layer for layer in found if layer["@@type"] == "GeoJsonLayer"]
    assert {layer["data"] for layer in shapes} == {base.address("world_land")}
    assert [layer["stroked"] for layer in shapes] == [False, False]
    (file,) = base.STATIC.glob("world_land.*.json")
    (feature,) = json.loads(file.read_text("utf-8"))["features"]
    assert feature["properties"] == {}


def test_a_click_chooses_a_country_and_takes_it_back() -> None:
    """On an arc, a point or a row of dots; the list follows, the map keeps all countries."""
    at = open_page(PAGE, {"lang": "zh"})
    everything = len(layers(at)["arcs"]["data"])
    pick(at, "deck_gl_json_chart", "world", {"objects": {"arcs_": [{"iso3": "LKA"}]}})
    assert at.session_state["country"] == "LKA"
    assert len(at.dataframe[0].value) == len(expected({"country": "LKA"}))
    assert len(layers(at)["arcs"]["data"]) == everything
    pick(at, "vega_lite_chart", "countries_LKA", {"pick": [{"key": "LKA"}]})
    assert at.session_state["country"] == ""
    pick(at, "vega_lite_chart", "countries_", {"pick": [{"key": NONE}]})
    assert len(at.dataframe[0].value) == 6
    assert not at.exception


def test_malformed_parameters() -> None:
    """Each bad value falls back to all, is named once, and its text is never repeated."""
    for name in ("item", "type", "country", "industry", "area", "part"):
        for value in ("<b>x</b>", "tha", "lka_rural'--", "x" * 10_240, "\x00"):
            at = open_page(PAGE, {"lang": "en", name: value})
            assert not at.exception
            assert at.session_state[name] == ("world" if name == "area" else "")
            assert any(Text("en")(f"param.{name}") in info.value for info in at.info)
            assert "<b>x" not in words(at)


@pytest.mark.parametrize("part", PARTS)
def test_an_empty_view_says_so(part: str) -> None:
    """Where nothing matches each part says it without a picture, and the choices can be undone."""
    at = open_page(PAGE, {"lang": "zh", "type": "scholarship", "country": "MEX", "part": part})
    assert not at.exception
    assert "type" in [box.key for box in at.selectbox]
    at = open_page(PAGE, {"lang": "zh", "zone": "southeast", "part": part})
    assert at.get("deck_gl_json_chart") == []
    assert not at.exception


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", PARTS[1:])
def test_every_numeral_of_a_part_has_a_source(part: str, lang: Lang) -> None:
    """Time line, matrix and gaps: as the list, which the crawl of all pages reads."""
    assert crawl.faults(screen(PAGE, lang=lang, part=part)) == []


def test_the_matrix_has_a_number_for_each_cluster_and_country() -> None:
    """Its figures open the items; clusters without any are named as such."""
    at = screen(PAGE, lang="en", part="industry")
    refs = {
        ref for ref in crawl.references(at) if ref.startswith("abroad/") and ref.count("/") == 2
    }
    found = international.abroad(expected({}))
    assert refs == {f"abroad/{c}/{code}" for code, own in found.items() for c in own}
    for code, own in found.items():
        assert own or data.records("clusters")[code]["name_en"] in words(at)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("group", international.GROUPS)
def test_groups_stand_out_from_both_grounds(group: str, dark: bool) -> None:
    """Each group has a colour of its own, with at least 3:1 against the ground of both themes."""
    assert palette.contrast(palette.COOPERATION[group], palette.GROUND[dark]) >= 3
    assert palette.COOPERATION.keys() == international.GROUPS.keys()


def test_the_americas_lie_east_of_the_pacific() -> None:
    """Longitudes run on from the Atlantic eastwards: Peru lies beyond New Zealand."""
    assert world.place(-77.0, -12.0) == [283.0, -12.0]
    assert world.place(174.8, -41.3) == [174.8, -41.3]
    assert world.place(-8.0, 53.0) == [-8.0, 53.0]


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
@pytest.mark.parametrize("lang", LANGS)
def test_rows_of_dots_cover_none_other(lang: Lang, narrow: bool) -> None:
    """Each dot stands right of its name and inside its row; no row reaches into another."""
    t = Text(lang)
    led = international.led(expected({}))
    rows = [
        dots.Row(
            code,
            international.country(code, t),
            "",
            [dots.Dot(international.group(row), hollow=False, ref=row.ref) for row in items],
        )
        for code, items in led.items()
    ]
    frame = dots.placed(rows, narrow=narrow)
    assert (frame["at"] >= frame["left"] + frame["name"].map(labels.width)).all()
    assert (frame["at"] < frame["right"]).all()
    assert (frame["right"] <= dots.ACROSS).all()
    ends = frame.drop_duplicates("key").sort_values(["top", "left"])
    for _, line in ends.groupby("top"):
        assert (line["left"].iloc[1:].to_numpy() >= line["right"].iloc[:-1].to_numpy()).all()
    assert len(frame) == sum(map(len, led.values()))


@pytest.mark.parametrize("lang", LANGS)
def test_a_number_of_items_opens_them_by_name(lang: Lang) -> None:
    """The drawer of a number of the matrix, and of one of the finding, names each item."""
    t = Text(lang)
    for ref in ("abroad/LAO/L1", "abroad/THA"):
        at = screen(PAGE, lang=lang, figure=ref)
        assert not at.exception
        items = provenance.resolve(ref).counted
        assert items
        for item in items:
            row = data.records("international")[item.partition("/")[2]]
            assert t.pick(row, "name") in words(at)


def test_a_source_with_an_address_leads_there() -> None:
    """In the drawer of an item its source is a link, where it can be read on the web."""
    sources = data.records("sources")
    item, address = next(
        (row["item"], sources[row["source"]]["url"])
        for row in data.every("international")
        if sources[row["source"]]["url"]
    )
    links = [p["ref"] for p in figures(screen(PAGE, lang="en", item=item)) if p["kind"] == "link"]
    assert address in links
