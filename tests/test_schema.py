"""A damaged table stops the start with a message that names file, row, column, expectation."""

from collections.abc import Callable

import pandas as pd
import pytest

from cqvet import data
from cqvet.schema import DataError, DataFault, validate
from tests.conftest import Package


def faults(package: Package) -> list[DataFault]:
    """What is wrong with a package that must not load."""
    with pytest.raises(DataError) as raised:
        data.read(package.folder)
    return raised.value.faults


def test_the_undamaged_package_loads(package: Package) -> None:
    """The small package is sound: what the tests below find is what they broke."""
    tables = data.read(package.folder)
    assert len(tables["districts"]) == 38
    assert tables["districts"]["lon"].dtype == float
    assert tables["district_statistics"]["year"].dtype == "Int64"
    assert tables["measures"]["additive"].dtype == "boolean"


CELLS = [
    # table, row, column, cell, what the message expects
    ("district_statistics", 3, "value", "many", "a value of type number"),
    ("district_statistics", 3, "year", "2020.5", "a value of type integer"),
    ("district_statistics", 3, "year", "MMXX", "a value of type integer"),
    ("districts", 7, "lon", "1O8.4", "a value of type number"),
    ("measures", 2, "additive", "yes", "a value of type boolean"),
    ("measures", 2, "additive", "True", "a value of type boolean"),
    ("districts", 1, "kind", "village", "one of "),
    ("district_statistics", 9, "confidence", "certain", "one of "),
    ("districts", 5, "name_zh", "", "a value"),
    ("sources", 2, "date", "24 November", "text like "),
    ("districts", 38, "change_source", "hearsay", "an id of the table sources"),
    ("districts", 38, "zone", "west", "one of ['metro', 'northeast', 'southeast']"),
    ("district_statistics", 1, "district", "500100", "an id of the table districts"),
    ("district_statistics", 1, "source", "hearsay", "an id of the table sources"),
]


@pytest.mark.parametrize(
    ("table", "row", "column", "cell", "expected"),
    CELLS,
    ids=[f"{table}-{column}-{cell or 'empty'}" for table, _, column, cell, _ in CELLS],
)
def test_a_damaged_cell_is_named(
    package: Package, table: str, row: int, column: str, cell: str, expected: str
) -> None:
    """A wrong type, code, key or gap is exactly one fault: file, row, column, cell, expectation."""
    package.put(table, row, column, cell)
    (fault,) = faults(package)
    assert (fault.file, fault.row, fault.column) == (f"{table}.csv", row, column)
    assert fault.found == cell
    assert fault.expected == expected or (
        expected.endswith(" ") and fault.expected.startswith(expected)
    )
    assert str(fault) == (
        f"{table}.csv, row {row}, column {column}: found {cell!r}, expected {fault.expected}"
    )


def test_a_duplicated_key_is_named(package: Package) -> None:
    """A row that stands twice is found at both its places, for each column of the key."""
    package.edit("district_statistics", lambda rows: rows.append(rows[4]))
    last = 38 * 11  # eleven measures for each district
    found = {(f.file, f.row, f.column, f.expected) for f in faults(package)}
    assert found == {
        ("district_statistics.csv", row, column, "a key that stands once")
        for row in (4, last + 1)
        for column in ("district", "measure")
    }


def test_a_duplicated_unique_value_is_named(package: Package) -> None:
    """Two districts with one code are both named."""
    package.put("districts", 2, "district", "500101")
    found = [f for f in faults(package) if f.file == "districts.csv" and f.column == "district"]
    assert {f.row for f in found} == {1, 2}
    assert {f.found for f in found} == {"500101"}


def drop_column(rows: list[list[str]]) -> None:
    at = rows[0].index("short_en")
    for row in rows:
        del row[at]


def add_column(rows: list[list[str]]) -> None:
    rows[0].append("remark")
    for row in rows[1:]:
        row.append("?")


def swap_columns(rows: list[list[str]]) -> None:
    for row in rows:
        row[1], row[2] = row[2], row[1]


@pytest.mark.parametrize(
    ("damage", "column", "expected"),
    [
        (drop_column, "short_en", "this column"),
        (add_column, "remark", "no such column"),
        (swap_columns, "name_en", "columns in the order of the descriptor"),
    ],
)
def test_damaged_columns_are_named(
    package: Package, damage: Callable[[list[list[str]]], None], column: str, expected: str
) -> None:
    """A column that is missing, too many or in the wrong place is named, as row 0."""
    package.edit("districts", damage)
    found = {(f.file, f.row, f.column, f.expected) for f in faults(package)}
    assert ("districts.csv", 0, column, expected) in found


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "No columns"),
        ("district,name_zh\n500101,万州区\n".encode("gb18030"), "utf-8"),
        (b"\xff\xfe\x00", "utf-8"),
        (b'a,b\n"1,2\n', "EOF inside string"),
        (b"a,b\n1,2,3\n1,2,3,4\n", ""),
        (None, "No such file"),
    ],
    ids=["empty", "gb18030", "bytes", "open quote", "ragged", "missing"],
)
def test_an_unreadable_file_is_named(package: Package, content: bytes | None, says: str) -> None:
    """A file that is no UTF-8 CSV at all is one fault with the reason."""
    if content is None:
        package.path("measures").unlink()
    else:
        package.path("measures").write_bytes(content)
    found = faults(package)
    assert {f.file for f in found} == {"measures.csv"}
    assert says in found[0].found
    if says:
        assert [(f.row, f.expected) for f in found] == [(0, "a UTF-8 CSV file")]


def test_a_table_without_rows_is_a_fault_where_others_need_it(package: Package) -> None:
    """An empty table of zones leaves every district without a zone, and each is named."""
    package.edit("zones", lambda rows: rows.__delitem__(slice(1, None)))
    found = faults(package)
    assert [(f.file, f.row) for f in found] == [("districts.csv", row) for row in range(1, 39)]


def test_all_faults_are_told_at_once(package: Package) -> None:
    """Damage in two tables is one error with a line for each cell."""
    package.put("districts", 1, "lat", "north")
    package.put("measures", 1, "unit", "")
    package.put("measures", 3, "unit", "bushel")
    with pytest.raises(DataError) as raised:
        data.read(package.folder)
    lines = str(raised.value).splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "districts.csv, row 1, column lat",
        "measures.csv, row 1, column unit",
        "measures.csv, row 3, column unit",
    ]


RESOURCE = {
    "path": "t.csv",
    "schema": {
        "primaryKey": ["id"],
        "fields": [
            {"name": "id", "type": "string", "constraints": {"required": True}},
            {
                "name": "share",
                "type": "number",
                "constraints": {"minimum": 0, "maximum": 1},
            },
            {"name": "day", "type": "date"},
            {"name": "n", "type": "integer"},
            {"name": "ok", "type": "boolean"},
        ],
    },
}


def frame(**cells: str | None) -> pd.DataFrame:
    row = {"id": "a", "share": "0.5", "day": "2025-10", "n": "3", "ok": "true", **cells}
    return pd.DataFrame([row], dtype="str")


def test_validate_gives_types() -> None:
    """Text cells become numbers, whole numbers with gaps, and booleans with gaps."""
    typed = validate(frame(n=None, ok=None), RESOURCE)
    assert typed["share"].iloc[0] == 0.5
    assert pd.isna(typed["n"].iloc[0])
    assert pd.isna(typed["ok"].iloc[0])
    assert typed["day"].iloc[0] == "2025-10"


@pytest.mark.parametrize(
    ("column", "cell", "expected"),
    [
        ("share", "-0.1", "at least 0"),
        ("share", "1.1", "at most 1"),
        ("day", "2025-1", r"text like \d{4}(-\d{2}(-\d{2})?)?"),
        ("day", "2025-10-01T00", r"text like \d{4}(-\d{2}(-\d{2})?)?"),
        ("n", "3.5", "a value of type integer"),
        ("ok", "TRUE", "a value of type boolean"),
        ("id", None, "a value"),
    ],
)
def test_validate_names_what_was_expected(column: str, cell: str | None, expected: str) -> None:
    """Each constraint of the descriptor has its own words in the message."""
    with pytest.raises(DataError) as raised:
        validate(frame(**{column: cell}), RESOURCE)
    assert [(f.row, f.column, f.found, f.expected) for f in raised.value.faults] == [
        (1, column, cell or "", expected)
    ]


def test_validate_does_not_change_what_it_is_given() -> None:
    """The frame of text cells is the same after validation."""
    raw = frame()
    before = raw.copy()
    validate(raw, RESOURCE)
    pd.testing.assert_frame_equal(raw, before)
