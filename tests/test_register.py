"""A visitor's register: every fault located, a valid one accepted, no bytes that raise."""

import dataclasses
import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.base.forms.weight import MAX_UNPACKED
from cqvet.subjects.register import (
    COLUMNS,
    EXAMPLE,
    MAX_BYTES,
    MAX_ROWS,
    Words,
    template_csv,
    template_xlsx,
    validate,
)
from tests.register_broken import (
    BROKEN,
    CHINESE,
    HEADER,
    ROWS,
    VALID,
    WORDS,
    table,
    workbook,
)


@pytest.mark.parametrize("name", BROKEN)
def test_every_planted_fault_is_located_and_no_other_is_reported(name: str) -> None:
    """Row, column and code of each fault of a broken register are found, exactly."""
    content, planted = BROKEN[name]
    found = validate(content, WORDS)
    assert {(fault.row, fault.where, fault.code) for fault in found.faults} == planted
    assert len(found.faults) == len(planted)


def test_there_are_fifteen_broken_registers_with_sixty_faults() -> None:
    """The suite is as large as it claims, and shows every code of a fault but the limits'."""
    assert len(BROKEN) == 15
    planted = [fault for _, faults in BROKEN.values() for fault in faults]
    assert len(planted) >= 60
    assert len({code for _, _, code in planted}) >= 20


@pytest.mark.parametrize("name", BROKEN)
def test_rows_without_a_fault_stay_and_others_go(name: str) -> None:
    """The clean frame has no row with a fault, and none at all under a faulty header."""
    content, planted = BROKEN[name]
    found = validate(content, WORDS)
    bad = {row for row, _, _ in planted}
    assert not bad & set(found.rows["row"])
    if 0 in bad:
        assert found.rows.empty
    else:
        assert len(found.rows) == max(found.total - len(bad), 0)


def test_a_valid_register_is_accepted() -> None:
    """The valid twin has no fault; ids, numbers and missing counts come out as such."""
    found = validate(VALID.encode(), WORDS)
    assert found.faults == ()
    assert found.total == 6
    rows = found.rows
    assert list(rows) == ["row", *COLUMNS]
    assert rows["row"].tolist() == [1, 2, 3, 4, 5, 6]
    assert rows.iloc[5][["institution", "district", "programme", "level"]].tolist() == [
        "c",
        "500103",
        "660101",
        "secondary_vocational",
    ]
    assert rows["year"].tolist() == [2024, 2024, 2025, 2024, 2025, 2025]
    assert rows["places"].sum() == 450
    assert rows["entrants"].isna().tolist() == [False] * 4 + [True] * 2


TWINS = {
    "utf-8": VALID.encode(),
    "utf-8 with a mark": VALID.encode("utf-8-sig"),
    "gb18030": VALID.encode("gb18030"),
    "semicolon": VALID.replace(",", ";").encode(),
    "tab": VALID.replace(",", "\t").encode(),
    "bar": VALID.replace(",", "|").encode(),
    "chinese comma": VALID.replace(",", "\uff0c").encode("gb18030"),
    "line ends of Windows": VALID.replace("\n", "\r\n").encode(),
    "line ends of old Macs": VALID.replace("\n", "\r").encode(),
    "empty rows at the end": (VALID + "\n,,,,,,,\n\n").encode(),
    "chinese headers": table(*ROWS, header=CHINESE),
    "full-width parentheses": table(*ROWS, header=CHINESE.replace("（人）", "(人)")),
    "spaces and capitals": table(*(r.replace(",", " , ") for r in ROWS), header=HEADER.upper()),
    "full-width digits": VALID.replace("500106", "５００１０６").encode(),
    "quoted cells": table(*('"' + r.replace(",", '","') + '"' for r in ROWS)),
    "numbers with a point": VALID.replace(",60,", ",60.0,").encode(),
    "xlsx": workbook([line.split(",") for line in [HEADER, *ROWS]]),
    "xlsx with numbers": workbook(
        [
            HEADER.split(","),
            *([int(c) if c.isdigit() else c or None for c in row.split(",")] for row in ROWS),
        ]
    ),
}


@pytest.mark.parametrize("name", TWINS)
def test_the_same_register_in_another_file_is_the_same(name: str) -> None:
    """Encodings, delimiters, headers and formats change nothing."""
    found = validate(TWINS[name], WORDS)
    assert found.faults == ()
    assert found.rows.equals(validate(VALID.encode(), WORDS).rows)


def test_columns_may_come_in_another_order_and_counts_may_be_left_out() -> None:
    """Columns are found by their header; a missing count column is a missing value."""
    header = "year,level,programme,district,institution"
    found = validate(table("2024,中职,660101,500101,a", header=header), WORDS)
    assert found.faults == ()
    assert found.rows["programme"].tolist() == ["660101"]
    assert found.rows["places"].isna().all()


def test_faults_say_what_was_found_and_what_was_expected() -> None:
    """Both are in ids and numbers, in no language."""
    found = {
        (f.row, f.where): (f.found, f.expected) for f in validate(BROKEN["levels"][0], WORDS).faults
    }
    assert found[2, "level"] == ("中职", "higher_vocational")
    assert found[3, "level"] == ("college", "secondary_vocational, higher_vocational")
    numbers = {
        (f.row, f.where): (f.found, f.expected)
        for f in validate(BROKEN["numbers"][0], WORDS).faults
    }
    assert numbers[2, "places"] == ("100001", "0-100000")
    repeated = {f.row: f.expected for f in validate(BROKEN["repeated rows"][0], WORDS).faults}
    assert repeated == {7: "3", 8: "2"}


def test_limits_are_faults_of_the_file() -> None:
    """Too many bytes, too many rows, an old workbook, a bomb: one fault each, nothing read."""
    bomb = io.BytesIO()
    with zipfile.ZipFile(bomb, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", b"0" * (MAX_UNPACKED + 1))
    files = {
        "too_large": b"a" * (MAX_BYTES + 1),
        "too_many_rows": table(*["a"] * (MAX_ROWS + 1)),
        "old_excel": b"\xd0\xcf\x11\xe0" + b"0" * 100,
    }
    for code, content in [*files.items(), ("too_large", bomb.getvalue())]:
        found = validate(content, WORDS)
        assert [(f.row, f.where, f.code) for f in found.faults] == [(0, "", code)]
        assert found.rows.empty


def test_a_row_wider_than_any_register_stops_the_reading() -> None:
    """A cell in the last possible column is one fault with its row, in both formats."""
    wide = [*ROWS[1].split(","), *[""] * 16000, "x"]
    for content in (
        workbook([HEADER.split(","), ROWS[0].split(","), wide]),
        table(ROWS[0], ",".join(wide)),
    ):
        found = validate(content, WORDS)
        assert [(f.row, f.where, f.code) for f in found.faults] == [(2, "", "too_many_columns")]


@given(st.binary(max_size=300))
def test_no_bytes_raise(content: bytes) -> None:
    """Any bytes give faults, never an exception."""
    assert validate(content, WORDS).faults


@given(
    st.lists(
        st.lists(
            st.sampled_from(["", "a", "500106", "510101", "中职", "2024", '"', "-1", "=x"]),
            max_size=10,
        ),
        max_size=6,
    ),
    st.sampled_from([HEADER, CHINESE, "institution", HEADER + ",year"]),
)
def test_any_table_gives_each_row_as_clean_or_as_faulty(rows: list[list[str]], header: str) -> None:
    """Every row that is not empty is either clean or has a fault."""
    found = validate(table(*(",".join(row) for row in rows), header=header), WORDS)
    faulty = {fault.row for fault in found.faults}
    if not any(fault.code == "broken_quotes" or fault.row == 0 for fault in found.faults):
        assert len(found.rows) + len(faulty) == found.total


@given(st.integers(0, len(VALID) - 1), st.sampled_from(["x", ",", "9", "\u200b", "=", "-"]))
def test_no_damaged_cell_changes_another_row(place: int, letter: str) -> None:
    """One letter put in anywhere touches at most its own row and later copies of it."""
    damaged = VALID[:place] + letter + VALID[place:]
    found = validate(damaged.encode(), WORDS)
    own = VALID[:place].count("\n")
    if own:
        assert {fault.row for fault in found.faults} <= {own}


@pytest.mark.parametrize("make", [template_csv, template_xlsx])
def test_a_template_is_itself_a_valid_empty_register(make: object) -> None:
    """Header only, in either language: nothing is wrong but that it has no row."""
    labels = dict(zip(COLUMNS, CHINESE.split(","), strict=True))
    for content in (make(), make(labels)):  # type: ignore[operator]
        found = validate(content, WORDS)
        assert [fault.code for fault in found.faults] == ["no_rows"]
        assert found.total == 0


def test_the_example_is_a_valid_register() -> None:
    """Both formats hold the same example without a fault."""
    words = dataclasses.replace(
        WORDS,
        programmes={**WORDS.programmes, "510203": frozenset({"higher_vocational"})},
    )
    first, second = (validate(make(None, EXAMPLE), words) for make in (template_csv, template_xlsx))
    assert first.faults == second.faults == ()
    assert first.rows.equals(second.rows)
    assert first.total == len(EXAMPLE)


def test_words_need_no_other_spellings() -> None:
    """Ids alone are enough: the names of the columns and the ids of levels are always known."""
    words = Words(WORDS.programmes, {"higher_vocational": "higher_vocational"})
    assert validate(table(ROWS[0]), words).faults == ()
