"""Bytes of a CSV or XLSX file -> rows of text, the first one being the header.

METHOD. A ZIP signature means XLSX (first sheet; the value of a formula, or the formula itself
where the file has no value, so that no cell is lost), everything else is CSV:
UTF-8 with or without a mark, else GB 18030. The delimiter is the one of comma, semicolon,
tab, bar and Chinese comma that cuts the first line into the most known headers. Cells are
stripped and brought to NFKC, so full-width digits are digits. Empty cells at the end of a row
are not kept; wholly empty rows keep their number and are otherwise ignored.
"""

import csv
import io
import re
import unicodedata
import zipfile
import zlib
from collections.abc import Collection, Iterable, Iterator
from typing import Final
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook  # type: ignore[import-untyped]

from cqvet.forms.fault import UnreadableError
from cqvet.forms.form import MAX_UNPACKED, MAX_WIDTH

_DELIMITERS: Final = ",;\t|\uff0c"
_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_LINE_END: Final = re.compile(r"[\r\n]")
_HEADER: Final = 10_000
# What openpyxl is seen to raise on damaged workbooks.
_BROKEN: Final = (
    zipfile.BadZipFile,
    zlib.error,
    ParseError,
    EOFError,
    OSError,
    LookupError,
    TypeError,
    ValueError,
    AttributeError,
    NotImplementedError,
)


def read(
    content: bytes, headers: Collection[str], max_bytes: int, max_rows: int
) -> list[list[str]]:
    """All rows of a file, header first. `headers` are the spellings that the sniffing knows.

    Raises `UnreadableError`: `empty`, `too_large`, `old_excel`, `broken_workbook`,
    `unknown_encoding`, `too_many_rows`, and with their row `broken_quotes` and
    `too_many_columns`.
    """
    if len(content) > max_bytes:
        raise UnreadableError("too_large", str(len(content)), f"0-{max_bytes}")
    if content.startswith(_OLD_EXCEL):
        raise UnreadableError("old_excel", expected="xlsx, csv")
    source = _workbook(content) if content.startswith(_ZIP) else _text(content, headers)
    rows = _limited(source, max_rows)
    if not rows or not rows[0]:
        raise UnreadableError("empty")
    return rows


def _limited(source: Iterable[list[str]], most: int) -> list[list[str]]:
    rows: list[list[str]] = []
    last = 0
    for i, cells in enumerate(source):
        if i > most:
            raise UnreadableError("too_many_rows", expected=f"0-{most}")
        if len(cells) > MAX_WIDTH:
            raise UnreadableError("too_many_columns", str(len(cells)), f"0-{MAX_WIDTH}", row=i)
        row = [clean(cell) for cell in cells]
        while row and not row[-1]:
            row.pop()
        rows.append(row)
        if row:
            last = i + 1
    return rows[:last]


def clean(cell: str) -> str:
    """Strip a cell and bring its letters to NFKC."""
    return unicodedata.normalize("NFKC", cell).strip()


def _text(content: bytes, headers: Collection[str]) -> Iterator[list[str]]:
    text = _decoded(content)
    line = _LINE_END.split(text[:_HEADER], 1)[0]

    def known(delimiter: str) -> int:
        cells = next(csv.reader([line], delimiter=delimiter), [])
        return len({clean(cell).lower() for cell in cells} & set(headers))

    delimiter = max(_DELIMITERS, key=known)
    done = 0
    try:
        for cells in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True):
            yield cells
            done += 1
    except csv.Error:
        raise UnreadableError("broken_quotes", row=done) from None


def _decoded(content: bytes) -> str:
    for encoding in _ENCODINGS:
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text
    raise UnreadableError("unknown_encoding", expected="utf-8, gb18030")


def _workbook(content: bytes) -> Iterator[list[str]]:
    file = io.BytesIO(content)
    try:
        unpacked = sum(entry.file_size for entry in zipfile.ZipFile(file).infolist())
    except _BROKEN:
        raise UnreadableError("broken_workbook") from None
    if unpacked > MAX_UNPACKED:
        raise UnreadableError("too_large", str(unpacked), f"0-{MAX_UNPACKED}")
    try:
        values = _sheet(file, data_only=True)
        if not _has_formulas(file):
            yield from ([_cell(value) for value in row] for row in values)
            return
        for row, written in zip(values, _sheet(file, data_only=False), strict=True):
            cells = zip(row, written, strict=True)
            yield [_cell(other if value is None else value) for value, other in cells]
    except _BROKEN:
        raise UnreadableError("broken_workbook") from None


def _sheet(file: io.BytesIO, *, data_only: bool) -> Iterator[tuple[object, ...]]:
    """The rows of the first sheet, with values or with formulas as they are written."""
    sheet = load_workbook(file, read_only=True, data_only=data_only).worksheets[0]
    # The size that a file claims for its sheet may be wrong.
    sheet.reset_dimensions()
    yield from sheet.iter_rows(values_only=True)


def _has_formulas(file: io.BytesIO) -> bool:
    with zipfile.ZipFile(file) as parts:
        sheets = [name for name in parts.namelist() if name.startswith("xl/worksheets/")]
        return any(b"<f" in parts.read(name) for name in sheets if name.endswith(".xml"))


def _cell(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
