"""Old workbooks and OpenDocument tables: read in a child, weighed before, refused in words."""

import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqvet import work
from cqvet.base.forms import Checked, UnreadableError, old, ole, opendocument
from cqvet.subjects import register
from cqvet.work import StoppedError
from tests.old_files import ods, xls
from tests.reading_files import HEAD, ROWS, csv

BODY = [HEAD, *ROWS]
SPAN = 'table:number-rows-spanned="2"'


def read(content: bytes) -> Checked:
    found: Checked = work.pool().submit("me", register.validate, content, register.words()).result()
    return found


FILES = {
    "xls": xls({"表": BODY}),
    "xls with notes first": xls({"说明": [("每行一个专业",)], "表": [("标题",), *BODY]}),
    "ods": ods(BODY),
    "ods with merged cells": ods([HEAD, ROWS[0], ("", *ROWS[1][1:]), ROWS[2]], merged=SPAN),
}


@pytest.mark.parametrize("name", FILES)
def test_the_same_register_is_read_from_old_files(name: str) -> None:
    """In a child, as the server has them: rows and kind are those of the same table as CSV."""
    found = read(FILES[name])
    assert found.settled
    plain = register.validate(csv(*ROWS), register.words()).rows
    assert found.rows.drop(columns="row").equals(plain.drop(columns="row"))
    assert found.report.kind == name[:3]


def test_they_are_read_only_where_memory_is_limited() -> None:
    """The process of the server never gives such a file to the library."""
    assert not old.is_limited()
    for content in FILES.values():
        found = register.validate(content, register.words())
        assert [fault.code for fault in found.faults] == ["old_excel"]


REPEATED = '<table:table-row table:number-rows-repeated="{}"><table:table-cell/></table:table-row>'
BOMBS = {
    "a sheet that claims to be large": xls({"a": BODY}, size=(65_536, 256)),
    "a cell in the far corner": xls({"a": [(), *[()] * 60_000, (*[""] * 200, "x")]}),
    "rows repeated before a cell": ods(BODY, before=REPEATED.format(1_000_000)),
}


@pytest.mark.parametrize("name", BOMBS)
def test_the_size_is_checked_before(name: str) -> None:
    """What a sheet claims and what its cells reach is counted without building any of it."""
    content = BOMBS[name]
    weigh = opendocument.extents if opendocument.is_one(content) else ole.extents
    with pytest.raises(UnreadableError) as caught:
        weigh(content)
    assert caught.value.fault.code == "overfull_workbook"
    assert len(content) < 50_000


def test_repeated_cells_at_the_end_reach_nowhere() -> None:
    """An office program fills a sheet with empty repeated rows; they are no size."""
    (table,) = opendocument.extents(ods([*BODY, ()]))
    assert (table.rows, table.columns) == (4, 8)


def test_a_locked_old_workbook_is_known() -> None:
    """Its records say that a password is needed."""
    found = read(xls({"a": BODY}, password=True))
    assert [fault.code for fault in found.faults] == ["locked_workbook"]


def test_chains_that_turn_back_end() -> None:
    """A file whose sectors follow each other in a ring is broken, not endless."""
    content = bytearray(FILES["xls"])
    at = 512 + 4 * 3
    content[at : at + 4] = struct.pack("<I", 2)
    with pytest.raises(UnreadableError):
        ole.extents(bytes(content))


@settings(max_examples=60)
@given(st.data())
def test_damaged_files_are_weighed_without_a_traceback(data: st.DataObject) -> None:
    """Bytes changed anywhere: a size, or a refusal."""
    name = data.draw(st.sampled_from(("xls", "ods")))
    content = bytearray(FILES[name])
    for _ in range(data.draw(st.integers(1, 6))):
        content[data.draw(st.integers(8, len(content) - 1))] = data.draw(st.integers(0, 255))
    weigh = opendocument.extents if name == "ods" else ole.extents
    with suppress(UnreadableError):
        assert weigh(bytes(content)) is not None


def test_no_damaged_file_stops_the_reading_of_others() -> None:
    """Cut and changed files are refused by the child or end it; the next file is read."""
    codes = set()
    for name in ("xls", "ods"):
        content = FILES[name]
        for cut in (600, len(content) // 2, len(content) - 30):
            damaged = content[: cut - 40] + bytes(range(40)) + content[cut:]
            for file in (content[:cut], damaged):
                try:
                    codes |= {fault.code for fault in read(file).faults}
                except StoppedError as error:
                    codes.add(error.why)
    assert codes
    assert read(FILES["xls"]).settled
