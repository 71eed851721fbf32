"""The annex of a report as XLSX: a sheet a table, numbers as numbers, charts of its own.

METHOD. Every sheet says what it is, of which kind its numbers are, how to read them, the version,
the licence and the way back. A number with an interval fills three columns. The same report gives
the same bytes.
"""

import io
import math
import re
from collections.abc import Iterator, Sequence
from datetime import datetime
from textwrap import wrap
from typing import Any, Final

from xlsxwriter import Workbook

from cqvet import data
from cqvet.base.zipped import timeless
from cqvet.evidence.citation import AUTHOR
from cqvet.i18n import Text
from cqvet.models import estimate
from cqvet.models.matching.case import HIGH, LOW
from cqvet.models.plan import odds
from cqvet.pictures.svg.labelling import width
from cqvet.press import charts
from cqvet.subjects.report import Amount, Cell, Column, Report, Span, Table

FORMATS: Final = {
    "text": "@",
    "count": "#,##0",
    "mean": "#,##0.0",
    "share": "0.0%",
    "odds": '[=0.95]">"0%;0%',
    "points": '+0.0;"−"0.0;0.0',
    "ratio": '0.00;"−"0.00',
    "degree": '0.0"°"',
}
LINE: Final = 15.0
"""How high a line of a cell is, in points; programs differ in whether they find it themselves."""
HEADED: Final = 18.0
"""So wide a column becomes, in letters, for the sake of its head."""
CHINESE: Final = re.compile(r"[\u2E80-\uFFEF]")
"""Characters that are as wide as two digits."""
A4: Final = 9
"""The number of the paper."""
HEAD: Final = 4
"""The row of the heads, counted from 0."""
LICENCE: Final = "CC BY 4.0"


def written(content: Report) -> bytes:
    """The workbook of a report."""
    file = io.BytesIO()
    book = Workbook(file, {"in_memory": True})
    book.set_properties(
        {"title": content.title, "author": AUTHOR, "created": datetime.fromisoformat(data.date())}
    )
    sheets = Sheets(book, content)
    sheets.about()
    for table in content.tables():
        sheets.table(table)
    book.close()
    return timeless(file.getvalue())


class Sheets:
    """Writes the sheets of a workbook in one language."""

    def __init__(self, book: Workbook, content: Report) -> None:
        self.book, self.content, self.t = book, content, Text(content.lang)
        self.title = book.add_format({"bold": True})
        self.bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.numbers = {
            unit: book.add_format(
                {"num_format": form, "valign": "top", "align": "right", "indent": 1}
            )
            for unit, form in FORMATS.items()
        }

    def sheet(self, name: str) -> Any:
        """A sheet that prints on A4, as wide as a page; one with a chart is one page."""
        sheet = self.book.add_worksheet(name)
        sheet.set_paper(A4)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 1 if name in charts.DRAWN else 0)
        return sheet

    def about(self) -> None:
        """What the workbook is, its conditions, the settings of the method, licence, way back."""
        t, sheet = self.t, self.sheet("about")
        sheet.set_column(0, 0, 34)
        sheet.set_column(1, 1, 90)
        sheet.write_string(0, 0, self.content.title, self.title)
        rows = [
            *self.content.about,
            (t("report.annex_version"), data.version()),
            (t("report.annex_date"), data.date()),
            (t("report.annex_licence"), LICENCE),
            (t("report.annex_link"), self.content.link or t("report.no_address")),
        ]
        for at, row in enumerate(rows, start=2):
            for column, text in enumerate(row):
                sheet.write_string(at, column, text, self.plain)
        settings = (
            ("interval", HIGH - LOW, "share"),
            ("sure", odds.SURE, "share"),
            ("step", odds.NEAREST, "share"),
            ("most", odds.MOST, "share"),
            ("draws", estimate.DRAWS, "count"),
        )
        for at, (name, value, unit) in enumerate(settings, start=len(rows) + 3):
            sheet.write_string(at, 0, t(f"report.annex_{name}"), self.plain)
            look = {"num_format": "0%" if unit == "share" else FORMATS[unit], "align": "left"}
            sheet.write_number(at, 1, round(value, 4), self.book.add_format(look))

    def table(self, table: Table) -> None:
        """A table with what it is above it and where it is from below, and its chart."""
        t, sheet = self.t, self.sheet(table.id)
        sheet.repeat_rows(HEAD)
        sheet.write_string(0, 0, table.title, self.title)
        sheet.write_string(1, 0, table.note)
        sheet.write_string(2, 0, t(f"figure.kind_{table.kind}"))
        wide = list(widths(table))
        heads = [head for column in table.columns for head in self.heads(column)]
        sheet.set_row(HEAD, high(heads, wide))
        for at, head in enumerate(heads):
            sheet.write_string(HEAD, at, head, self.bold)
        for at, row in enumerate(table.rows, start=HEAD + 1):
            cells = [
                cell
                for one, column in zip(row, table.columns, strict=True)
                for cell in spread(one, column)
            ]
            sheet.set_row(at, high([cell for cell, _ in cells], wide))
            self.row(sheet, at, cells)
        for at, room in enumerate(wide):
            sheet.set_column(at, at, room)
        sheet.freeze_panes(HEAD + 1, 1)
        foot = HEAD + len(table.rows) + 3
        for at, line in enumerate(self.foot(), start=foot):
            sheet.write_string(at, 0, line)
        charts.add(self.book, sheet, table, HEAD, foot + 4)

    def row(self, sheet: Any, at: int, cells: Sequence[tuple[Cell, str]]) -> None:
        """A row of texts and numbers, each in the form of its unit."""
        for column, (cell, unit) in enumerate(cells):
            if isinstance(cell, str):
                sheet.write_string(at, column, cell, self.plain)
            else:
                sheet.write_number(at, column, cell, self.numbers[unit])

    def heads(self, column: Column) -> Iterator[str]:
        """The head of a column, and of the ends of its interval."""
        yield column.title
        if column.spans:
            yield self.t("report.col_low", name=column.title)
            yield self.t("report.col_high", name=column.title)

    def foot(self) -> tuple[str, ...]:
        """Where the numbers are from, and under which licence."""
        return (
            self.content.title,
            self.content.subtitle,
            f"{self.t('report.annex_licence')}: {LICENCE}",
            self.content.link,
        )


def spread(cell: Cell, column: Column) -> Iterator[tuple[Any, str]]:
    """A cell, or a number with its ends; what is missing repeats its reason."""
    unit = column.unit
    if isinstance(cell, Amount):
        cell, unit = cell
    if isinstance(cell, Span):
        ends = cell if column.spans else cell[:1]
        yield from ((cell.value if math.isnan(end) else end, unit) for end in ends)
        return
    yield cell, unit
    if column.spans:
        yield from ((cell, unit), (cell, unit))


def widths(table: Table) -> Iterator[float]:
    """About how wide each column is, in letters."""
    for at, column in enumerate(table.columns):
        texts = [row[at] for row in table.rows if isinstance(row[at], str)]
        longest = max((width(str(text), 2.0) for text in texts), default=0.0)
        head = min(width(column.title, 2.0) + 2, HEADED)
        yield min(max(12.0, head, longest + 2), 60.0)
        if column.spans:
            yield from (12.0, 12.0)


def high(cells: Sequence[object], wide: Sequence[float]) -> float:
    """The height of a row in which every text is read whole."""
    lines = [
        len(wrap(CHINESE.sub("字字", cell), int(room) - 1))
        for cell, room in zip(cells, wide, strict=True)
        if isinstance(cell, str)
    ]
    return LINE * max(1, *lines, 0)
