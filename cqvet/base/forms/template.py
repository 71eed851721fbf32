"""A form to fill in, empty or with rows, as a file."""

import csv
import io
from collections.abc import Sequence

from openpyxl import Workbook  # type: ignore[import-untyped]

Rows = Sequence[Sequence[str | int]]


def as_csv(header: Sequence[str], rows: Rows = ()) -> bytes:
    """A CSV file (UTF-8 with a mark, so that spreadsheets read Chinese)."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")


def as_xlsx(header: Sequence[str], rows: Rows, sheet: str) -> bytes:
    """The same as an XLSX file with one sheet."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    for row in [header, *rows]:
        page.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
