"""A form to fill in, empty or with rows, as a file."""

import csv
import io
from collections.abc import Sequence

Rows = Sequence[Sequence[str | int]]


def as_csv(header: Sequence[str], rows: Rows = ()) -> bytes:
    """A CSV file (UTF-8 with a mark, so that spreadsheets read Chinese)."""
    text = io.StringIO()
    csv.writer(text).writerows([header, *rows])
    return text.getvalue().encode("utf-8-sig")
