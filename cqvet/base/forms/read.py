"""Bytes of a CSV or XLSX file -> rows of text, the first one being the header.

METHOD. A ZIP signature means XLSX (`workbook.py`: the first sheet), everything else is CSV:
UTF-8 with or without a mark, else GB 18030. The delimiter is the one of comma, semicolon,
tab, bar and Chinese comma that cuts the first line into the most known headers. Cells are
stripped and brought to NFKC, so full-width digits are digits. Empty cells at the end of a row
are not kept; wholly empty rows keep their number and are otherwise ignored.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Collection, Iterable, Iterator
from typing import Final

from cqvet.base.forms import workbook
from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.form import MAX_WIDTH

_DELIMITERS: Final = ",;\t|\uff0c"
_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_ENCODINGS: Final = ("utf-8-sig", "gb18030")
_LINE_END: Final = re.compile(r"[\r\n]")
_HEADER: Final = 10_000
MAX_LETTERS: Final = 10_000_000
"""Letters of all cells: a workbook can point at one long text from every cell."""


def read(
    content: bytes, headers: Collection[str], max_bytes: int, max_rows: int
) -> list[list[str]]:
    """All rows of a file, header first. `headers` are the spellings that the sniffing knows.

    Raises `UnreadableError`: `empty`, `too_large`, `old_excel`, `locked_workbook`,
    `broken_workbook`, `overfull_workbook`, `unknown_encoding`, `too_many_rows`, and with their
    row `broken_quotes` and `too_many_columns`.
    """
    if len(content) > max_bytes:
        raise UnreadableError("too_large", str(len(content)), f"0-{max_bytes}")
    if content.startswith(_OLD_EXCEL) and _LOCKED in content:
        raise UnreadableError("locked_workbook")
    if content.startswith(_OLD_EXCEL):
        raise UnreadableError("old_excel", expected="xlsx, csv")
    source = workbook.rows(content) if content.startswith(_ZIP) else _text(content, headers)
    rows = _limited(source, max_rows)
    if not rows or not rows[0]:
        raise UnreadableError("empty")
    return rows


def _limited(source: Iterable[list[str]], most: int) -> list[list[str]]:
    rows: list[list[str]] = []
    last = letters = 0
    for i, cells in enumerate(source):
        if i > most:
            raise UnreadableError("too_many_rows", expected=f"0-{most}")
        if len(cells) > MAX_WIDTH:
            raise UnreadableError("too_many_columns", str(len(cells)), f"0-{MAX_WIDTH}", row=i)
        row = []
        for cell in cells:
            row.append(clean(cell))
            letters += len(cell) + len(row[-1])
            if letters > 2 * MAX_LETTERS:
                raise UnreadableError("overfull_workbook", row=i)
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
