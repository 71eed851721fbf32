"""The international page: map, table, list and cards agree; no border; nonsense is harmless."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures import palette
from cqvet.pictures.maps import base, world
from cqvet.provenance import Resolvable
from cqvet.subjects import international
from cqvet.subjects.international import Choice
from tests.conftest import open_page, strings, words
from tests.screen import blocks, figures, names, pick, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "international")
ITEMS = list(data.table("international")["item"])
VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "metro": {"zone": "metro"},
    "cars": {"cluster": "L1"},
    "sure": {"evidence": "high"},
    "thailand": {"country": "THA"},
    "alliances": {"type": "alliance"},
    "unknown": {"industry": "not_found"},
}


def name(layer: str) -> str:
    """What a layer is: its id without the choice that some ids carry."""
    return next((n for n in (world.PICK, world.POINTS) if layer.startswith(f"{n}_")), layer)


def decks(at: AppTest) -> list[dict[str, dict[str, Any]]]:
    """The layers of each map, by the part of the id that says what they are."""
    found = []
    for element in at.get("deck_gl_json_chart"):
        layers = json.loads(element.proto.json)["layers"]
        found.append({name(layer["id"]): layer for layer in layers})
    return found


def expected(view: dict[str, str]) -> set[str]:
    """The items of a view, by the domain alone."""
    own = {name: value for name, value in view.items() if name in ("type", "country", "industry")}
    shared = {name: value for name, value in view.items() if name not in own}
    return set(international.items(Filters(**shared), Choice(**own))["item"])


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_map_table_and_list_agree(view: dict[str, str]) -> None:
    """Both maps carry the items with a country that takes part; table and list hold all once."""
    at = screen(PAGE, lang="en", **view)
    wanted = expected(view)
    (table,) = (frame.value for frame in at.dataframe)
    assert set(table["item"]) == wanted
    assert len(table) == len(wanted)
    assert set(names(at)) == wanted
    there = data.table("international_countries").query("item in @wanted")
    partners = there[there["tie"] == "cooperation"]
    for layers in decks(at):
        rows = layers["arcs"]["data"]
        assert {item for row in rows for item in row["items"]} == set(partners["item"])
        assert {row["iso3"] for row in rows} == set(partners["iso3"])
        assert {row["iso3"] for row in layers["countries"]["data"]} == set(there["iso3"])


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("item", sampled(ITEMS, 4))
def test_every_item_has_its_card(item: str, lang: Lang) -> None:
    """A deep link opens the card: name, countries, schools, partners, gaps and confidence."""
    t = Text(lang)
    at = screen(PAGE, lang=lang, item=item)
    said = words(at)
    row = data.records("international")[item]
    assert [head.value for head in at.subheader].count(t.pick(row, "name")) == 1
    for code in data.table("international_countries").query("item == @item")["iso3"]:
        assert t.pick(data.records("countries")[code], "name") in said
    for partner in data.rows(data.table("international_partners").query("item == @item")):
        assert t.pick(partner, "name") in said
    for gap in data.table("international_gaps").query("item == @item")["gap"]:
        assert data.names("international_gap")[gap][lang] in said
    assert t("international.close") in [button.label for button in at.button]
    assert not at.exception


def test_inferred_dates_are_marked() -> None:
    """Where a date is inferred the card says so, and where it is stated it does not."""
    t = Text("en")
    for item, date in (("mex_yuche", "2024-12-19"), ("lka_rural", "2022-06-21")):
        at = open_page(PAGE, {"lang": "en", "item": item})
        row = data.records("international")[item]
        found = [
            piece
            for block in blocks(at)
            for part in block["parts"]
            if any(isinstance(p, dict) and p["text"] == date for p in part["pieces"])
            for piece in part["pieces"]
            if isinstance(piece, str)
        ]
        mark = t("figure.on_basis", value="", basis=quoting.word("basis", "inferred", t)).strip()
        assert any(mark in piece for piece in found) == (row["date_basis"] == "inferred")


def test_closing_a_card() -> None:
    """The button under a card takes the item out of the address."""
    at = open_page(PAGE, {"lang": "zh", "item": "lka_rural"})
    (close,) = (b for b in at.button if b.label == Text("zh")("international.close"))
    close.click().run()
    assert "item" not in at.query_params


def test_no_border_is_drawn() -> None:
    """The only geometry of both maps is the land, in one shape without lines."""
    for layers in decks(open_page(PAGE, {"lang": "zh"})):
        shapes = [layer for layer in layers.values() if layer["@@type"] == "GeoJsonLayer"]
        assert {layer["data"] for layer in shapes} == {base.address("world_land")}
        assert [layer["stroked"] for layer in shapes] == [False, False]
        kinds = {layer["@@type"] for layer in layers.values()}
        assert kinds == {"GeoJsonLayer", "ArcLayer", "ScatterplotLayer", "TextLayer"}
    (file,) = base.STATIC.glob("world_land.*.json")
    (feature,) = json.loads(file.read_text("utf-8"))["features"]
    assert feature["properties"] == {}


@pytest.mark.parametrize("key", ["world", "inset"])
def test_a_click_on_the_map(key: str) -> None:
    """A line of one item opens it, a line of several or a point chooses the country, twice all."""
    at = open_page(PAGE, {"lang": "zh"})
    clicks: tuple[tuple[dict[str, Any], dict[str, str]], ...] = (
        ({"arcs_": [{"iso3": "LKA", "items": ["lka_rural"]}]}, {"item": "lka_rural"}),
        ({"arcs_": [{"iso3": "TZA", "items": ["a", "b"]}]}, {"country": "TZA", "item": ""}),
        ({"countries_": [{"iso3": "TZA"}]}, {"country": ""}),
        ({"countries_": [{"iso3": "THA"}]}, {"country": "THA"}),
    )
    for objects, wanted in clicks:
        pick(at, "deck_gl_json_chart", key, {"objects": objects})
        assert not at.exception
        assert {name: at.session_state[name] for name in wanted} == wanted


def test_malformed_parameters() -> None:
    """Each bad value falls back to all, is named once, and its text is never repeated."""
    for name in ("item", "type", "country", "industry"):
        for value in ("<b>x</b>", "", "tha", "lka_rural'--", "x" * 10_240, "\x00"):
            at = open_page(PAGE, {"lang": "en", name: value})
            assert not at.exception
            assert at.session_state[name] == ""
            assert any(Text("en")(f"param.{name}") in info.value for info in at.info)
            assert "<b>x" not in words(at)
    at = open_page(PAGE, {"lang": "en", "country": ["THA", "LAO"]})
    assert at.session_state["country"] == ""


def test_an_empty_view_says_so() -> None:
    """Where nothing matches the page says it and shows neither map nor table."""
    at = open_page(PAGE, {"lang": "zh", "type": "scholarship", "country": "MEX"})
    assert Text("zh")("frame.nothing_matches") in words(at)
    assert decks(at) == []
    assert not at.dataframe
    assert not at.exception


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_leads_somewhere(lang: Lang) -> None:
    """Each figure of the page, with a card open, has a reference that resolves."""
    at = open_page(PAGE, {"lang": lang, "item": "alliance_ilstc"})
    refs = {figure["ref"] for figure in figures(at) if figure["kind"] != "name"}
    assert len(refs) > 60
    assert [ref for ref in refs if ref not in Resolvable()] == []


def test_the_two_counts_stand_side_by_side() -> None:
    """22 and more than 30 are both large figures, with our reading and the outside source."""
    t = Text("zh")
    at = open_page(PAGE, {"lang": "zh"})
    said = [
        text
        for component in at.get("bidi_component")
        if component.proto.json
        for text in strings(json.loads(component.proto.json))
    ]
    assert {"intro_overseas_projects", "intl_overseas_projects"} <= set(said)
    (row,) = data.rows(data.table("fact_relations").query("relation == 'r01'"))
    assert t.pick(row, "reason") in words(at)
    assert t.pick(row, "our_reading") in words(at)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("code", data.names("international_type"))
def test_types_stand_out_from_both_grounds(code: str, dark: bool) -> None:
    """Each type has a colour of its own, with at least 3:1 against the ground of both themes."""
    assert palette.contrast(palette.COOPERATION[code], palette.GROUND[dark]) >= 3
    assert len(set(palette.COOPERATION.values())) == len(data.names("international_type"))


def test_the_americas_lie_east_of_the_pacific() -> None:
    """Longitudes run on from the Atlantic eastwards: Peru lies beyond New Zealand."""
    assert world.place(-77.0, -12.0) == [283.0, -12.0]
    assert world.place(174.8, -41.3) == [174.8, -41.3]
    assert world.place(-8.0, 53.0) == [-8.0, 53.0]
