"""Own data on the pages: where they are brought, the line, what each page makes of them."""

import random

import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, registry
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.base.forms import as_csv
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models.matching import formulas
from cqvet.subjects import market, own
from cqvet.subjects.findings import matching
from cqvet.subjects.market import choice
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.own import Own, Table
from cqvet.ui import prose
from cqvet.ui.own import state
from tests import crawl
from tests.conftest import open_page, words
from tests.screen import figures, pick
from tests.test_own import everything

PAGE = next(page for page in registry.PAGES if page.id == "sources")
PAGES = pytest.mark.parametrize("page", registry.EVERY, ids=lambda page: page.id)
EN = Text("en")
GAPS = 0.3
NUMBERS = ("0", "1", "4", "37", "100000")


def drawn(form: str, seed: int, rows: int) -> Table:
    """A table that passes the checks, of cells that the schema lets stand, gaps among them."""
    draw = random.Random(seed)
    offered = [(row["programme"], row["level"]) for row in data.every("programmes")]
    lines = []
    for _ in range(rows):
        programme, level = draw.choice(offered)
        known = {
            "institution": f"校{draw.randrange(rows)}<b>$x$|*_",
            "district": draw.choice([*data.records("districts")]),
            "programme": programme,
            "level": level,
            "cluster": draw.choice(filters.clusters()),
            "ownership": draw.choice(["public", "private", ""]),
            "year": draw.choice(["2000", "2024", "2025", "2100"]),
        }
        optional = own.form(form).optional
        cells = []
        for name in own.form(form).columns:
            gap = name in optional and draw.random() < GAPS
            cells.append(known.get(name, "" if gap else draw.choice(NUMBERS)))
        lines.append(cells)
    checked, _ = own.arrived(form, as_csv(list(own.form(form).columns), lines))
    return Table(form, checked, partial=True)


def brought(form: str, lang: Lang = "en") -> AppTest:
    """The place for own data with the example of a form uploaded as a file."""
    at = open_page(PAGE, {"lang": lang, "tab": "own", "form": form})
    file = (f"{form}.xlsx", own.template(form, lang, "xlsx", filled=True), "")
    at.file_uploader(key=f"{form}_file").set_value(file).run()
    assert [e.message for e in at.exception] + [e.value for e in at.error] == []
    return at


def with_own(page: registry.Page, lang: Lang, **query: str) -> AppTest:
    """A page in a session that has every table."""
    at = open_page(page, {"lang": lang, **query})
    at.session_state[state.KEY] = everything()
    at.session_state["supply"] = "register"
    at.session_state["basis"] = "own"
    return at.run()


@pytest.mark.parametrize("form", own.FORMS)
def test_a_table_is_brought_named_and_removed(form: str) -> None:
    """After the upload the frame names it; one click removes it, and all pages forget it."""
    at = brought(form)
    rows = len(own.EXAMPLES[form])
    assert any(one["text"] == f"{rows} rows" and one["kind"] == "yours" for one in figures(at))
    assert at.session_state[state.KEY].used.keys() == {form}
    assert form not in str(dict(at.query_params)) or at.query_params["form"] in (form, [form])
    at.button(key="own_drop_all").click().run()
    assert at.session_state[state.KEY].tables == {}
    assert "own_drop_all" not in [button.key for button in at.button]
    assert at.session_state.supply == "modelled" if form == "register" else True


@PAGES
@pytest.mark.parametrize("lang", LANGS)
def test_pages_that_use_own_data_name_them_and_source_all_numerals(
    page: registry.Page, lang: Lang
) -> None:
    """No page fails with own data; those they act on have the line; numerals lead to a source."""
    at = with_own(page, lang)
    assert [e.message for e in at.exception] + [e.value for e in at.error] == []
    named = "own_drop_all" in [button.key for button in at.button]
    assert named == (page.id in ("layout", "matching", "pipeline", "sources"))
    assert crawl.faults(at) == []


def shown_with(page: registry.Page, seed: int, rows: int) -> None:
    """A page with random tables of every form, in both languages."""
    tables = {form: drawn(form, seed, rows) for form in own.FORMS}
    for lang in LANGS:
        at = open_page(page, {"lang": lang})
        at.session_state[state.KEY] = Own(tables)
        at.session_state["supply"] = "register"
        at.session_state["basis"] = "own"
        at.run()
        assert [e.message for e in at.exception] + [e.value for e in at.error] == []


@pytest.mark.parametrize("name", ["layout", "matching", "pipeline", "partners"])
def test_any_table_that_passes_the_checks_can_be_shown(name: str) -> None:
    """Names with signs of markup, years of a century apart, noughts, gaps: no page fails."""
    shown_with(next(page for page in registry.PAGES if page.id == name), seed=1, rows=40)


@pytest.mark.long
@pytest.mark.parametrize("seed", range(2, 7))
@PAGES
def test_so_can_many_tables_on_every_page(page: registry.Page, seed: int) -> None:
    """The same of tables with one row to some hundred, on all pages."""
    shown_with(page, seed, rows=(1, 2, 9, 150, 400)[seed - 2])


def test_the_match_stands_on_own_demand_and_beside_the_place() -> None:
    """Own posts are the basis; the register stands beside networks and levels too."""
    page = next(page for page in registry.PAGES if page.id == "matching")
    at = with_own(page, "en", size="places")
    assert at.session_state["size"] == "places"
    assert EN("matching.beside") in [box.label for box in at.expander]
    refs = {(one["kind"], one["ref"].rpartition("/")[0]) for one in figures(at)}
    assert ("reference", "matched") in refs
    assert ("modelled", "match/supply") in refs
    assert "weights" not in at.query_params


def test_the_pipeline_has_own_people_beside_the_published() -> None:
    """Entrants and students by level and year, marked as yours, with small ones left out."""
    page = next(page for page in registry.PAGES if page.id == "pipeline")
    at = with_own(page, "en")
    assert EN("own.people") in [box.label for box in at.expander]
    mine = {one["text"] for one in figures(at) if one["kind"] == "yours"}
    assert {"743", "425", "318"} <= mine
    assert EN("own.people_not_split") in words(with_own(page, "en", district="500230"))


def test_the_layout_has_own_schools_apart() -> None:
    """A layer and a list of their own; the published list and its count stay as they are."""
    page = next(page for page in registry.PAGES if page.id == "layout")
    at = with_own(page, "zh")
    at.segmented_control(key="part").set_value("own").run()
    assert list(at.dataframe[0].value["name"]) == ["example_1", "example_2", "example_3"]
    layers = at.get("deck_gl_json_chart")[0].proto.json
    assert '"own"' in layers
    assert (
        "example_1" not in open_page(page, {"lang": "zh"}).get("deck_gl_json_chart")[0].proto.json
    )
    plain = open_page(page, {"lang": "zh", "part": "own"})
    assert plain.session_state["part"] == "institutions"
    assert EN("layout.part_own") not in words(plain)


@pytest.mark.parametrize("lang", LANGS)
def test_on_matching_the_finding_is_that_of_the_register_shown(lang: Lang) -> None:
    """What the register lacks and has too many of; where it has nothing, the city's says so."""
    t, page = Text(lang), next(page for page in registry.PAGES if page.id == "matching")
    city = plain(page.finding(Filters(), t)).rpartition("（" if lang == "zh" else " (")[0]
    at = open_page(page, {"lang": lang, "supply": "register"})
    assert city in words(at)
    checked, _ = own.arrived("register", own.template("register", "zh", "csv", filled=True))
    at.session_state[state.KEY] = Own({"register": Table("register", checked)})
    shown = choice.Choice("target_2027", "", "", "", Filters(), checked.rows, 2025, None)
    found, case = plain(matching.own(shown, t)), shown.case()
    assert case is not None
    gap = formulas.gap(case.supply, case.demand)
    for at_ in (gap.argmin(), gap.argmax()):
        assert quoting.called("clusters", case.clusters[at_], t)[1:] in found
        assert number(100 * abs(gap[at_]), lang, 1) in found
    said = "".join(words(at.run()).split())
    assert "".join(found.split("（" if lang == "zh" else " (")[0].split()) in said
    assert city not in words(at)
    assert crawl.faults(at) == []
    at.session_state["zone"] = "southeast"
    assert t("finding.not_own", text="").strip() in words(at.run())


def test_the_table_beside_a_place_says_what_it_leaves_out() -> None:
    """Clusters that neither register nor place has anything in are counted and named."""
    page = next(page for page in registry.PAGES if page.id == "matching")
    at = open_page(page, {"lang": "en", "supply": "register", "tab": "match"})
    checked, _ = own.arrived("register", own.template("register", "zh", "csv", filled=True))
    at.session_state[state.KEY] = Own({"register": Table("register", checked)})
    at.run()
    (said,) = (
        line
        for line in words(at).splitlines()
        if EN("matching.beside_bare", n="", names="")[:22] in line
    )
    rows = market.beside(checked.rows[checked.rows["year"] == 2025])
    shown = choice.Choice("target_2027", "", "", "", Filters(), checked.rows, 2025, None)
    case = shown.case()
    assert case is not None
    for at_, code in enumerate(case.clusters):
        bare = not (case.supply[at_] or rows.networks[code])
        assert (cluster_name(code, EN) in said) == bare


def test_the_drawer_of_a_row_of_own_data_is_headed_by_it() -> None:
    """A cluster chosen in the table of gaps: the drawer has its name and its gap."""
    page = next(page for page in registry.PAGES if page.id == "matching")
    at = open_page(page, {"lang": "en", "supply": "register", "tab": "match"})
    checked, _ = own.arrived("register", own.template("register", "zh", "csv", filled=True))
    at.session_state[state.KEY] = Own({"register": Table("register", checked)})
    at.session_state["about_gap"] = True
    at.run()
    table = next(frame.value for frame in at.dataframe if "told" in frame.value)
    pick(at, "dataframe", "table_clusters", {"rows": [0], "columns": [], "cells": []})
    assert at.session_state["figure"] == "match/yours/supply"
    _, value, name = at.session_state[prose.OPENED]
    assert plain(value) == table["text"][0]
    assert name.startswith(table["name"][0])
