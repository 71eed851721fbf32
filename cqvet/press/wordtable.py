"""Tables of a document: heads that repeat, rows that stay whole, columns as wide as their words.

METHOD. A table is written as the text of its XML and read at once: cell by cell the library takes
a hundred times as long.
"""

import re
from collections.abc import Sequence
from html import escape
from typing import Final

from docx.document import Document as Doc
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from cqvet.i18n import Text
from cqvet.pictures.svg.labelling import width
from cqvet.subjects.report import Table, told

WIDE: Final = 16.2
"""Centimetres of a page between its margins."""
EM: Final = 0.3
"""The height of a letter."""
BOLD: Final = 1.3
EDGES: Final = 0.42
"""What a cell keeps free beside its words."""
LEAST: Final = 4.0
"""So many letters no column is narrower than: a bracket in a head stays with what it holds."""
LONGEST: Final = 34.0
"""So wide a cell, in letters, is broken."""
BREAKS: Final = re.compile(r"[\s\u2E80-\uFFEF]+")
"""Where a line may end: at blanks, and between Chinese characters."""
SHADE: Final = "EDE7DB"
TWIPS: Final = 567
"""Of a centimetre; the unit of a document."""
TIED: Final = 3
"""So many rows, at the least, stay together at each end of a table."""


def texts(table: Table, t: Text) -> tuple[tuple[str, ...], list[tuple[str, ...]]]:
    """Heads and rows of a table as they are read."""
    units = [column.unit for column in table.columns]
    rows = [
        tuple(told(cell, unit, t) for cell, unit in zip(row, units, strict=True))
        for row in table.rows
    ]
    return tuple(column.title for column in table.columns), rows


def write(document: Doc, heads: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table at the end of the document."""
    wide = [round(TWIPS * one) for one in widths(heads, rows)]
    grid = "".join(f'<w:gridCol w:w="{one}"/>' for one in wide)
    tied = range(1, TIED), range(len(rows) + 1 - TIED, len(rows))
    lines = [
        _line(words, wide, head=i == 0, tied=i == 0 or any(i in some for some in tied))
        for i, words in enumerate((heads, *rows))
    ]
    layout = '<w:tblStyle w:val="TableGrid"/><w:tblW w:type="auto" w:w="0"/>'
    made = (
        f'<w:tbl {nsdecls("w")}><w:tblPr>{layout}<w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{''.join(lines)}</w:tbl>"
    )
    document.element.body._insert_tbl(parse_xml(made))  # noqa: SLF001


def _line(words: Sequence[str], wide: Sequence[int], *, head: bool, tied: bool) -> str:
    """A row, not broken over two pages; a head stands on each. What is tied keeps with the next."""
    row = f"<w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>"
    shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{SHADE}"/>' if head else ""
    form = f'<w:pPr><w:pStyle w:val="Cell"/>{"<w:keepNext/>" if tied else ""}</w:pPr>'
    look = "<w:rPr><w:b/></w:rPr>" if head else ""
    cells = [
        f'<w:tc><w:tcPr><w:tcW w:type="dxa" w:w="{room}"/>{shade}</w:tcPr>'
        f'<w:p>{form}<w:r>{look}<w:t xml:space="preserve">{escape(text)}</w:t></w:r></w:p></w:tc>'
        for text, room in zip(words, wide, strict=True)
    ]
    return f"<w:tr>{row}{''.join(cells)}</w:tr>"


def widths(heads: Sequence[str], rows: Sequence[Sequence[str]]) -> list[float]:
    """Centimetres of each column: no word is broken, the rest goes by how much it holds."""
    least, wanted = [], []
    for i, head in enumerate(heads):
        cells = [row[i] for row in rows]
        least.append(EM * max(BOLD * _word(head), *map(_word, cells), LEAST) + EDGES)
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
    return max((min(width(word, 1.0), 12.0) for word in words), default=LEAST)
