"""An OpenDocument table (`.ods`) is weighed before it is read: how far its repeated cells reach."""

import io
import zipfile
from dataclasses import dataclass, field
from typing import Final
from xml.parsers import expat

from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.grid import Span
from cqvet.base.forms.ole import MAX_BOX
from cqvet.base.forms.weight import Weight, overfull
from cqvet.base.forms.workbook import MAX_MERGED, told

MIME: Final = b"mimetypeapplication/vnd.oasis.opendocument.spreadsheet"
_CELLS: Final = ("table-cell", "covered-table-cell")
_HIDDEN: Final = ("collapse", "filter")


@dataclass
class Extent:
    """How far a table reaches, its merged cells and hidden rows (counted from 0)."""

    rows: int = 0
    columns: int = 0
    merged: list[Span] = field(default_factory=list)
    hidden: set[int] = field(default_factory=set)


def is_one(content: bytes) -> bool:
    """Whether a ZIP file says that it is an OpenDocument table."""
    return MIME in content[:200]


def extents(content: bytes) -> list[Extent]:
    """How far each table reaches.

    Raises `UnreadableError`: `broken_workbook`, `overfull_workbook` and the codes of `Weight`.
    """
    with told():
        Weight().add(content)
        parser = _Tables()
        with (
            zipfile.ZipFile(io.BytesIO(content)) as archive,
            archive.open("content.xml") as stream,
        ):
            parser.parser.ParseFile(stream)
        return parser.found


class _Tables:
    def __init__(self) -> None:
        self.found: list[Extent] = []
        self.row = self.column = self.depth = 0
        self.repeated = self.wide = 1
        self.filled = False
        self.parser = expat.ParserCreate()
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        tag = name.rpartition(":")[2]
        if tag == "table" and not self.depth:
            self.found.append(Extent())
            self.row = 0
        self.depth += tag == "table"
        if not self.found or self.depth != 1:
            return
        table = self.found[-1]
        if tag == "table-row":
            self.repeated = _number(attributes.get("table:number-rows-repeated"))
            self.column, self.filled = 0, False
            if attributes.get("table:visibility") in _HIDDEN and self.repeated <= MAX_BOX:
                table.hidden.update(range(self.row, self.row + self.repeated))
                if len(table.hidden) > MAX_BOX:
                    overfull()
        elif tag in _CELLS:
            self._cell(table, attributes)
        elif tag == "p":
            self._reach(table)

    def _cell(self, table: Extent, attributes: dict[str, str]) -> None:
        self.wide = _number(attributes.get("table:number-columns-repeated"))
        down = _number(attributes.get("table:number-rows-spanned"))
        right = _number(attributes.get("table:number-columns-spanned"))
        if down > 1 or right > 1:
            last = self.row + down - 1, self.column + right - 1
            table.merged.append((self.row, self.column, *last))
            if len(table.merged) > MAX_MERGED:
                overfull()
        if any(key.startswith("office:") for key in attributes):
            self._reach(table, self.wide)

    def _reach(self, table: Extent, wide: int | None = None) -> None:
        self.filled = True
        table.columns = max(table.columns, self.column + (wide or self.wide))
        table.rows = max(table.rows, self.row + self.repeated)
        if sum(one.rows * one.columns for one in self.found) > MAX_BOX:
            overfull()

    def _end(self, name: str) -> None:
        tag = name.rpartition(":")[2]
        self.depth -= tag == "table"
        if self.depth != 1:
            return
        if tag in _CELLS:
            self.column += self.wide
        elif tag == "table-row":
            self.row += self.repeated


def _number(said: str | None) -> int:
    text = said or ""
    if not (text.isascii() and text.isdigit()):
        return 1
    if len(text) > 9:
        raise UnreadableError("broken_workbook")
    return max(int(text), 1)
