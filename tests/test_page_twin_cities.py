"""The page on both sides: one banner of scope; map, ranking, lists and drawer agree."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import counts, ledger
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.maps import base
from cqvet.pictures.maps import twin_cities as both
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import GROUPS, ITEMS, PARTS
from cqvet.ui.twin_cities import atlas, figures
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import blocks, names, pick, sampled, screen, text

PAGE = next(page for page in registry.PAGES if page.id == "twin_cities")
OWN = ("type", "city", "year")
VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "metro": {"zone": "metro"},
    "yongchuan": {"district": "500118"},
    "sure": {"evidence": "high"},
    "luzhou": {"city": "510500"},
    "alliances": {"type": "alliance"},
    "recent": {"year": "since_2023"},
    "machines": {"cluster": "P1"},
}


def layers(at: AppTest) -> dict[str, Any]:
    """The layers of the map, by the part of the id that says what they are."""
    (deck,) = at.get("deck_gl_json_chart")
    found = json.loads(deck.proto.json)["layers"]
    names = (both.LINES, both.PLACES)
    return {
        next((n for n in names if layer["id"].startswith(f"{n}_")), layer["id"]): layer
        for layer in found
    }


def expected(view: dict[str, str]) -> list[data.Row]:
    """The items of a view, by the subject alone."""
    own = {name: value for name, value in view.items() if name in OWN}
    shared = {name: value for name, value in view.items() if name not in own}
    return ITEMS.records(Filters(**shared), own)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_map_list_and_time_line_agree(view: dict[str, str]) -> None:
    """The list holds every item once, the map its lines, the time line those with a date."""
    at = screen(PAGE, lang="en", **view)
    found = expected(view)
    (table,) = (frame.value for frame in at.dataframe)
    assert list(table["ref"]) == [row.ref for row in found]
    assert names(at) == []
    drawn = {line["item"] for line in layers(at)["lines"]["data"]}
    placed = twin_cities.placed(twin_cities.ids(found))
    assert drawn == set(placed["line"])
    told = open_page(PAGE, {"lang": "en", **view})
    told.session_state["about_map"] = True
    sums = {f"placed/{way}": len(items) for way, items in placed.items()}
    said = [p for p in crawl.pieces(told.run()) if isinstance(p, dict) and p["ref"] in sums]
    assert [int(piece["text"]) for piece in said[-3:]] == list(sums.values())
    (frame,) = crawl.charts(screen(PAGE, lang="en", part="timeline", **view))
    assert sorted(frame["ref"]) == sorted(row.ref for row in found if row["date"])


def test_the_ranking_counts_the_items_of_each_city() -> None:
    """A dot an item, Luzhou first."""
    rows = [block for block in blocks(screen(PAGE, lang="en")) if block["look"] == "row "]
    told = {text(row["parts"][0]): text(row["parts"][1]) for row in rows}
    assert next(iter(told)) == "Luzhou"
    luzhou = ITEMS.records(Filters(), {"city": "510500"})
    assert told["Luzhou"] == f"{'●' * len(luzhou)} {len(luzhou)}"


@pytest.mark.parametrize("lang", LANGS)
def test_a_district_whose_items_name_no_city_says_so(lang: Lang) -> None:
    """The one item of Yuzhong is with no city of Sichuan: the ranking says it, nothing fails."""
    at = screen(PAGE, lang=lang, district="500103")
    rows = [text(row["parts"][0]) for row in blocks(at) if row["look"] == "row "]
    assert Text(lang)("twin_cities.no_city") in rows


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("part", PARTS)
def test_every_part_has_its_sources(part: str, lang: Lang) -> None:
    """Each part has something to read, and every numeral of it leads to its source."""
    at = screen(PAGE, lang=lang, part=part)
    assert not at.exception
    assert crawl.faults(at) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_scope_is_said_once(lang: Lang) -> None:
    """One banner says whose all figures are; each figure stands once in its part."""
    t = Text(lang)
    at = screen(PAGE, lang=lang, part="figures")
    scope = t("twin_cities.scope", n=counts.figure("facts/theme=twin_cities", t).text)
    said = ["".join(text(part) for part in block["parts"]) for block in blocks(at)]
    assert said.count(scope) == 1
    theme = {row["fact"] for row in data.of("facts", theme="twin_cities")}
    (table,) = (frame.value for frame in at.dataframe)
    assert set(table["ref"]) == theme
    assert {row["scope"] for row in data.of("facts", theme="twin_cities")} == {"sichuan_chongqing"}


def test_figures_that_disagree_stand_side_by_side() -> None:
    """Colleges with Guang’an: the article's figure and the meeting's; the lists of both rounds."""
    t = Text("en")
    (table,) = (frame.value for frame in screen(PAGE, lang="en", part="figures").dataframe)
    told = {row[0]: row for row in table.to_numpy().tolist()}
    titles = {code: t.pick(ledger.entry(code), "title") for code in table["ref"]}
    guangan = told[titles["cities_guangan_chongqing_colleges"]]
    assert "7 colleges" in guangan[1]
    assert "5 colleges" in guangan[3]
    lists = told[titles["cities_double_high_colleges"]][3]
    for turn in figures.ROUNDS:
        for region in figures.REGIONS:
            assert str(counts.count(f"double_high/region={region}&round={turn}")) in lists


@pytest.mark.parametrize("item", sampled(data.records("twin_city"), 6))
def test_an_old_link_opens_the_record(item: str) -> None:
    """The drawer has the item with its parties and figures, also where filters leave it out."""
    at = screen(PAGE, lang="zh", item=item, zone="southeast")
    assert at.session_state["figure"] == f"twin_city/{item}"
    assert not at.exception
    said = words(at)
    assert data.records("twin_city")[item]["name_zh"] in said
    for table in ("twin_city_parties", "twin_city_figures"):
        assert {row.ref for row in data.of(table, item=item)} <= crawl.references(at)


def test_a_click_on_the_map() -> None:
    """A line opens its item; a place filters by its district or city, twice undoes it."""
    clicks: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
        ("places", {"side": "city", "code": "510500"}, {"city": "510500"}),
        ("places", {"side": "city", "code": "510500"}, {"city": ""}),
        ("places", {"side": "district", "code": "500118"}, {"district": "500118"}),
        ("lines", {"item": "luyongjiang"}, {"figure": "twin_city/luyongjiang"}),
    )
    at = open_page(PAGE, {"lang": "en"})
    for layer, found, wanted in clicks:
        # The id of a layer follows what is chosen, so that the browser forgets the last click.
        objects = {layers(at)[layer]["id"]: [found]}
        pick(at, "deck_gl_json_chart", atlas.KEY, {"objects": objects})
        assert {name: at.session_state[name] for name in wanted} == wanted


def test_only_places_and_lines_can_be_picked() -> None:
    """Areas and borders take no click, and every geometry is a file of the server."""
    drawn = layers(screen(PAGE, lang="en"))
    picked = {name for name, layer in drawn.items() if layer.get("pickable")}
    assert picked == {"lines", "places"}
    shapes = {x["data"] for x in drawn.values() if x["@@type"] == "GeoJsonLayer"}
    assert shapes == {
        base.address(name)
        for name in ("neighbours", "districts", "district_borders", "zone_borders")
    }


def test_missing_editions_are_said_to_be_missing() -> None:
    """Four rows of the two series say that nothing was found, one of them for 2024."""
    t = Text("zh")
    (table,) = (frame.value for frame in screen(PAGE, lang="zh", part="series").dataframe)
    missing = list(table[table["figures"] == t("twin_cities.edition_missing")]["edition"])
    assert len(missing) == 4
    assert any("2024" in head for head in missing)


def test_inferred_and_uncertain_dates_look_so() -> None:
    """Hollow where inferred; a year is a bar as long as the year."""
    (frame,) = crawl.charts(screen(PAGE, lang="en", part="timeline"))
    rows = {row["ref"].removeprefix("twin_city/"): row for row in data.rows(frame)}
    assert rows["agri_group"]["hollow"]
    assert not rows["cup_1"]["hollow"]
    assert (rows["ilstc"]["start"], rows["ilstc"]["end"]) == (2021, 2022)
    assert rows["ilstc"]["at"] == 2021.5


def test_networks_are_the_alliances_and_groups() -> None:
    """Each with the figures of its own source; they are never added."""
    (table,) = (frame.value for frame in screen(PAGE, lang="en", part="networks").dataframe)
    assert list(table["ref"]) == [row.ref for row in GROUPS.rows()]
    assert {row["type"] for row in GROUPS.rows()} == {"alliance", "group"}


def test_malformed_parameters() -> None:
    """Each bad value falls back to all, is named once, and its text is never repeated."""
    for name in (*OWN, "item", "part"):
        for value in ("<b>x</b>", "", "Luzhou", "x" * 10_240, "\x00"):
            at = open_page(PAGE, {"lang": "en", name: value})
            assert not at.exception
            assert at.session_state[name] == ""
            assert any(Text("en")(f"param.{name}") in info.value for info in at.info)
            assert "<b>x" not in words(at)
