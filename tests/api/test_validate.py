"""Files checked over HTTP: faults by row and column, in both languages; nothing stored."""

import csv
import io
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from starlette.testclient import TestClient

from cqvet import data
from cqvet.api import tables
from cqvet.subjects import own, register
from tests.api.conftest import API, fits
from tests.register_broken import BROKEN

FAULT = ["row", "line", "sheet", "column", "found", "expected", "code"]
FAULT += ["message_zh", "message_en"]

CLEAN: dict[str, Any] = {"faults": [], "groups": [], "total": 0}


def check(client: TestClient, table: str, content: bytes) -> dict[str, Any]:
    """The answer for a file."""
    answer = client.post(f"{API}/validate/{table}", content=content)
    assert answer.status_code == 200
    found: dict[str, Any] = answer.json()
    told = ["read", "repairs", "questions"] if table in {*own.FORMS, "needs"} else []
    assert list(found) == ["rows", "faults", "groups", "total", *told]
    assert all(sorted(fault) == sorted(FAULT) for fault in found["faults"])
    assert sum(group["count"] for group in found["groups"]) == found["total"]
    return found


def places(found: dict[str, Any]) -> list[tuple[int, str, str]]:
    return [(fault["row"], fault["column"], fault["code"]) for fault in found["faults"]]


def changed(name: str, row: int, column: str, value: str) -> bytes:
    """The file of a table with one cell changed. Row 1 is the first data row."""
    rows = list(csv.reader(io.StringIO((data.FOLDER / f"{name}.csv").read_text("utf-8"))))
    rows[row][rows[0].index(column)] = value
    text = io.StringIO()
    csv.writer(text, quoting=csv.QUOTE_ALL).writerows(rows)
    return text.getvalue().encode()


@pytest.mark.parametrize("name", tables.names())
def test_every_table_of_ours_has_no_fault(client: TestClient, name: str) -> None:
    """The files of the package pass the check that they passed at the start."""
    found = check(client, name, (data.FOLDER / f"{name}.csv").read_bytes())
    assert found == {"rows": len(data.table(name)), **CLEAN}


@pytest.mark.parametrize("name", ["zones", "clusters", "district_statistics"])
def test_our_own_workbooks_pass(client: TestClient, name: str) -> None:
    """What the API gives as XLSX, it takes."""
    book = client.get(f"{API}/tables/{name}.xlsx").content
    assert check(client, name, book) == {"rows": len(data.table(name)), **CLEAN}


@pytest.mark.parametrize(
    ("row", "column", "value", "code", "expected"),
    [
        (3, "value", "many", "wrong_type", "number"),
        (1, "value", "-1", "below_minimum", "0"),
        (2, "year", "2050", "above_maximum", "2030"),
        (5, "confidence", "sure", "not_listed", "high, medium, low"),
        (7, "source", "", "missing", ""),
        (4, "district", "12", "malformed", "^500[0-9]{3}$"),
        (9, "source", "nobody", "unknown_reference", "sources"),
    ],
)
def test_a_damaged_cell_is_located(
    client: TestClient, row: int, column: str, value: str, code: str, expected: str
) -> None:
    """One wrong cell gives one fault with its place, and a sentence in each language."""
    found = check(client, "district_statistics", changed("district_statistics", row, column, value))
    assert places(found) == [(row, column, code)]
    (fault,) = found["faults"]
    assert (fault["found"], fault["expected"]) == (value, expected)
    assert fault["message_zh"] != fault["message_en"]


def test_headers_keys_and_extra_cells(client: TestClient) -> None:
    """Columns too few, too many or twice, keys that repeat and cells beyond the header."""
    header = ["alias", "district"]
    twice = b"alias,alias,district\na,b,500101\n"
    assert places(check(client, "place_alias_districts", twice)) == [
        (0, "alias", "repeated_column")
    ]
    found = check(client, "place_alias_districts", b"alias,colour\nx,red\n")
    assert {(0, "district", "missing_column"), (0, "colour", "unknown_column")} <= set(
        places(found)
    )
    first = (data.FOLDER / "place_alias_districts.csv").read_text("utf-8").splitlines()[1]
    text = "\n".join([",".join(header), first, "", f"{first},extra"]).encode()
    found = check(client, "place_alias_districts", text)
    assert found["rows"] == 2
    assert (3, "3", "extra_cell") in places(found)
    assert {row for row, _, code in places(found) if code == "repeated_key"} == {1, 3}


def test_a_table_that_is_none(client: TestClient) -> None:
    """No bytes, and bytes that are no text, are one fault of the file."""
    assert places(check(client, "zones", b"")) == [(0, "", "empty")]
    assert places(check(client, "zones", b"PK\x03\x04nothing")) == [(0, "", "broken_workbook")]


@pytest.mark.parametrize("name", BROKEN)
def test_registers_are_checked_as_on_the_page(client: TestClient, name: str) -> None:
    """The faults of a broken register are those of the module, with the real words."""
    content, _ = BROKEN[name]
    expected = register.validate(content, register.words())
    found = check(client, "register", content)
    assert found["rows"] == expected.total
    assert [
        (f["row"], f["column"], f["code"], f["found"], f["expected"]) for f in found["faults"]
    ] == [(f.row, f.where, f.code, f.found, f.expected) for f in expected.faults]
    assert all(fault["message_zh"] and fault["message_en"] for fault in found["faults"])


def test_the_example_register_is_valid(client: TestClient) -> None:
    """The example that visitors download has no fault, as CSV and as XLSX."""
    for content in (
        register.template_csv(None, register.EXAMPLE),
        register.template_xlsx(None, register.EXAMPLE),
    ):
        found = check(client, "register", content)
        assert {name: found[name] for name in ("rows", *CLEAN)} == {"rows": 7, **CLEAN}
        assert found["repairs"] == found["questions"] == found["read"]["aside"] == []


def test_unknown_tables(client: TestClient) -> None:
    """A table that is not there is 404."""
    answer = client.post(f"{API}/validate/nowhere", content=b"a\n1")
    assert answer.status_code == 404
    assert answer.headers["content-type"] == "application/problem+json"


CELLS = st.text(st.characters(codec="utf-8"), max_size=6)


@given(
    name=st.sampled_from(["register", "district_statistics", "clusters", "sums"]),
    content=st.one_of(
        st.binary(max_size=60),
        st.lists(st.lists(CELLS, max_size=4), max_size=4).map(
            lambda rows: "\n".join(",".join(row) for row in rows).encode()
        ),
    ),
)
def test_no_file_breaks_the_check(client: TestClient, name: str, content: bytes) -> None:
    """Whatever the bytes, the answer is rows and faults."""
    check(client, name, content)


@given(
    row=st.integers(1, 38),
    column=st.sampled_from(tuple(tables.fields("districts"))),
    value=CELLS.filter(lambda text: "\x00" not in text),
)
def test_any_cell_of_a_table_may_say_anything(
    client: TestClient, row: int, column: str, value: str
) -> None:
    """A table with one cell changed passes, or its faults lie in the column or its key."""
    found = check(client, "districts", changed("districts", row, column, value))
    assert {fault["column"] for fault in found["faults"]} <= {column, ""}


@pytest.mark.parametrize("table", ["register", "district_statistics"])
def test_many_equal_faults_are_one_line(
    client: TestClient, document: dict[str, Any], table: str
) -> None:
    """A wrong column in 2,500 rows: the first thousand faults, and one group with all of them."""
    form = register.words() if table == "register" else None
    if form:
        lines = ["institution,district,programme,level,year"]
        lines += [f"School {i},永川区,510203,higher_vocational,soon" for i in range(2_500)]
        code, places = "not_a_number", [("year", i) for i in range(1, 6)]
    else:
        first = (data.FOLDER / f"{table}.csv").read_text("utf-8").splitlines()
        lines = [first[0], *[",".join("x" for _ in first[0].split(","))] * 2_500]
        code, places = "malformed", [("district", i) for i in range(1, 6)]
    found = check(client, table, "\n".join(lines).encode())
    assert found["total"] >= 2_500
    assert len(found["faults"]) == 1_000
    (group,) = [group for group in found["groups"] if group["code"] == code]
    assert group["count"] == 2_500
    assert group["first"] == [
        {"row": row, "line": row + 1, "sheet": "", "column": column} for column, row in places
    ]
    assert group["message_zh"] != group["message_en"]
    fits(found, document["components"]["schemas"]["validation"], document)


OWN = "一览\n院校,区县,专业代码,层次,年份,备注\n"
OWN += "甲,永川区,510101,高职,2018级,x\n乙,永川区,710201,博士,2024,\n"


def test_what_was_read_repaired_and_asked_is_told(client: TestClient) -> None:
    """With the lines of the sender's own file, and sentences in both languages."""
    found = check(client, "register", OWN.encode())
    assert [(f["row"], f["line"], f["column"]) for f in found["faults"]] == [(2, 4, "level")]
    (sheet,) = found["read"]["sheets"]
    assert (sheet["first_line"], sheet["rows"]) == (2, 2)
    assert [one["what"] for one in found["read"]["aside"]] == ["备注"]
    assert [(one["kind"], one["first"][0]["read"]) for one in found["repairs"]] == [
        ("cohort", "2018")
    ]
    (question,) = found["questions"]
    assert question["candidates"] == ["2015", "2021"]
    for told in (*found["repairs"], *found["questions"], *found["read"]["aside"]):
        assert told["message_zh"] != told["message_en"]


def test_questions_are_answered_and_repairs_refused_by_parameters(client: TestClient) -> None:
    """An answer settles its question; a refused repair is a fault again."""
    address = f"{API}/validate/register"
    asked = client.post(f"{address}?answer=edition%3D2021", content=OWN.encode()).json()
    assert [one["answer"] for one in asked["questions"]] == ["2021"]
    found = client.post(f"{address}?untouched=cohort", content=OWN.encode()).json()
    assert found["repairs"] == []
    assert {(f["line"], f["code"]) for f in found["faults"]} == {
        (3, "not_a_number"),
        (4, "unknown_level"),
    }
    for query, name in (("untouched=magic", "untouched"), ("answer=edition", "answer")):
        answer = client.post(f"{address}?{query}", content=OWN.encode())
        assert answer.status_code == 400
        assert [error["name"] for error in answer.json()["errors"]] == [name]
    assert client.post(f"{API}/validate/zones?untouched=unit", content=b"a").status_code == 400


def test_a_body_that_is_json_may_have_a_mark_and_no_other_encoding(client: TestClient) -> None:
    """A mark falls away; GB 18030 is refused with the encoding that is wanted."""
    body = '{"needs": [{"text": "招焊工", "kind": "人才", "district": "永川"}]}'
    assert client.post(f"{API}/needs", content=body.encode("utf-8-sig")).status_code == 200
    answer = client.post(f"{API}/needs", content=body.encode("gb18030"))
    assert answer.status_code == 400
    assert [(e["code"], e["expected"]) for e in answer.json()["errors"]] == [("not_utf8", "UTF-8")]
    several = client.post(f"{API}/needs", content="需求,类型\n招焊工,人才/技术\n".encode())
    assert [e["code"] for e in several.json()["errors"]] == ["open_question"]
