"""Small files that grow are refused while they are read: by counts, never by the clock."""

import zipfile
from collections.abc import Callable

import pytest

from cqvet.base import forms
from cqvet.base.forms import UnreadableError, message, read, weight
from cqvet.base.forms.weight import Weight
from cqvet.i18n import Text
from cqvet.subjects import needs, register
from tests.bombs import BOMBS, SHEET, packed, sheet

MOST = 20_000


def refused(content: bytes) -> str:
    """The code that refuses a file."""
    with pytest.raises(UnreadableError) as caught:
        read(content, ("a", "b"), register.MAX_BYTES, MOST)
    assert all(message(caught.value.fault, Text(lang)) for lang in ("zh", "en"))
    return caught.value.fault.code


@pytest.mark.slow
@pytest.mark.parametrize(("make", "code"), BOMBS.values(), ids=BOMBS)
def test_a_bomb_is_refused_early(make: Callable[[], bytes], code: str) -> None:
    """Each bomb fits into an upload, gets its sentence, and counting stops at the first limit."""
    content = make()
    assert len(content) <= register.MAX_BYTES
    assert refused(content) == code
    counted = Weight()
    try:
        counted.add(content)
    except (UnreadableError, zipfile.BadZipFile):
        assert counted.unpacked <= weight.MAX_UNPACKED + weight.PIECE
    assert counted.nodes <= weight.MAX_NODES + weight.MAX_TAG
    assert counted.unpacked <= 30 * 1_000_000


def test_a_row_of_cells_is_not_counted_to_its_end() -> None:
    """Of seven million cells in a row, a hundred thousand are looked at, in half a megabyte."""
    counted = Weight()
    with pytest.raises(UnreadableError):
        counted.add(BOMBS["cells_in_a_row"][0]())
    assert counted.nodes < weight.MAX_RECORD + 1_000
    assert counted.unpacked < 1_000_000


def test_the_largest_register_is_no_bomb() -> None:
    """As many rows as a register may have, every cell a styled formula with a value, pass."""
    cell = '<c r="A1" s="1" t="str"><f>A1&amp;"x"</f><v>some text</v></c>'
    row = f'<row r="1" spans="1:8">{cell * 8}</row>'
    counted = Weight()
    counted.add(packed({SHEET: sheet(row.encode() * (MOST + 1))}))
    assert not counted.lacking


def test_a_wide_row_of_excel_is_counted_as_columns() -> None:
    """A row as long as Excel's is no bomb: it is told that there are too many columns."""
    cells = b'<c s="1" t="n"><v>1</v></c>' * 16_384
    assert refused(packed({SHEET: sheet(b"<row>" + cells + b"</row>")})) == "too_many_columns"


def test_a_formula_without_a_value_is_seen() -> None:
    """Formulas are read a second time only where a value is lacking; then nothing is lost."""
    for value, lacking in ((b"<v>2</v>", False), (b"", True), (b"<v></v>", True)):
        cell = b'<row r="1"><c r="A1"><f>1+1</f>' + value + b"</c></row>"
        counted = Weight()
        counted.add(packed({SHEET: sheet(cell)}))
        assert counted.lacking is lacking
        found = read(packed({SHEET: sheet(cell)}), (), register.MAX_BYTES, MOST)
        assert found == [["=1+1" if lacking else "2"]]


def test_a_locked_workbook_of_excel_is_known() -> None:
    """What Excel saves with a password is an old container with one entry of that name."""
    content = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert refused(content) == "locked_workbook"


def test_every_form_refuses_bombs() -> None:
    """Registers and needs alike answer with one fault of the file."""
    content = BOMBS["far_corners"][0]()
    for form in (register.form(register.words()), needs.form()):
        found = forms.validate(content, form)
        assert [fault.row for fault in found.faults] == [0 if form.max_rows < MOST else MOST - 1]
