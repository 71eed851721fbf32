"""Bytes of a file -> its sheets as rows of text.

METHOD. A file is known by its first bytes, never by its name: a ZIP signature means XLSX
(`workbook.py`) or OpenDocument, another an old workbook (`old.py`), tags mean an HTML table
(`markup.py`), everything else is a delimited text (`encoding.py`). Its delimiter is what a line
`sep=` says, else the one of comma, semicolon, tab, bar and Chinese comma that cuts one of the
first lines into the most known headers. Cells are stripped and brought to NFKC, so full-width
digits are digits. Empty cells at the end of a row are not kept; wholly empty rows keep their
number and are otherwise ignored.
"""

import csv
import io
import re
from collections.abc import Callable, Collection, Iterator, Sequence
from itertools import islice
from typing import Final

from cqvet.base.forms import markup, old, opendocument, workbook
from cqvet.base.forms.encoding import decoded
from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.grid import Book, Sheet, clean, taken

Known = Callable[[Sequence[str]], int]
"""How many known headers are among some cells."""

_DELIMITERS: Final = ",;\t|\uff0c"
_ZIP: Final = b"PK\x03\x04"
_OLD_EXCEL: Final = b"\xd0\xcf\x11\xe0"
_LOCKED: Final = "EncryptedPackage".encode("utf-16-le")
_SEP: Final = re.compile(r'"?sep=([,;\t|\uff0c])"?[,;\t|]*\r?(\n|\Z)', re.IGNORECASE)
_ENDS: Final = ("\n", "\r")
_FIRST: Final = 20_000
"""Letters among which the delimiter is looked for."""
_LINES: Final = 60


def read(
    content: bytes, headers: Collection[str], max_bytes: int, max_rows: int
) -> list[list[str]]:
    """All rows of the first sheet, header first. `headers` are the spellings that are known.

    Raises `UnreadableError`: the codes of `opened`, `too_many_rows`, and with their
    line `broken_quotes` and `too_many_columns`.
    """
    names = set(headers)
    book = opened(
        content, lambda cells: len({clean(cell).lower() for cell in cells} & names), max_bytes
    )
    rows = list(taken(book.sheets[0].rows(), max_rows))
    while rows and not rows[-1]:
        rows.pop()
    if not rows or not rows[0]:
        raise UnreadableError("empty")
    return rows


def opened(content: bytes, known: Known, max_bytes: int) -> Book:
    """A file as sheets whose rows are not read yet.

    Raises `UnreadableError`: `empty`, `too_large`, `old_excel`, `locked_workbook`,
    `broken_workbook`, `overfull_workbook`, `xml_workbook`, `unknown_encoding`, and with their
    line `bad_byte` and `cut_text`.
    """
    if len(content) > max_bytes:
        raise UnreadableError("too_large", str(len(content)), f"0-{max_bytes}")
    if content.startswith(_OLD_EXCEL):
        if _LOCKED in content:
            raise UnreadableError("locked_workbook")
        return Book("xls", old.sheets(content))
    if content.startswith(_ZIP) and opendocument.is_one(content):
        return Book("ods", old.sheets(content))
    if content.startswith(_ZIP):
        found = workbook.sheets(content)
        if not found:
            raise UnreadableError("empty")
        return Book("xlsx", found)
    text = decoded(content)
    if markup.is_xml_book(text.text):
        raise UnreadableError("xml_workbook", expected="xlsx, csv")
    if markup.is_markup(text.text):
        return Book("html", markup.sheets(text.text), text.encoding, text.mixed)
    sheet = Sheet("", _delimited(text.text, known))
    return Book("csv", (sheet,), text.encoding, text.mixed, text.text.endswith(_ENDS))


def _delimited(text: str, known: Known) -> Callable[[], Iterator[list[str]]]:
    """The rows of a text; those of a spreadsheet, which does not count a line `sep=`."""
    said = _SEP.match(text)
    body = text[said.end() :] if said else text
    delimiter = said[1] if said else max(_DELIMITERS, key=lambda sign: _best(body, sign, known))

    def rows() -> Iterator[list[str]]:
        done = 0
        file = io.StringIO(body, newline="")
        try:
            for cells in csv.reader(file, delimiter=delimiter, strict=True):
                yield cells
                done += 1
        except csv.Error:
            raise UnreadableError("broken_quotes", line=done + 1) from None

    return rows


def _best(text: str, delimiter: str, known: Known) -> int:
    """The most known headers in one of the first lines, cut by a delimiter."""
    lines = csv.reader(io.StringIO(text[:_FIRST], newline=""), delimiter=delimiter)
    best = 0
    try:
        for cells in islice(lines, _LINES):
            best = max(best, known(cells))
    except csv.Error:
        return best
    return best
