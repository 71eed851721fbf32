"""The tables that a visitor brings: forms, templates, personal data, what is made of them."""

import io
import pickle

import openpyxl  # type: ignore[import-untyped]
import pandas as pd
import pytest

from cqvet import data
from cqvet.base import forms
from cqvet.base.filters import Filters
from cqvet.base.forms import Choices, persons, schema
from cqvet.evidence.figure import pieces
from cqvet.i18n import LANGS, Lang, Text
from cqvet.models import matching
from cqvet.subjects import market, own
from cqvet.subjects.own import EXAMPLES, FORMS, Own, Table, people

FILES = pytest.mark.parametrize("kind", ["csv", "xlsx"])
EVERY = pytest.mark.parametrize("form", FORMS)
PEOPLE = """姓名,专业代码,层次,区县,年级,身份证号,说明
张三,510101,高职,万州区,2024级,x,13912345678
李四,510101,高职,万州区,2024级,y,
王五,510102,高职,万州区,2024级,z,
"""


def held(form: str, content: bytes | None = None) -> Table:
    """A table as it is in a visit; without a file its example."""
    file = content or own.template(form, "zh", "csv", filled=True)
    return Table(form, own.arrived(form, file)[0])


def everything() -> Own:
    return Own({form: held(form) for form in FORMS})


@FILES
@EVERY
@pytest.mark.parametrize("lang", LANGS)
def test_a_template_is_read_as_what_it_is(form: str, lang: Lang, kind: str) -> None:
    """The example in either language and format has the same rows, no fault and no question."""
    checked, _ = own.arrived(form, own.template(form, lang, kind, filled=True))
    assert checked.settled
    cells = checked.rows.drop(columns="row").astype(object)
    assert [tuple(row) for row in cells.where(cells.notna(), "").to_numpy()] == [*EXAMPLES[form]]
    assert len(own.arrived(form, own.template(form, lang, kind))[0].rows) == 1


@pytest.mark.parametrize("lang", LANGS)
def test_the_sheets_that_explain_a_template_are_no_finding(lang: Lang) -> None:
    """Nothing is told of them; a sheet of one's own beside them is told."""
    content = own.template("register", lang, "xlsx", filled=True)
    assert own.arrived("register", content)[0].report.aside == ()
    book = openpyxl.load_workbook(io.BytesIO(content))
    book.create_sheet("notes").append(["x"])
    file = io.BytesIO()
    book.save(file)
    (aside,) = own.arrived("register", file.getvalue())[0].report.aside
    assert aside.what == "notes"


@EVERY
def test_a_workbook_offers_what_may_be_chosen(form: str) -> None:
    """Coded columns have a drop-down of their codes, numbers a rule; all columns are explained."""
    book = openpyxl.load_workbook(io.BytesIO(own.template(form, "zh", "xlsx")))
    sheet, codes, about = book.worksheets
    rules = {str(rule.sqref)[0]: rule.type for rule in sheet.data_validations.dataValidation}
    fields = list(schema.fields(form).values())
    for letter, field in zip("ABCDEFGH", fields, strict=False):
        listed = "codes" in field or field["name"] in ("district", "cluster")
        numbered = field["type"] in ("integer", "year")
        assert rules.get(letter) == ("list" if listed else "whole" if numbered else None)
    first = [cell.value for cell in codes["A"] if cell.value]
    assert len(first) == len(set(first)) > 2
    assert [row[0].value for row in about.iter_rows(min_row=3)] == [f["title_zh"] for f in fields]


@EVERY
def test_codes_of_a_schema_are_those_of_the_tables(form: str) -> None:
    """Where a form lists codes they are those of the list that it names, and keys are columns."""
    fields = schema.fields(form)
    for field in fields.values():
        if "codes" in field:
            assert field["constraints"]["enum"] == list(data.names(field["codes"]))
    assert set(schema.key(form)) <= set(fields)
    assert set(own.form(form).columns) == set(fields)


def test_demand_is_read_by_the_names_of_what_serves_a_cluster() -> None:
    """Industry, class, programme and cluster mean their cluster; what is none is a fault."""
    text = "产业,年份,需求人数\n汽车,2025,30\n先进材料,2025,20人\n510101,2025,5\n乡愁,2025,1\n"
    checked, _ = own.arrived("jobs", text.encode())
    assert checked.rows[["cluster", "posts"]].to_numpy().tolist() == [["L1", 30], ["L3", 20]]
    assert [(fault.line, fault.code) for fault in checked.faults] == [
        (4, "unknown_cluster"),
        (5, "unknown_cluster"),
    ]
    assert ("to_cluster", 1) in {(one.kind, one.count) for one in checked.report.repairs}


def test_a_table_of_students_becomes_counts() -> None:
    """Each row is one student; what is kept are numbers by programme, level, district and year."""
    checked, kept = own.arrived("students", PEOPLE.encode())
    assert checked.settled
    assert checked.rows[["programme", "year", "students"]].to_numpy().tolist() == [
        ["510101", 2024, 2],
        ["510102", 2024, 1],
    ]
    again, _ = own.arrived("students", kept)
    assert again.rows.equals(checked.rows)


def test_columns_of_people_are_dropped_and_named() -> None:
    """By header or by what stands in them; nothing of them is kept, in no part of the answer."""
    checked, kept = own.arrived("students", PEOPLE.encode())
    assert persons.dropped(checked.report) == {"姓名", "身份证号", "说明"}
    everything = pickle.dumps((checked, kept)).decode("latin1")
    for secret in ("张三", "李四", "13912345678"):
        assert secret.encode().decode("latin1") not in everything
    assert "万州区".encode().decode("latin1") in everything


@pytest.mark.parametrize(
    ("cell", "known"),
    [("13912345678", True), ("11010519491231002X", True), ("110105194912310021", False)],
)
def test_a_number_of_a_person_is_known_by_its_form(cell: str, known: bool) -> None:
    """A mobile number, and an identity number whose check digit holds; no other long number."""
    assert persons.numbers_someone(cell) is known


def test_an_occupation_is_no_column_of_people() -> None:
    """The header decides, not a cell below it: a teacher asked for stays in the table."""
    text = "岗位,年份,需求人数\n汽车,2025,30\n教师,2025,3\n"
    checked, _ = own.arrived("jobs", text.encode())
    assert persons.dropped(checked.report) == frozenset()
    assert [fault.found for fault in checked.faults] == ["教师"]


def test_a_file_that_cannot_be_read_is_one_fault() -> None:
    """Whatever the bytes are, the answer is a fault and nothing is kept."""
    for content in (b"", b"\xff\xfe\x00", b"PK\x03\x04broken", b"a,b\n\x00"):
        checked, kept = own.arrived("schools", content, Choices())
        assert checked.faults
        assert checked.rows.empty
        assert kept in (b"", content)


@pytest.mark.parametrize("counted", market.COUNTED)
def test_a_register_is_counted_by_offerings_or_people(counted: str) -> None:
    """The supply is the sum of what is counted; an offering without the number takes no part."""
    rows = held("register").rows
    of_year = rows[rows["year"] == 2025]
    case = market.own(rows, market.demand("equal"), 2025, None, counted=counted)
    known = of_year if counted == "offerings" else of_year.dropna(subset=[counted])
    expected = len(of_year) if counted == "offerings" else int(known[counted].sum())
    assert case.wide is not None
    assert case.supply.sum() <= expected == round(case.total[1] if case.total else 0)
    assert market.uncounted(rows, 2025, counted) == len(of_year) - len(known)


def test_posts_are_a_demand_of_their_own() -> None:
    """Parts of a cluster add to it, numbers beyond those of a link count, years stay apart."""
    text = "cluster,year,posts\nL1,2025,30000\nN01,2025,10000\nP1,2025,10000\nP1,2024,5\n"
    rows = own.arrived("jobs", text.encode())[0].rows
    root = market.root_of()["N01"]
    shares = dict(zip(market.roots(), market.demand("own", market.posts(rows, 2025)), strict=True))
    wanted = dict.fromkeys(("L1", root, "P1"), 0.0)
    for code, share in (("L1", 0.6), (root, 0.2), ("P1", 0.2)):
        wanted[code] += share
    assert {code: round(share, 9) for code, share in shares.items() if share} == {
        code: share for code, share in wanted.items() if share
    }
    with pytest.raises(matching.MatchError):
        market.decode_weights("L1-30000")


def test_a_register_stands_beside_its_place_and_its_levels() -> None:
    """One district is the place, several of a zone the zone, others the city."""
    rows = held("register").rows
    one = rows[rows["district"] == "500106"]
    assert market.beside(one).place == "500106"
    assert market.beside(one).levels == ("higher_vocational",)
    both = market.beside(rows)
    assert both.place == "city"
    alike = market.split("").case(market.demand("equal"), levels=list(both.levels))
    assert (both.alike.supply == alike.supply).all()


def test_small_numbers_of_people_are_not_shown() -> None:
    """Two students are too few; so are sums that would give them away; no district tells more."""
    table = held("students", PEOPLE.encode())
    rows = people.source(Own({"students": table}))
    assert rows is not None
    found = people.people(rows)
    assert found.at("students", "higher_vocational", 2024, Filters()) == people.SMALL
    assert found.at("students", "", 2024, Filters(zone="northeast")) == people.SMALL
    assert found.at("students", "", 2024, Filters(zone="metro")) is None


def test_numbers_of_people_follow_level_year_and_region() -> None:
    """Large numbers and their sums stand; a district only where it is all of its zone."""
    rows = people.source(everything())
    assert rows is not None
    found = people.people(rows)
    assert found.at("students", "", 2025, Filters()) == 190 + 235 + 318
    assert found.at("entrants", "higher_vocational", 2024, Filters(zone="metro")) == 135
    assert found.at("students", "", 2024, Filters(district="500101")) == 320
    more = rows.assign(district="500112", students=900).iloc[:1]
    both = people.people(pd.concat([rows, more]))
    assert both.at("students", "", 2024, Filters(district="500106")) is None
    lacking = people.people(rows.assign(entrants=rows["entrants"].where(rows["year"] != 2024)))
    assert lacking.at("entrants", "", 2024, Filters()) == people.UNKNOWN


def test_own_schools_follow_level_region_and_industry() -> None:
    """The table of schools is used, else the register, which alone knows of industries."""
    every = everything()
    assert len(own.schools(every, Filters())) == 3
    assert list(own.schools(every, Filters(district="500230"))["institution"]) == ["example_3"]
    listed = Own({"schools": every.tables["schools"]})
    assert own.schools(listed, Filters(cluster="L2")).empty
    register = Own({"register": every.tables["register"]})
    inside = Filters(cluster="L2", district="500106")
    assert list(own.schools(register, inside)["institution"]) == ["example_1"]
    placed = own.placed(own.schools(every, Filters()))
    assert placed[["lon", "lat"]].notna().all(axis=None)


@pytest.mark.parametrize("lang", LANGS)
def test_findings_speak_of_own_data(lang: Lang) -> None:
    """Pages that show own data say so in figures of the visitor's; others say nothing."""
    t = Text(lang)
    assert t("own.finding_people", year=2025) in own.finding(
        "pipeline", everything(), Filters(), t
    ).replace("Your", "your")
    for page in ("layout", "matching"):
        said = own.finding(page, everything(), Filters(), t)
        kinds = {part["kind"] for part in pieces(said) if isinstance(part, dict)}
        assert kinds == {"yours"}
        assert own.finding(page, Own(), Filters(), t) == ""
    assert own.finding("quality", everything(), Filters(), t) == ""
    nothing = own.finding("layout", everything(), Filters(zone="southeast"), t)
    assert t("own.finding_none")[1:] in nothing


def test_a_table_with_faults_is_not_used_until_they_are_left_out() -> None:
    """While a row is wrong nothing is computed, unless the visitor leaves such rows out."""
    content = own.template("schools", "zh", "csv", filled=True) + "x,nowhere,高职,,\n".encode()
    table = held("schools", content)
    assert Own({"schools": table}).used == {}
    partial = Table("schools", table.checked, partial=True)
    assert len(Own({"schools": partial}).used["schools"].rows) == 3
    assert forms.grouped(table.checked.faults)[0].count == 1
