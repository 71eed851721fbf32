"""The page on both sides: scope beside each figure, map, lists and table agree, nothing added."""

import json
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import ledger, quoting
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.maps import base
from cqvet.pictures.maps import twin_cities as both
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import Choice
from cqvet.ui.twin_cities import atlas, disputes, reported
from cqvet.ui.twin_cities import series as editions
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import blocks, figures, names, pick, sampled, screen, text

PAGE = next(page for page in registry.PAGES if page.id == "twin_cities")
ITEMS = list(data.table("twin_city")["item"])
VIEWS: dict[str, dict[str, str]] = {
    "all": {},
    "metro": {"zone": "metro"},
    "yongchuan": {"district": "500118"},
    "sure": {"evidence": "high"},
    "luzhou": {"city": "510500"},
    "alliances": {"type": "alliance"},
    "both": {"zone": "northeast", "city": "511700", "type": "zone"},
}


def cards(at: AppTest) -> list[dict[str, Any]]:
    return [block for block in blocks(at) if block["look"] == "card"]


def layers(at: AppTest) -> dict[str, Any]:
    """The layers of the map, by the part of the id that says what they are."""
    (deck,) = at.get("deck_gl_json_chart")
    found = json.loads(deck.proto.json)["layers"]
    names = (both.LINES, both.PLACES)
    return {
        next((n for n in names if layer["id"].startswith(f"{n}_")), layer["id"]): layer
        for layer in found
    }


def expected(view: dict[str, str]) -> Any:
    """The items of a view, by the domain alone."""
    own = {name: value for name, value in view.items() if name in ("type", "city")}
    shared = {name: value for name, value in view.items() if name not in own}
    return twin_cities.items(Filters(**shared), Choice(**own))


@pytest.mark.parametrize("lang", LANGS)
def test_every_figure_of_the_theme_has_its_scope_in_the_card(lang: Lang) -> None:
    """Each of the 15 figures stands with the words of its scope in the same card."""
    t = Text(lang)
    found: dict[str, str] = {}
    for card in cards(screen(PAGE, lang=lang)):
        looks = {part["look"]: part for part in card["parts"]}
        (figure,) = looks["figure"]["pieces"]
        found.setdefault(figure["ref"], text(looks["scope"]))
    assert len(reported.facts()) == 15
    for fact in reported.facts():
        assert found[fact] == t(f"twin_cities.scope_{ledger.entry(fact)['scope']}")


@pytest.mark.parametrize("lang", LANGS)
def test_every_claim_of_the_theme_is_shown(lang: Lang) -> None:
    """All statements of the section stand on the page as claims."""
    shown = crawl.references(screen(PAGE, lang=lang))
    claims = data.table("claims").query("theme == 'twin_cities'")["claim"]
    assert set(claims) <= shown


def test_figures_that_disagree_stand_side_by_side() -> None:
    """7 beside 5, 20 beside 10 and 8 of either round, each with its own scope, and no sum."""
    at = screen(PAGE, lang="zh")
    found = {}
    for card in cards(at):
        looks = {part["look"]: text(part) for part in card["parts"]}
        ref = card["parts"][0]["pieces"][0]["ref"]
        found[ref] = (looks["figure"], looks["scope"])
    t = Text("zh")
    together = t("twin_cities.scope_sichuan_chongqing")
    assert found["cities_guangan_chongqing_colleges"] == ("7 所", together)
    assert found["twin_city_figures/guangzhi_meeting/2"] == ("5 所", together)
    assert found["cities_double_high_colleges"] == ("20 所", together)
    for turn in (1, 2):
        assert found[f"count/double_high/region=chongqing&round={turn}"][0] == "10 所"
        assert found[f"count/double_high/region=sichuan&round={turn}"][0] == "8 所"
    said = words(at)
    for relation in ("r04", "r23", "r24", "r29"):
        row = data.records("fact_relations")[relation]
        assert t.pick(row, "reason") in said
    refs = crawl.references(at)
    assert {f"double_high/{award}" for award in data.table("double_high")["award"]} <= refs


def test_the_lists_of_both_rounds() -> None:
    """Ten colleges of Chongqing and eight of Sichuan; the first round has tiers and groups."""
    t = Text("en")
    for region, n in (("chongqing", 10), ("sichuan", 8)):
        first, second = (disputes.colleges(region, turn, t) for turn in disputes.ROUNDS)
        assert len(first) == len(second) == n
        assert all("tier" in award and groups for _, award, groups in first)
        assert not any("tier" in award or groups for _, award, groups in second)


@pytest.mark.parametrize("view", VIEWS.values(), ids=VIEWS)
def test_map_table_list_and_time_line_agree(view: dict[str, str]) -> None:
    """Map with what stands beside it, table, list, and time line with its tray hold one set."""
    at = screen(PAGE, lang="en", **view)
    items = expected(view)
    wanted = set(items["item"])
    (table,) = (frame.value for frame in at.dataframe)
    assert sorted(table["item"]) == sorted(wanted)
    assert wanted <= set(names(at))
    placed = twin_cities.placed(items)
    drawn = layers(at)
    assert {row["item"] for row in drawn["lines"]["data"]} == set(placed["line"])
    points = {(row["side"], row["code"]) for row in drawn["places"]["data"]}
    frame = twin_cities.points(items)
    assert points == set(zip(frame["side"], frame["code"], strict=True))
    dated = items.dropna(subset="date")
    charts = [set(chart["ref"]) for chart in crawl.charts(at)]
    assert charts == ([{f"twin_city/{item}" for item in dated["item"]}] if len(dated) else [])


def test_the_sums_under_the_map_add_up() -> None:
    """Lines, points and what stands beside the map add up to the matched items."""
    for view in VIEWS.values():
        at = screen(PAGE, lang="en", **view)
        shown = [int(p["text"]) for p in figures(at) if p["ref"].startswith("placed/")]
        assert len(shown) == 3
        assert sum(shown) == len(expected(view))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("item", sampled(ITEMS, 4))
def test_every_item_has_its_card(item: str, lang: Lang) -> None:
    """A deep link opens the card: each party, each figure, policy and what is the same abroad."""
    t = Text(lang)
    at = screen(PAGE, lang=lang, item=item)
    row = data.records("twin_city")[item]
    assert [head.value for head in at.subheader].count(t.pick(row, "name")) == 1
    said, refs = words(at), crawl.references(at)
    for party in data.rows(data.table("twin_city_parties").query("item == @item")):
        assert t.pick(party, "name") in said
        assert not party["institution"] or f"institutions/{party['institution']}" in refs
    for figure in data.table("twin_city_figures").query("item == @item")["figure"]:
        assert f"twin_city_figures/{item}/{figure}" in refs
    for table, key in (("policies", row["policy"]), ("international", row["international"])):
        assert not key or f"{table}/{key}" in refs
    assert t.pick(row, "note") in said
    assert t("twin_cities.close") in [button.label for button in at.button]
    assert not at.exception


def test_a_card_opens_where_filters_leave_nothing() -> None:
    """An empty view says so, shows neither map nor table, and still opens the item of the link."""
    t = Text("zh")
    at = open_page(PAGE, {"lang": "zh", "zone": "southeast", "item": "cup_1"})
    assert t("frame.nothing_matches") in words(at)
    assert not at.dataframe
    assert not at.get("deck_gl_json_chart")
    assert t.pick(data.records("twin_city")["cup_1"], "name") in [h.value for h in at.subheader]


def test_a_deep_link_means_the_same_in_both_languages() -> None:
    """Item, type, city and zone of a link are there in either language, and stay in it."""
    query = {"item": "luyongjiang", "type": "consortium", "city": "510500", "zone": "metro"}
    for lang in LANGS:
        at = open_page(PAGE, {"lang": lang, **query})
        assert {name: at.session_state[name] for name in query} == query
        assert all(at.query_params[name] in (value, [value]) for name, value in query.items())
        (table,) = (frame.value for frame in at.dataframe)
        assert list(table["item"]) == ["luyongjiang"]


def test_malformed_parameters() -> None:
    """Each bad value falls back to all, is named once, and its text is never repeated."""
    for name in ("item", "type", "city"):
        for value in ("<b>x</b>", "", "510000", "x" * 10_240, "\x00"):
            at = open_page(PAGE, {"lang": "en", name: value})
            assert not at.exception
            assert at.session_state[name] == ""
            assert any(Text("en")(f"param.{name}") in info.value for info in at.info)
            assert "<b>x" not in words(at)


def test_a_click_on_the_map() -> None:
    """A line opens its item; a place filters by its district or city, twice undoes it."""
    clicks: tuple[tuple[str, dict[str, str], dict[str, str]], ...] = (
        ("lines", {"item": "luyongjiang"}, {"item": "luyongjiang"}),
        ("places", {"side": "city", "code": "510500"}, {"city": "510500"}),
        ("places", {"side": "city", "code": "510500"}, {"city": ""}),
        ("places", {"side": "district", "code": "500118"}, {"district": "500118"}),
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
    """Four boxes of the two series say that nothing was found, one of them for 2024."""
    t = Text("zh")
    at = screen(PAGE, lang="zh")
    said = [caption.value for caption in at.caption]
    assert said.count(t("twin_cities.edition_missing")) == 4
    assert "**2024**" in [element.value for element in at.markdown]


def test_the_place_of_an_edition() -> None:
    """A district or city among the hosts is the place; an edition of authorities only has none."""
    t = Text("zh")
    assert editions.places("cup_2", t) == ["永川区"]
    assert editions.places("cup_1", t) == ["泸州市", "宜宾市"]
    assert editions.places("week_2025", t) == []


def test_inferred_and_uncertain_dates_look_so() -> None:
    """Hollow where inferred; an upper bound stands at its end, a year in its middle."""
    at = screen(PAGE, lang="en")
    (frame,) = crawl.charts(at)
    rows = {row["ref"].removeprefix("twin_city/"): row for row in data.rows(frame)}
    assert rows["agri_group"]["inferred"]
    assert not rows["cup_1"]["inferred"]
    assert rows["pilot_zones"]["middle"] == rows["pilot_zones"]["end"] == "2025-05-11"
    assert (rows["ilstc"]["start"], rows["ilstc"]["end"]) == ("2021-01-01", "2021-12-31")
    assert rows["ilstc"]["middle"] == "2021-07-02"
    assert quoting.dated(data.records("twin_city")["agri_group"], Text("en")) == (
        "2022-07-08 (inferred)"
    )


def test_closing_a_card() -> None:
    """The button under a card takes the item out of the address."""
    at = open_page(PAGE, {"lang": "zh", "item": "cup_2"})
    (close,) = (b for b in at.button if b.label == Text("zh")("twin_cities.close"))
    close.click().run()
    assert "item" not in at.query_params
