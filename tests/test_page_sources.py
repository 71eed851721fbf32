"""The page on data and methods: all of the data, described in both languages, with its gaps."""

import hashlib
import io
import json
import zipfile
from datetime import date
from typing import Any

import openpyxl  # type: ignore[import-untyped]
import pytest
from streamlit.testing.v1 import AppTest

from cqvet import data, provenance, registry
from cqvet.base import export
from cqvet.evidence import citation, cited, ledger, quoting
from cqvet.evidence.figure import link, marked, pieces, plain
from cqvet.i18n import LANGS, Lang, Text, catalogue
from cqvet.models import matching
from cqvet.subjects import library
from cqvet.ui.sources import schema, tables, words
from tests import crawl
from tests.conftest import ROOT, open_page, resource_tables
from tests.conftest import words as said
from tests.screen import pick, sampled, screen

PAGE = next(page for page in registry.PAGES if page.id == "sources")
RESOURCES = list(data.resources())
TABLES = [table["name"] for table in resource_tables()]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("tab", library.PARTS)
def test_every_part_opens_from_its_address(tab: str, lang: Lang) -> None:
    """Each part of the page is reached by `tab`; without one the ledger is shown."""
    at = open_page(PAGE, {"lang": lang, "tab": tab})
    assert [e.message for e in at.exception] == []
    assert [e.value for e in at.error] == []
    assert at.session_state["tab"] == tab
    assert "tab" in at.query_params


@pytest.mark.parametrize("name", sampled(RESOURCES, 10))
def test_every_resource_opens_from_its_address(name: str) -> None:
    """Each table and geometry shows its description, checksum, licence and downloads."""
    at = screen(PAGE, lang="en", table=name)
    assert [e.message for e in at.exception] == []
    assert crawl.faults(at) == []
    resource, text = data.resources()[name], plain(said(at))
    assert resource["description"] in "".join(_joined(at))
    assert all(licence["name"] in text for licence in resource["licenses"])
    assert resource["hash"] in [code.value for code in at.code]
    assert len(at.get("download_button")) == (4 if name in TABLES else 1)


@pytest.mark.parametrize("query", [*library.PARTS, *sampled(RESOURCES, 10)])
def test_every_numeral_of_every_part_has_a_source(query: str) -> None:
    """Whatever part or table is open, each numeral leads somewhere (tables in English: above)."""
    asked = {"table": query} if query in RESOURCES else {"tab": query}
    for lang in LANGS[:1] if query in RESOURCES else LANGS:
        assert crawl.faults(screen(PAGE, lang=lang, **asked)) == []


def _joined(at: object) -> list[str]:
    """What components say, pieces joined to sentences."""
    found = []
    for component in at.get("bidi_component"):  # type: ignore[attr-defined]
        content = json.loads(component.proto.json) if component.proto.json else {}
        for block in content.get("blocks", []):
            for part in block["parts"]:
                found.append(
                    "".join(p if isinstance(p, str) else p["text"] for p in part["pieces"])
                )
    return found


def test_the_list_names_every_resource_once() -> None:
    """Tables and geometries are listed group by group, none left out."""
    assert sorted(tables.names()) == sorted(RESOURCES)
    assert {r["group"] for r in data.resources().values()} <= set(tables.GROUPS)


def test_an_unknown_table_of_an_address_is_named() -> None:
    """A table that is not there falls back to the list, with one notice."""
    at = open_page(PAGE, {"lang": "en", "table": "weather"})
    assert at.session_state["table"] == ""
    assert any(Text("en")("param.table") in info.value for info in at.info)


def test_a_part_of_another_page_does_not_break_this_one() -> None:
    """A `tab` that another page left in the session gives the first part here."""
    at = open_page(PAGE, {"lang": "en"})
    at.session_state["tab"] = "lab"
    at.run()
    assert [e.message for e in at.exception] == []
    assert at.session_state["_chosen_part"] == "ledger"


def test_a_table_of_the_address_is_shown_without_its_part() -> None:
    """Links to a table need not name the part; closing it leads to the ledger or the list."""
    at = open_page(PAGE, {"lang": "en", "table": "districts"})
    assert at.session_state["_chosen_part"] == "tables"
    assert "tab" not in at.query_params


def test_a_click_in_the_list_opens_the_table() -> None:
    """Choosing a line of the list writes the table into the address."""
    at = open_page(PAGE, {"lang": "zh", "tab": "tables"})
    pick(at, "dataframe", "list", {"rows": [3], "columns": [], "cells": []})
    assert at.query_params["table"] == tables.names()[3]


@pytest.mark.parametrize("lang", LANGS)
def test_published_only_leaves_out_the_methods_of_modelled_figures(lang: Lang) -> None:
    """The switch hides modelled methods and says so; methods of published figures stay."""
    at = open_page(PAGE, {"lang": lang, "tab": "methods", "evidence": "published"})
    shown = set(at.dataframe[0].value["ref"])
    for row in data.every("methods"):
        assert (row.ref in shown) == (row["kind"] != "modelled")
    assert Text(lang)("sources.published_methods") in [info.value for info in at.info]


def test_high_confidence_only_keeps_high_rows() -> None:
    """With the evidence filter the preview keeps rows of high confidence; downloads stay whole."""
    at = open_page(PAGE, {"lang": "en", "table": "institutions", "evidence": "high"})
    frame = at.dataframe[-1].value
    assert set(frame["confidence"]) == {"high"}


def test_every_row_of_a_preview_leads_to_its_record() -> None:
    """The rows that a preview shows carry references that resolve, and so do those of columns."""
    for name in TABLES:
        rows = data.table(name).head(3)
        for ref in quoting.table(rows, data.resources()[name], Text("en")).index:
            assert provenance.resolve(ref).kind in ("record", "entry")
    for ref in ("column/districts/zone", "file/geometry_zones", "cited/article_2025"):
        assert provenance.resolve(ref).kind == "formula"
    for ref in ("column/districts/weather", "file/weather", "cited/weather", "column/districts"):
        with pytest.raises(KeyError):
            provenance.resolve(ref)


def test_every_cited_row_is_counted_once() -> None:
    """The rows of a source are those of all tables that name it; one that names it twice is one."""
    counts = cited.counts()
    rows = 0
    for name, columns in cited.citing().items():
        frame = data.table(name)[columns]
        rows += int((frame == "census_2020").any(axis=1).sum())
    assert counts["census_2020"] == rows > 0
    assert (counts > 0).all()
    assert cited.of_table("errata").index[0] == "article_2025" or len(cited.of_table("errata")) > 1


def test_parts_rest_on_the_sources_of_the_whole() -> None:
    """Members of a consortium have no source column: theirs are those of the consortium."""
    assert cited.owner("consortium_members") == "consortia"
    assert cited.owner("facts") == "facts"
    assert cited.owner("geometry_zones") == ""


def test_sources_are_found_by_name() -> None:
    """A search finds sources by characters, pinyin and English, the most cited first."""

    def named(text: str) -> list[str]:
        return [row["source"] for row in library.found(library.SOURCES, text)]

    rows = [cited.counts()[source] for source in named("")]
    assert rows == sorted(rows, reverse=True)
    assert len(rows) == len(data.table("sources"))
    assert "census_2020" in named("renkoupucha")
    assert "census_2020" in named("national census")
    assert named("no such source") == []


def test_one_english_term_for_each_chinese_one() -> None:
    """No Chinese term has two English ones, and no two share one."""
    frame = data.table("glossary")
    assert frame["term_zh"].is_unique
    assert frame["term_en"].str.lower().is_unique


def test_the_glossary_holds_the_terms_of_the_design() -> None:
    """The terms that the product is bound to have the English that it is bound to."""
    terms = data.table("glossary").set_index("term_zh")["term_en"]
    assert terms["专业布点"] == "programme offering"
    assert terms["市域产教联合体"] == "area-based industry-education consortium"
    assert terms["行业产教融合共同体"] == "industry-wide industry-education community"
    assert terms["部市共建"] == "ministry-municipality co-building"
    assert terms["二级学院（共建）"] == "jointly run faculty"
    found = {row["term"] for row in library.found(library.TERMS, "zhuanyebudian")}
    assert library.found(library.TERMS, "buju") == []
    assert "offering" in found


def test_catalogues_use_the_terms() -> None:
    """Where a Chinese message has a term of the product, the English one has its translation."""
    bound = {
        "市域产教联合体": ("consorti",),
        "行业产教融合共同体": ("communit",),
        "部市": ("ministr",),
    }
    english = catalogue("en")
    for key, forms in catalogue("zh").items():
        for term, roots in bound.items():
            if term in forms[0]:
                assert any(root in english[key][0].lower() for root in roots), key


def test_every_index_of_matching_has_a_method() -> None:
    """Each index is in the table of methods, and each method names a file that is there."""
    methods = data.table("methods").set_index("method")
    assert {index.id for index in matching.INDICES} <= set(methods.index)
    assert all((ROOT / module).is_file() for module in methods["module"])


def test_gb_t_7714_and_apa() -> None:
    """Both styles name author, title, version, date of the data, day of access and address."""
    day, address = date(2026, 12, 1), "https://example.org/cqvet/sources"
    version, made = data.version(), data.date()
    assert citation.gbt7714(address, day) == (
        f"CQVET. 重庆职业教育数据: {version}[DS/OL]. ({made})[2026-12-01]. {address}."
    )
    assert citation.apa(address, day) == (
        f"CQVET. ({made[:4]}). Vocational education in Chongqing (Version {version}) [Data set]. "
        f"Retrieved December 1, 2026, from {address}"
    )


@pytest.mark.parametrize("name", TABLES)
def test_json_and_xlsx_hold_the_whole_table(name: str) -> None:
    """Both formats have every row and every value of the table; missing is null and empty."""
    frame, resource = data.table(name), data.resources()[name]
    rows = data.rows(frame)
    assert json.loads(export.records(frame)) == rows
    sheet = openpyxl.load_workbook(io.BytesIO(export.workbook(frame, resource)))["data"]
    found = [list(row) for row in sheet.iter_rows(values_only=True)]
    assert found[0] == list(frame.columns)
    assert found[1:] == [list(row.values()) for row in rows]


def test_text_that_begins_like_a_formula_stays_text() -> None:
    """A spreadsheet does not compute what a cell says."""
    frame = data.table("glossary").head(1).assign(note_en="=1+1")
    file = export.workbook(frame, data.resources()["glossary"])
    cell = openpyxl.load_workbook(io.BytesIO(file))["data"]["E2"]
    assert (cell.value, cell.data_type) == ("=1+1", "s")


def test_the_csv_to_download_has_the_checksum_that_is_shown() -> None:
    """The CSV is the file itself, so that a reader can verify it."""
    resource = data.resources()["facts"]
    content = (data.FOLDER / resource["path"]).read_bytes()
    assert resource["hash"] == "sha256:" + hashlib.sha256(content).hexdigest()


def test_numerals_of_a_text_lead_to_its_record() -> None:
    """Each numeral becomes a figure; years, months, days and dates stay as they are."""
    areas, offerings = ({"text": n, "kind": "reference", "ref": "r"} for n in ("38", "2,888"))
    assert pieces(marked("38 areas, 2,888.", "r")) == [areas, " areas, ", offerings, "."]
    for text in ("2025", "2025年10月", "on 20 June 2025", "2025-06-20"):
        assert marked(text, "r") == text


def test_only_web_addresses_become_links() -> None:
    """Anything but http and https stays text."""
    address = "https://example.org"
    assert pieces(link("a", address)) == [{"text": "a", "kind": "link", "ref": address}]
    assert link("a", "javascript:alert(1)") == "a"
    assert link("a", "") == "a"


def test_a_share_is_100_only_of_the_whole() -> None:
    """Rounding never turns nearly all into all, nor a few into none."""
    t = Text("zh")
    assert [words.percent(x, t) for x in (1.0, 0.9999, 0.0001, 0.0)] == [
        "100%",
        "99.9%",
        "0.1%",
        "0%",
    ]


def test_a_field_is_told_in_words() -> None:
    """Constraints, codes and units of a column are readable in both languages."""
    fields = {f["name"]: f for f in data.resources()["districts"]["schema"]["fields"]}
    assert schema.rules(fields["district"], Text("en")).startswith("required, unique")
    assert "metro = 主城都市区" in schema.codes(fields["zone"], Text("zh"))
    assert schema.line(fields["lon"], None, Text("en"))["unit"] != ""


@pytest.mark.parametrize("lang", LANGS)
def test_the_ledger_is_one_table_and_a_row_opens_its_source(lang: Lang) -> None:
    """Every figure and statement of the article once, with its theme."""
    at = open_page(PAGE, {"lang": lang, "tab": "ledger"})
    (table,) = (frame.value for frame in at.dataframe)
    wanted = [*ledger.article()["id"], *ledger.claims()["id"]]
    assert sorted(table["ref"]) == sorted(wanted)
    assert table["theme"].all()
    flagged = {row["ref"] for row in data.rows(table) if row["flag"]}
    assert flagged == {entry for entry in wanted if ledger.related(entry)}
    pick(at, "dataframe", "table_ledger", {"rows": [3], "columns": []})
    assert at.session_state["figure"] == list(table["ref"])[3]


def test_disputes_are_one_list_by_kind() -> None:
    """All of them with both sides, fewer of one kind; a row opens it, files hold what is shown."""
    at = open_page(PAGE, {"lang": "en", "tab": "disputes"})
    (table,) = (frame.value for frame in at.dataframe)
    assert sorted(table["ref"]) == sorted(row.ref for row in ledger.relations())
    assert table["figure"].all()
    assert table["against"].all()
    at.session_state["dispute"] = "conflict"
    (table,) = (frame.value for frame in at.run().dataframe)
    assert len(table) == len(data.of("fact_relations", kind="conflict"))
    assert {button.proto.label for button in _downloads(at)} >= {"Download CSV", "Download XLSX"}


def test_the_newest_figures_come_first() -> None:
    """Figures of the article and of others in one list, whose dates never rise."""
    at = open_page(PAGE, {"lang": "zh", "tab": "newest"})
    (table,) = (frame.value for frame in at.dataframe)
    dates = list(table["date"])
    assert dates == sorted(dates, reverse=True)
    assert {"comparators", "statistics"} < {ref.partition("/")[0] for ref in table["ref"]}


def test_one_search_looks_through_all_parts() -> None:
    """By name in either script or by number; each part says how much it has; none says so."""
    t, at = Text("en"), open_page(PAGE, {"lang": "en"})
    for text, entry in (("guantong", "talent_through_train_share"), ("88", "layout_match_rate")):
        at.text_input(key="search_data").set_value(text).run()
        (table,) = (frame.value for frame in at.dataframe)
        assert entry in set(table["ref"])
        assert 0 < len(table) < 20
    at.text_input(key="search_data").set_value("consortium").run()
    assert f"{t('sources.tab_glossary')} (" in "".join(_joined(at))
    at.text_input(key="search_data").set_value("xyzzyq").run()
    assert t("sources.search_none", text="xyzzyq") in plain(said(at))
    assert not at.dataframe
    assert not at.exception


def test_everything_can_be_taken_away_at_once() -> None:
    """The ZIP has the descriptor and every file of it, each with the checksum that is shown."""
    at = screen(PAGE, lang="en", tab="tables")
    assert "file_package" in {button.proto.id.rpartition("-")[2] for button in _downloads(at)}
    with zipfile.ZipFile(io.BytesIO(export.package())) as file:
        assert len(file.namelist()) == len(RESOURCES) + 2
        told = file.read("README.md").decode()
        assert all(word in told for word in ("/api/v1/match", "methods.csv", "Excel", "licenses"))
        assert json.loads(file.read("datapackage.json")) == data.descriptor()
        for resource in data.resources().values():
            found = hashlib.sha256(file.read(resource["path"])).hexdigest()
            assert resource["hash"] == f"sha256:{found}"


def _downloads(at: AppTest) -> list[Any]:
    return list(at.get("download_button"))


def test_the_list_of_tables_follows_the_search() -> None:
    """A click opens the table of the line that is shown, not of the same line of all."""
    at = open_page(PAGE, {"lang": "en", "tab": "tables"})
    at.text_input(key="search_data").set_value("award").run()
    assert len(at.dataframe[0].value) < len(RESOURCES)
    pick(at, "dataframe", "list", {"rows": [0], "columns": [], "cells": []})
    assert "award" in str(at.session_state["table"])
