"""Tables of a document: heads that repeat, rows that stay whole, columns as wide as their words."""

import re
from collections.abc import Sequence
from typing import Any, Final

from docx.document import Document as Doc
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm

from cqvet.i18n import Text
from cqvet.pictures.svg.labelling import width
from cqvet.subjects.report import Table, told

WIDE: Final = 16.2
"""Centimetres of a page between its margins."""
EM: Final = 0.3
"""The height of a letter."""
BOLD: Final = 1.15
EDGES: Final = 0.42
"""What a cell keeps free beside its words."""
LONGEST: Final = 34.0
"""So wide a cell, in letters, is broken."""
BREAKS: Final = re.compile(r"[\s\u2E80-\uFFEF]+")
"""Where a line may end: at blanks, and between Chinese characters."""
SHADE: Final = "EDE7DB"


def texts(table: Table, t: Text) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Heads and rows of a table as they are read."""
    units = [column.unit for column in table.columns]
    rows = [
        tuple(told(cell, unit, t) for cell, unit in zip(row, units, strict=True))
        for row in table.rows
    ]
    return tuple(column.title for column in table.columns), rows


def write(document: Doc, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table in the document."""
    table: Any = document.add_table(rows=0, cols=len(heads), style="Table Grid")
    table.autofit = False
    wide = widths(heads, rows)
    for i, words in enumerate((heads, *rows)):
        line = table.add_row()
        _kept(line, head=i == 0)
        for cell, text, room in zip(line.cells, words, wide, strict=True):
            cell.width = Cm(room)
            paragraph = cell.paragraphs[0]
            paragraph.style = document.styles["Cell"]
            paragraph.add_run(text).bold = True if i == 0 else None
            if i == 0:
                _shaded(cell)
    for column, room in zip(table.columns, wide, strict=True):
        column.width = Cm(room)


def widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Centimetres of each column: no word is broken, the rest goes by how much it holds."""
    least, wanted = [], []
    for i, head in enumerate(heads):
        cells = [row[i] for row in rows]
        least.append(EM * max(BOLD * _word(head), *(_word(text) for text in cells), 0.0) + EDGES)
        longest = max(*(width(cell, EM) for cell in cells), width(head, EM) / 2, 0.0)
        wanted.append(min(longest, LONGEST * EM) + EDGES)
    if sum(least) >= WIDE:
        return [WIDE * one / sum(least) for one in least]
    more = [max(one - low, 0.0) for one, low in zip(wanted, least, strict=True)]
    share = (WIDE - sum(least)) / (sum(more) or 1.0)
    if not sum(more):
        return [WIDE * one / sum(least) for one in least]
    return [low + share * one for low, one in zip(least, more, strict=True)]


def _word(text: str) -> float:
    """The longest part of a text that is not broken, in letters; addresses may be."""
    words = [] if text.startswith("http") else BREAKS.split(text)
    return max((min(width(word, 1.0), 12.0) for word in words), default=1.0)


def _kept(line: Any, *, head: bool) -> None:
    """A row is not broken over two pages; a head stands on each."""
    properties = line._tr.get_or_add_trPr()  # noqa: SLF001
    for tag in ("w:cantSplit", *(["w:tblHeader"] if head else [])):
        properties.append(OxmlElement(tag))


def _shaded(cell: Any) -> None:
    shade = OxmlElement("w:shd")
    for name, value in (("val", "clear"), ("color", "auto"), ("fill", SHADE)):
        shade.set(qn(f"w:{name}"), value)
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001
