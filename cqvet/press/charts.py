"""The charts of the annex: drawn by the spreadsheet from the numbers of the sheet itself."""

from typing import Any, Final

from xlsxwriter import Workbook

from cqvet.subjects.report import Span, Table

DRAWN: Final = {
    "clusters": (2, 3),
    "levels": (-1,),
    "zones": (4,),
    "changes": (3,),
}
"""Tables that have a chart -> the columns that are its bars, as the table counts them."""
PIXELS: Final = 28
"""How high a row of bars is."""


def add(book: Workbook, sheet: Any, table: Table, head: int, at: int) -> None:
    """The chart of a table, below it; none where it has none or no rows."""
    if table.id not in DRAWN or not table.rows:
        return
    chart: Any = book.add_chart({"type": "bar"})
    last = head + len(table.rows)
    for column in DRAWN[table.id]:
        chosen = column % len(table.columns)
        place = position(table, chosen)
        series: dict[str, Any] = {
            "name": [table.id, head, place],
            "categories": [table.id, head + 1, 0, last, 0],
            "values": [table.id, head + 1, place, last, place],
        }
        cells = [row[chosen] for row in table.rows]
        spans = [cell for cell in cells if isinstance(cell, Span)]
        if table.columns[chosen].spans and len(spans) == len(cells):
            series["y_error_bars"] = {
                "type": "custom",
                "plus_values": [span.high - span.value for span in spans],
                "minus_values": [span.value - span.low for span in spans],
            }
        chart.add_series(series)
    if table.columns[DRAWN[table.id][0] % len(table.columns)].unit == "share":
        chart.set_x_axis({"num_format": "0%"})
    chart.set_title({"name": table.title, "name_font": {"size": 12}})
    chart.set_y_axis({"reverse": True, "label_position": "low"})
    chart.set_legend({"position": "bottom"})
    chart.set_size({"width": 760, "height": 160 + PIXELS * len(table.rows)})
    sheet.insert_chart(at, 0, chart, {"description": table.title})


def position(table: Table, column: int) -> int:
    """Where a column of a table stands in its sheet, behind the ends of those before it."""
    return column + 2 * sum(one.spans for one in table.columns[:column])
