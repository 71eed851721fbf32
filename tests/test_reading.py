"""Files as offices have them: what is read, set aside, repaired, asked, and what is refused."""

import codecs
from typing import Any

import pytest

from cqvet.base import forms
from cqvet.base.fault import Fault
from cqvet.base.forms import Checked, Choices
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import needs, register
from cqvet.ui.forms import fault_file
from tests.reading_files import HEAD, NEEDS, ROWS, book, changed, csv, html, text

PLAIN = csv(*ROWS)


def read(content: bytes, **choices: Any) -> Checked:
    return register.validate(content, register.words(), Choices(**choices))


def places(found: Checked) -> list[tuple[int, str, str]]:
    return [(fault.line, fault.where, fault.code) for fault in found.faults]


def repairs(found: Checked) -> dict[tuple[str, str], int]:
    return {(one.kind, one.column): one.count for one in found.report.repairs}


def aside(found: Checked) -> list[tuple[str, str]]:
    return [(one.kind, one.what) for one in found.report.aside]


def merged(name: str, *ranges: str) -> Any:
    def change(found: Any) -> None:
        for cells in ranges:
            found[name].merge_cells(cells)

    return change


def hidden(found: Any) -> None:
    found.worksheets[0].sheet_state = "hidden"


def numbers(row: tuple[str, ...]) -> list[object]:
    return [int(cell) if cell.isdigit() else cell for cell in row]


BODY = [HEAD, *ROWS]
SAME = {
    "UTF-16 with tabs": text(*ROWS, sign="\t").encode("utf-16"),
    "UTF-16 without a mark": text(*ROWS, sign="\t").encode("utf-16-le"),
    "GB 18030 under a mark of UTF-8": codecs.BOM_UTF8 + text(*ROWS).encode("gb18030"),
    "two marks": codecs.BOM_UTF8 * 2 + PLAIN,
    "invisible signs": PLAIN.decode().replace("甲校", "\u200b甲校\ufeff").encode(),
    "a line sep=": b"sep=;\r\n" + text(*ROWS, sign=";").encode(),
    "a title, a blank line, a note": "2024年专业一览\r\n\r\n单位：甲\r\n".encode() + PLAIN,
    "lines of commas": PLAIN + b",,,,,,,\r\n" * 3,
    "codes as decimals": changed("专业代码", "510201.0", "530701.0", "710201.0"),
    "codes as formulas": changed("专业代码", '="510201"', '="530701"', '="710201"'),
    "codes behind an apostrophe": changed("专业代码", "'510201", "’530701", "710201"),
    "codes with names": changed("专业代码", "510201 计算机应用技术", "电子商务(530701)", "710201"),
    "names for codes": changed("专业代码", "计算机应用技术", "电子商务", "计算机应用"),
    "units": changed("年份", "2024年", "2024 年度", "2024"),
    "years of other kinds": changed("年份", "2023-2024学年", "2024级", "2024-09-01"),
    "units of people": changed("招生数", "55人", "41名", "110 人"),
    "levels in other words": changed("层次", "大专", "高等职业教育", "中专"),
    "districts in other words": changed("区县", "永川市", "重庆市永川区", "开县"),
    "old codes of districts": changed("区县", "500383", "500118 永川区", "500234"),
    "common headers": csv(
        *ROWS,
        head=(
            *("学校名称", "所在 区县", "专业\n代码", "办学层次", "年度"),
            *("招生计划/人", "招生人数(人)", "毕业生人数"),
        ),
    ),
    "an empty column": csv(
        *((*row[:3], "", *row[3:]) for row in ROWS), head=(*HEAD[:3], "", *HEAD[3:])
    ),
    "an HTML table": html(*ROWS),
    "a workbook of numbers": book({"a": [HEAD, *map(numbers, ROWS)]}),
    "a hidden first sheet": book({"码": [("代码", "名称")], "表": BODY}, hidden),
    "notes first": book({"说明": [("填表说明",), ("每行一个专业",)], "表": BODY}),
    "an empty sheet first": book({"a": [], "表": BODY}),
    "a merged title": book({"表": [("专业一览",), *BODY]}, merged("表", "A1:H1")),
    "two rows of headers": book(
        {
            "表": [
                (*HEAD[:5], "人数", None, None),
                (None, None, None, None, None, *HEAD[5:]),
                *ROWS,
            ]
        },
        merged("表", "F1:H1", *(f"{letter}1:{letter}2" for letter in "ABCDE")),
    ),
    "rows and columns before": book({"表": [(), (), *((None, *row) for row in BODY)]}),
    "merged institutions": book(
        {"表": [HEAD, ROWS[0], (None, None, *ROWS[1][2:]), ROWS[2]]}, merged("表", "A2:A3", "B2:B3")
    ),
    "blanks for what stands above": csv(ROWS[0], ("", "", *ROWS[1][2:]), ROWS[2]),
}


@pytest.mark.parametrize("name", SAME)
def test_the_same_register_is_read_from_every_file(name: str) -> None:
    """Encoding, place, spelling and form change nothing of what the rows say."""
    found = read(SAME[name])
    assert found.settled
    assert found.total == len(ROWS)
    plain = read(PLAIN).rows
    assert found.rows.drop(columns="row").equals(plain.drop(columns="row"))
    assert plain["places"].tolist() == [60, 40, 120]


@pytest.mark.parametrize(
    ("name", "line"),
    [("a line sep=", 1), ("a title, a blank line, a note", 4), ("rows and columns before", 3)],
)
def test_the_line_of_the_header_is_said(name: str, line: int) -> None:
    """As a spreadsheet numbers it, which does not count a line `sep=`."""
    (part,) = read(SAME[name]).report.parts
    assert (part.first_line, part.last_line, part.rows) == (line, line, 3)
    assert {column for column, _ in part.columns} == set(register.COLUMNS)


@pytest.mark.parametrize(
    ("name", "kind", "column", "count"),
    [
        ("codes as decimals", "decimal", "programme", 3),
        ("codes as formulas", "excel_text", "programme", 3),
        ("codes behind an apostrophe", "apostrophe", "programme", 2),
        ("codes with names", "programme_with_name", "programme", 2),
        ("names for codes", "programme_by_name", "programme", 3),
        ("units", "unit", "year", 2),
        ("years of other kinds", "school_year", "year", 1),
        ("years of other kinds", "cohort", "year", 1),
        ("years of other kinds", "date", "year", 1),
        ("units of people", "unit", "entrants", 3),
        ("old codes of districts", "former_place", "district", 2),
        ("merged institutions", "merged", "institution", 1),
        ("blanks for what stands above", "filled_down", "district", 1),
        ("two rows of headers", "joined_header", "", 1),
        ("GB 18030 under a mark of UTF-8", "mixed_mark", "", 1),
    ],
)
def test_every_repair_is_told_and_can_be_undone(
    name: str, kind: str, column: str, count: int
) -> None:
    """With its number; what the reader refuses is read as it stands, and is then a fault."""
    found = read(SAME[name])
    assert repairs(found)[kind, column] == count
    if kind in forms.UNDOABLE:
        undone = read(SAME[name], untouched=frozenset({kind}))
        assert (kind, column) not in repairs(undone)
        assert undone.faults


def test_missing_is_missing_and_never_nought() -> None:
    """Marks of offices for no data are missing values; a nought stays one."""
    marks = ("-", "—", "/", "无", "N/A", "暂无", "…", ".", "－", "0")
    rows = [(f"校{i}", *ROWS[0][1:6], mark, "1") for i, mark in enumerate(marks)]
    found = read(csv(*rows))
    assert found.faults == ()
    assert found.rows["entrants"].isna().tolist() == [True] * 9 + [False]
    assert found.rows["entrants"].tolist()[-1] == 0


@pytest.mark.parametrize("cell", ["1.200", "90(约)", "约90", "12,00", "1 2", "9O"])
def test_what_can_mean_two_numbers_stays_a_fault(cell: str) -> None:
    """Only what can mean one thing is repaired."""
    assert places(read(changed("招生数", cell, "1", "1"))) in (
        [(2, "entrants", "not_a_number")],
        [(2, "entrants", "not_whole")],
    )


def test_unknown_columns_are_named_and_set_aside() -> None:
    """Also one whose header is empty, by its letter; a name beside a code is only compared."""
    rows = [(str(i), *row, "x", "王某") for i, row in enumerate(ROWS)]
    found = read(csv(*rows, head=("序号", *HEAD, "", "联系人")))
    assert found.settled
    assert aside(found) == [("column", "序号"), ("column", "J"), ("column", "联系人")]
    named = csv(*((*row, "电子商务") for row in ROWS[1:2]), head=(*HEAD, "专业名称"))
    assert aside(read(named)) == [("helper", "专业名称")]


def test_totals_and_notes_are_set_aside_and_compared() -> None:
    """A sum that is not that of the rows is told with both numbers."""
    total = ("合 计", "", "", "", "", "221", "206", "185")
    part = ("小计", "", "", "", "", "100", "96", "89")
    note = ("注：截至9月", *[""] * 7)
    found = read(csv(ROWS[0], ROWS[1], part, ROWS[2], total, HEAD, note))
    assert found.settled
    assert found.total == 3
    assert aside(found) == [
        ("subtotal", ""),
        ("total", ""),
        ("header", ""),
        ("note", ""),
        ("total_differs", "places"),
    ]
    (differs,) = [one for one in found.report.aside if one.kind == "total_differs"]
    assert [(one.line, one.found, one.read) for one in differs.first] == [(6, "221", "220")]
    kept = read(csv(*ROWS, total), untouched=frozenset({"total"}))
    assert {line for line, _, _ in places(kept)} == {5}


def test_a_nearly_known_column_is_asked_for() -> None:
    """A needed column and an optional one; no answer, no rows; none of them is an answer too."""
    head = ("院校", "所属的区县", "专业代码", "层次", "年份", "计划招生的人数")
    content = csv(*(row[:6] for row in ROWS), head=head)
    found = read(content)
    assert [(q.id, q.candidates) for q in found.report.open] == [
        ("column:district", ("所属的区县",)),
        ("column:places", ("计划招生的人数",)),
    ]
    assert found.faults == ()
    assert found.rows.empty
    said = {"column:district": "所属的区县", "column:places": "计划招生的人数"}
    assert read(content, answers=said).rows["places"].tolist() == [60, 40, 120]
    assert read(content, answers={**said, "column:places": "-"}).rows["places"].isna().all()
    refused = read(content, answers={**said, "column:district": "-"})
    assert places(refused) == [(1, "district", "missing_column")]


def test_of_two_columns_with_one_meaning_one_is_chosen() -> None:
    """Both could be the places: the reader says which; the other is set aside."""
    content = csv(*((*row, "7") for row in ROWS), head=(*HEAD, "计划数"))
    (question,) = read(content).report.open
    assert question.candidates == ("招生计划(人)", "计划数")
    found = read(content, answers={"column:places": "计划数"})
    assert found.rows["places"].tolist() == [7, 7, 7]
    assert ("column", "招生计划(人)") in aside(found)


def test_sheets_of_one_form_are_read_together_or_chosen() -> None:
    """All of them, said; one of them if the reader wants; lines are those of the sheet."""
    later = [(*row[:4], "2025", *row[5:]) for row in ROWS]
    bad = ("丙校", "永川区", "510201", "高职", "soon", "1", "1", "1")
    content = book({"2024": BODY, "2025": [("标题",), HEAD, *later, bad]})
    found = read(content)
    assert found.total == 7
    assert [(f.row, f.line, f.sheet, f.where) for f in found.faults] == [(7, 6, "2025", "year")]
    (question,) = found.report.questions
    assert (question.candidates, question.answer) == (("2024", "2025", "*"), "*")
    assert read(content, answers={"sheet": "2024"}).rows["year"].tolist() == [2024] * 3


def test_a_hidden_sheet_is_read_only_when_the_reader_says_so() -> None:
    """Nothing visible has the form: the reader is asked."""
    content = book({"表": BODY, "说明": [("说明",)]}, hidden)
    found = read(content)
    assert (found.total, [q.candidates for q in found.report.open]) == (0, [("表",)])
    assert read(content, answers={"sheet": "表"}).total == 3


def test_hidden_rows_are_read_and_said() -> None:
    """They count like the others."""

    def hide(found: Any) -> None:
        found["表"].row_dimensions[3].hidden = True

    found = read(book({"表": BODY}, hide))
    assert (found.total, aside(found)) == (3, [("hidden_rows", "")])
    assert found.report.aside[0].count == 1


def test_a_number_merged_over_rows_is_a_fault() -> None:
    """Nobody knows to which of the rows it belongs."""
    rows = [HEAD, ROWS[0], (*ROWS[1][:5], None, *ROWS[1][6:]), ROWS[2]]
    found = read(book({"表": rows}, merged("表", "F2:F3")))
    assert places(found) == [(2, "places", "merged_number")]


def test_two_campuses_stay_and_directions_are_added_up() -> None:
    """The key has the district; of directions an unknown number makes the sum unknown."""
    campus = ("甲校", "江津区", *ROWS[0][2:])
    direction = (*ROWS[0][:5], "40", "", "30")
    found = read(csv(ROWS[0], campus, direction))
    assert found.total == 3
    assert found.rows["district"].tolist() == ["500118", "500116"]
    assert found.rows["places"].tolist() == [100, 60]
    assert found.rows["entrants"].isna().tolist() == [True, False]
    assert repairs(found) == {("orientations", ""): 1}
    assert places(read(csv(ROWS[0], ROWS[0]))) == [(3, "programme", "repeated_row")]


def test_a_programme_is_looked_up_by_name_and_level() -> None:
    """A name at several levels needs the level; a near one, or one against the code, is asked."""
    row = ("甲校", "永川区", "计算机应用", "中职", "2024", "1", "1", "1")
    assert read(csv(row)).rows["programme"].tolist() == ["710201"]
    near = read(csv((*row[:2], "计算机应用技木", "高职", *row[4:])))
    (question,) = near.report.open
    assert question.candidates[0] == "510201"
    answered = {question.id: "510201"}
    assert read(csv((*row[:2], "计算机应用技木", "高职", *row[4:])), answers=answered).settled
    against = csv((*ROWS[0], "电子商务"), head=(*HEAD, "专业名称"))
    (question,) = read(against).report.open
    assert question.candidates == ("510201", "530701")
    left = read(against, answers={question.id: "-"})
    assert (left.total, aside(left)[-1][0]) == (0, "left_out")
    unknown = read(csv((*row[:2], "占星术", *row[3:])))
    assert places(unknown) == [(2, "programme", "unknown_programme_name")]


def early(code: str, *more: str, year: str = "2018") -> tuple[str, ...]:
    return ("甲校", "永川区", code, "高职", year, "1", "1", "1", *more)


def test_a_code_of_2015_is_never_another_programme() -> None:
    """510101 meant another programme before 2021: the reader says which catalogue was used."""
    (question,) = read(csv(early("510101"))).report.open
    assert (question.id, question.candidates) == ("edition", ("2015", "2021"))
    now = read(csv(early("510101")), answers={"edition": "2021"})
    assert now.rows["programme"].tolist() == ["510101"]
    then = read(csv(early("510101")), answers={"edition": "2015"})
    (successor,) = then.report.open
    assert successor.id == "successor:510101"
    assert "410101" in successor.candidates
    assert then.rows.empty
    said = {"edition": "2015", "successor:510101": "410101"}
    assert read(csv(early("510101")), answers=said).rows["programme"].tolist() == ["410101"]


def test_the_edition_is_found_from_names_and_other_rows() -> None:
    """A name finds the successor; a later row, or codes of 2021 only, show the edition."""
    named = csv(early("610205", "软件技术"), head=(*HEAD, "专业名称"))
    found = read(named)
    assert found.rows["programme"].tolist() == ["510203"]
    assert repairs(found) == {("edition", "programme"): 1}
    for other in (early("510101", year="2022"), early("460301")):
        found = read(csv(early("510101"), other))
        assert found.settled
        assert repairs(found) == {("edition_2021", "programme"): 1}
        refused = read(csv(early("510101"), other), untouched=frozenset({"edition_2021"}))
        assert [q.id for q in refused.report.open] == ["edition"]
    assert [q.id for q in read(csv(early("610205"), early("510101"))).report.open] == [
        "successor:610205",
        "successor:510101",
    ]


REFUSED: dict[str, tuple[bytes, tuple[int, str]]] = {
    "Big5": (
        "院校,區縣,專業代碼\r\n示範學校,永川區,510201\r\n".encode("big5"),
        (1, "unknown_encoding"),
    ),
    "Western": ("institution,year\r\nCollège,2024\r\n".encode("cp1252"), (2, "unknown_encoding")),
    "one bad byte": (PLAIN.replace("乙".encode(), b"\xe4\xb9"), (4, "bad_byte")),
    "cut in a letter": (PLAIN[: PLAIN.index("开州".encode()) + 4], (4, "cut_text")),
    "our own list of faults": (b"row,column,found,what\r\n1,a,b,c\r\n", (1, "fault_list")),
    "a list of ours in Chinese": ("行,列,原内容,问题\r\n1,a,b,c\r\n".encode(), (1, "fault_list")),
    "header only": (csv(), (1, "no_rows")),
    "XML of Excel 2003": (
        b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>',
        (0, "xml_workbook"),
    ),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(name: str) -> None:
    """One fault, its line, and a sentence in each language."""
    content, planted = REFUSED[name]
    found = read(content)
    assert [(fault.line, fault.code) for fault in found.faults] == [planted]
    assert all(forms.message(fault, Text(lang)) for fault in found.faults for lang in LANGS)


@pytest.mark.parametrize("lang", LANGS)
def test_our_own_list_of_faults_is_in_the_language_and_known_again(lang: Lang) -> None:
    """Its columns are those of the page; brought back it is refused by name."""
    t = Text(lang)
    faults = read(changed("年份", "soon", "1", "x")).faults
    content = fault_file(faults, register.labels(t), t)
    head = content.decode("utf-8-sig").splitlines()[0]
    assert head.startswith({"zh": "行,列", "en": t("forms.fault_row_column")}[lang])
    assert [fault.code for fault in read(content).faults] == ["fault_list"]


def test_a_text_cut_before_its_last_cell_is_told() -> None:
    """No line end, and the one cell of the table that is empty is its very last."""
    assert places(read(PLAIN.removesuffix(b"96\r\n"))) == [(4, "graduates", "cut_text")]


def test_places_that_are_no_district_say_why() -> None:
    """An area over several districts names them; the whole city is none."""
    found = read(changed("区县", "两江新区", "市辖区", "高新区"))
    said = [forms.message(fault, Text("zh")) for fault in found.faults]
    assert [fault.code for fault in found.faults] == [
        "several_districts",
        "whole_city",
        "several_districts",
    ]
    assert "渝北区" in said[0]
    assert "九龙坡区" in said[2]


def test_a_refused_level_names_the_words_of_the_language() -> None:
    """Not the ids."""
    fault = Fault("level", "unknown_level", "博士", "secondary_vocational, higher_vocational")
    assert "中职、高职（专科）" in forms.message(fault, Text("zh"))
    assert "secondary vocational" in forms.message(fault, Text("en"))


def test_kinds_of_needs_are_understood_or_asked() -> None:
    """A kind in other words is read; of two in a cell the reader chooses."""
    words = ("人才需求", "人才类", "专业需求", "技术攻关", "出海", "人才/技术")
    content = csv(*(("需要技术员", word, "", "-") for word in words), head=NEEDS)
    found = needs.validate(content)
    assert found.faults == ()
    assert found.rows["kind"].tolist() == [
        *("talent", "talent", "programme", "technology", "abroad"),
    ]
    (question,) = found.report.open
    assert question.candidates == ("talent", "technology")
    answered = needs.validate(content, Choices({question.id: "technology"}))
    assert answered.rows["kind"].tolist()[-1] == "technology"
