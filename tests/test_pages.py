"""Every page in both languages under many filters: no failure, nothing empty without a reason.

The table is made from the registry: a page that is added is tested.
"""

import io
import json
import re
from typing import Any

import pyarrow as pa
import pytest
from streamlit.proto.Dataframe_pb2 import Dataframe
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base import filters
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures.maps import base
from cqvet.subjects import layout
from cqvet.ui import filterbar, forms, terms
from cqvet.ui.layout import tips
from tests import crawl
from tests.conftest import heading, open_page, words
from tests.screen import blocks, pieces, screen, text

FILTERS: dict[str, dict[str, str]] = {
    "all": {},
    **{zone: {"zone": zone} for zone in data.names("zone")},
    "district": {"district": "500118"},
    "cluster": {"cluster": "L1"},
    "nonsense": {"zone": "nowhere", "district": "<b>", "nonsense": "1"},
}
UNTOUCHED = {
    "pipeline": {"zone", "district", "level", "tier", "cluster"},
    "matching": {"zone", "district"},
}
"""The filters of a page that the records it counts do not follow."""
PAGES = pytest.mark.parametrize("page", registry.PAGES, ids=lambda page: page.id)


def failures(at: AppTest) -> list[str]:
    """What went wrong, as a reader would see it."""
    return [*(e.message for e in at.exception), *(e.value for e in at.error)]


def rows(chart: Any) -> int:
    """How many rows of data a chart of Vega-Lite draws."""
    frames = [chart.data.data, *(dataset.data.data for dataset in chart.datasets)]
    return sum(
        pa.ipc.open_stream(io.BytesIO(frame)).read_all().num_rows for frame in frames if frame
    )


def computed(at: AppTest, formula: str) -> list[str]:
    """The figures below the finding that come from a formula, as they are written."""
    parts = [part for block in blocks(at) if block["look"] != "finding" for part in block["parts"]]
    found = [piece for part in parts for piece in part["pieces"] if isinstance(piece, dict)]
    return [own["text"] for own in found if own["ref"].startswith(f"{formula}/")]


def local_times(spec: Any) -> list[Any]:
    """The parts of a chart that read or write times in the time zone of the browser."""
    if isinstance(spec, list):
        return [found for part in spec for found in local_times(part)]
    if not isinstance(spec, dict):
        return []
    found = [found for part in spec.values() for found in local_times(part)]
    local = spec.get("type") == "temporal" and (spec.get("scale") or {}).get("type") != "utc"
    return (
        [*found, spec] if local or not str(spec.get("timeUnit", "utc")).startswith("utc") else found
    )


def layers(deck: Any) -> dict[str, Any]:
    """The layers of a map by id."""
    return {layer["id"]: layer for layer in json.loads(deck.json)["layers"]}


@pytest.mark.parametrize("filters", FILTERS)
@pytest.mark.parametrize("lang", LANGS)
@PAGES
def test_page(page: registry.Page, lang: Lang, filters: str) -> None:
    """The page runs, is in its language, and whatever it shows has something in it."""
    at = screen(page, lang=lang, **FILTERS[filters])
    assert failures(at) == []
    assert [title.value for title in at.title] == [heading(page.id, lang)]
    charts = [element.proto for element in at.get("vega_lite_chart")]
    maps = [element.proto for element in at.get("deck_gl_json_chart")]
    assert all(rows(chart) > 0 for chart in charts)
    # A year is the same year in every time zone.
    assert [local_times(json.loads(chart.spec)) for chart in charts if chart.spec] == [
        [] for chart in charts if chart.spec
    ]
    assert all(
        layer.get("data") not in (None, "") for deck in maps for layer in layers(deck).values()
    )
    assert all(len(table.value) > 0 for table in at.dataframe)
    # A cell is chosen when the table takes the focus: only whole rows open something.
    modes = {mode for table in at.dataframe for mode in table.proto.selection_mode}
    assert modes <= {Dataframe.SelectionMode.SINGLE_ROW}
    # What the filters let pass, and of how many, is said where no finding says it and every
    # filter that is chosen means something to what is counted.
    untouched = UNTOUCHED.get(page.id, set()) & FILTERS[filters].keys() & page.filters
    said_here = not page.answer and (filters == "nonsense" or not untouched)
    assert len(computed(at, "matched")) == (2 if said_here else 0)
    said = words(at).count(Text(lang)("frame.unknown_part"))
    assert said == (filters == "nonsense")


@PAGES
def test_a_link_shows_the_same_in_an_open_session_as_to_a_first_visitor(
    page: registry.Page,
) -> None:
    """Nothing of the view before is left: words, figures and tables are those of a new session."""
    screen(page, lang="en", zone="metro", cluster="L1", evidence="high")
    query = {"lang": "en", "district": "500118"}
    later, first = screen(page, **query), open_page(page, {**query})
    assert words(later) == words(first)
    assert list(pieces(later)) == list(pieces(first))
    tables = [[table.value.to_csv() for table in at.dataframe] for at in (later, first)]
    assert tables[0] == tables[1]


@pytest.mark.parametrize("lang", LANGS)
@PAGES
def test_every_picture_and_table_is_told_in_words(page: registry.Page, lang: Lang) -> None:
    """Charts, maps and tables have an alternative text in the language of the page."""
    at = screen(page, lang=lang)
    kinds = ("vega_lite_chart", "deck_gl_json_chart", "dataframe")
    told = [e.proto.alt for kind in kinds for e in at.get(kind)]
    assert all(told)
    assert told or page.id == "overview"  # which has words only
    chinese = [any("\u4e00" <= sign <= "\u9fff" for sign in alt) for alt in told]
    assert set(chinese) <= {lang == "zh"}


@pytest.mark.parametrize("lang", LANGS)
@PAGES
def test_every_page_has_terms_that_explain_themselves(page: registry.Page, lang: Lang) -> None:
    """Its sentences hold terms of the glossary, which are marked where they stand."""
    texts = [piece for piece in pieces(screen(page, lang=lang)) if isinstance(piece, str)]
    assert any(re.search(terms.pattern(lang), text, re.IGNORECASE) for text in texts)


@PAGES
def test_no_markup_of_an_address_reaches_the_page(page: registry.Page) -> None:
    """A bad address is named by what it should have been, and never repeated."""
    evil = "<img src=x onerror=alert(1)>"
    at = open_page(page, {"lang": "en", "zone": evil, evil: "1", "district": "x" * 10_240})
    assert failures(at) == []
    assert "onerror" not in words(at)
    assert "xxxxx" not in words(at)
    assert at.session_state["zone"] == ""
    assert [info for info in at.info if "link" in info.value] != []


def test_a_link_that_went_through_a_messenger_is_the_link() -> None:
    """No notice, the view of the link, and what the channel and the sentence added is gone."""
    (page,) = (page for page in registry.PAGES if page.id == "layout")
    at = open_page(
        page, {"from": "singlemessage", "isappinstalled": "0", "lang": "en", "zone": "metro。"}
    )
    assert failures(at) == []
    assert [info.value for info in at.info] == []
    assert sorted(at.query_params) == ["lang", "zone"]
    assert at.session_state["zone"] == "metro"


@PAGES
def test_the_language_of_the_browser_is_the_first_guess(page: registry.Page) -> None:
    """Without a language in the address the browser's is taken, and the address then says it."""
    guesses: tuple[tuple[str, Lang], ...] = (("zh-CN", "zh"), ("en-GB", "en"), ("fr-FR", "en"))
    for locale, lang in guesses:
        at = open_page(page, {}, locale)
        assert [title.value for title in at.title] == [heading(page.id, lang)]
        assert at.query_params["lang"] in (lang, [lang])


@PAGES
def test_the_address_keeps_the_filters(page: registry.Page) -> None:
    """Filters of the address stay in it, also those that mean nothing on the page."""
    asked = {"lang": "en", "zone": "metro", "district": "500118", "tier": "leading"}
    at = open_page(page, {**asked})
    assert {name: at.session_state[name] for name in asked} == asked
    found = {name: at.query_params[name] for name in at.query_params}
    assert {n: v if isinstance(v, str) else v[0] for n, v in found.items()} == asked


@PAGES
def test_a_choice_in_the_bar_reaches_the_address(page: registry.Page) -> None:
    """Choosing a zone writes it into the address; going back to all takes it out again."""
    at = open_page(page, {"lang": "zh"})
    drawn = {group.key for group in at.button_group} | {box.key for box in at.selectbox}
    # Only filters that act on the page are drawn.
    assert drawn & set(filters.NAMES) == page.filters - {"tier", "cluster"}
    if "zone" not in page.filters:
        return
    at.button_group(key="zone").set_value("southeast").run()
    assert at.query_params["zone"] in ("southeast", ["southeast"])
    if "district" in page.filters:
        assert list(at.selectbox(key="district").options)[1:] != []
    at.button_group(key="zone").set_value("").run()
    assert "zone" not in at.query_params


@pytest.mark.parametrize(
    ("option", "query"),
    [(("tier", "leading"), {"tier": "leading"}), (("cluster", "L1"), {"cluster": "L1"})],
)
def test_one_control_of_industry_writes_one_parameter(
    option: tuple[str, str], query: dict[str, str]
) -> None:
    """A tier or a cluster, never both; a chip takes it off."""
    page = next(page for page in registry.PAGES if page.id == "layout")
    at = open_page(page, {"lang": "en", "tier": "pillar"})
    at.selectbox(key=filterbar.INDUSTRY).set_value(option).run()
    found = {name: at.query_params.get(name, "") for name in ("tier", "cluster")}
    assert {n: v if isinstance(v, str) else v[0] for n, v in found.items() if v} == query
    at.button(key=f"off_{option[0]}").click().run()
    assert not {"tier", "cluster"} & set(at.query_params)


@PAGES
def test_contradicting_filters_are_dropped_and_named(page: registry.Page) -> None:
    """A district outside the zone of the address is dropped, with a notice that names it."""
    at = open_page(page, {"lang": "en", "zone": "northeast", "district": "500118"})
    assert (at.session_state["zone"], at.session_state["district"]) == ("northeast", "")
    assert any(Text("en")("param.district") in info.value for info in at.info)
    assert failures(at) == []


def test_layout_on_every_measure() -> None:
    """The layout page draws every measure, and ranks the districts that have a value."""
    page = next(page for page in registry.PAGES if page.id == "layout")
    for measure in layout.MEASURES:
        at = screen(page, lang="en", measure=measure)
        assert failures(at) == [], measure
        (chart,) = at.get("vega_lite_chart")
        assert rows(chart.proto) == layout.by_district(measure).notna().sum()


def test_layout_shows_each_institution_somewhere() -> None:
    """Every institution is a dot on the map of its zone, or stands in the list without a place."""
    page = next(page for page in registry.PAGES if page.id == "layout")
    shown = set()
    for zone in data.names("zone"):
        at = screen(page, lang="zh", zone=zone)
        (deck,) = (element.proto for element in at.get("deck_gl_json_chart"))
        shown |= {row["institution"] for row in layers(deck)["institutions"]["data"]}
    (table,) = (frame.value for frame in screen(page, lang="zh").dataframe)
    for row in data.every("institutions"):
        assert (row["institution"] in shown) == (row["district"] is not None)
        assert row["institution"] in set(table["institution"])


def fields(layer: dict[str, Any]) -> list[dict[str, Any]]:
    """What a tooltip can read of each thing that can be picked on a layer."""
    rows = layer["data"]
    if not isinstance(rows, str):
        return list(rows)
    if rows == tips.address():
        content = json.loads(tips.geometry())
    else:
        content = json.loads((base.STATIC / rows.rsplit("/", 1)[1]).read_text("utf-8"))
    return [feature["properties"] for feature in content["features"]]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("page_id", ["layout", "partners", "twin_cities", "international"])
def test_a_tooltip_says_what_stands_under_the_pointer(page_id: str, lang: Lang) -> None:
    """Whatever can be picked has the fields of the template; tags stand in the template only."""
    (page,) = (page for page in registry.PAGES if page.id == page_id)
    decks = [element.proto for element in open_page(page, {"lang": lang}).get("deck_gl_json_chart")]
    assert decks
    for deck in decks:
        picked = [
            row for layer in layers(deck).values() if layer.get("pickable") for row in fields(layer)
        ]
        said = [str(row[name]) for row in picked for name in crawl.tip_fields(deck)]
        assert all(said)
        assert [text for text in said if "<" in text or "{" in text] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("measure", ["zones", *layout.MEASURES])
def test_the_map_says_of_a_district_what_it_is_coloured_by(measure: str, lang: Lang) -> None:
    """The file that the browser picks from holds value and unit, or why there is no value."""
    t, (_, body) = Text(lang), tips.fields(measure, lang)
    said = {row["district"]: row[body] for row in fields({"data": tips.address()})}
    assert len(said) == 38
    gaps = [code for code, text in said.items() if data.names("missing")["not_found"][lang] in text]
    assert len(gaps) == (13 if measure == "gdp" else 0)
    assert t.count("layout.tip_institutions", 8, n=8) in said["500101"]
    wanted = {"population": "1,564,449", "urban_share": "68.9", "higher_institutions": "5"}
    assert wanted.get(measure, "") in said["500101"]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    ("page_id", "query", "limit"),
    [("sources", {"tab": "own"}, 5), ("partners", {"tab": "needs"}, 1)],
)
def test_a_field_for_files_says_what_its_form_takes(
    page_id: str, query: dict[str, str], limit: int, lang: Lang
) -> None:
    """Beside each field stands the size that its own form takes, in the reader's language."""
    page = next(page for page in registry.PAGES if page.id == page_id)
    at = screen(page, lang=lang, **query)
    said = ["".join(text(part) for part in block["parts"]) for block in blocks(at)]
    (line,) = (line for line in said if f" {limit} MB" in line)
    assert line == Text(lang)(
        "forms.limit", size=f"{limit} MB", kinds=Text(lang).join([k.upper() for k in forms.TAKEN])
    )
