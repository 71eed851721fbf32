"""Tables of an HTML page, which some systems give away under the name of a workbook."""

import re
from collections.abc import Iterator, Sequence
from html.parser import HTMLParser
from typing import Final

from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.form import MAX_WIDTH
from cqvet.base.forms.grid import Layout, Sheet, Span

_START: Final = re.compile(
    r"\s*(<\?xml[^>]*>\s*|<!--.*?-->\s*)*<(!doctype\s+html|html|head|meta|table|style)\b",
    re.IGNORECASE | re.DOTALL,
)
_XML_BOOK: Final = "urn:schemas-microsoft-com:office:spreadsheet"
_CELLS: Final = ("td", "th")
MAX_TABLES: Final = 50


def is_markup(text: str) -> bool:
    """Whether a text is an HTML page."""
    return bool(_START.match(text[:5_000]))


def is_xml_book(text: str) -> bool:
    """Whether a text is the XML format of Excel 2003."""
    return text.lstrip()[:5].lower() == "<?xml" and _XML_BOOK in text[:5_000]


def sheets(text: str) -> tuple[Sheet, ...]:
    """The tables of a page. Raises `UnreadableError` (`empty`, `overfull_workbook`)."""
    parser = _Tables()
    parser.feed(text)
    parser.close()
    if not parser.tables:
        raise UnreadableError("empty")
    return tuple(table.sheet(number) for number, table in enumerate(parser.tables, start=1))


class _Table:
    """The cells of a table by their place, what is merged filled in later."""

    def __init__(self) -> None:
        self.rows: list[list[str]] = []
        self.merged: list[Span] = []
        self.taken: dict[int, int] = {}
        """Columns that cells above reach into, and their last row."""

    def begin(self) -> None:
        self.rows.append([])

    def cell(self, text: str, down: int, right: int) -> None:
        if not self.rows:
            self.begin()
        row, at = self.rows[-1], len(self.rows) - 1
        while self.taken.get(len(row), -1) >= at:
            row.append("")
        if len(row) > MAX_WIDTH:
            return
        first = len(row)
        row.extend([text, *[""] * (right - 1)])
        if down > 1 or right > 1:
            self.merged.append((at, first, at + down - 1, first + right - 1))
            for column in range(first, first + right):
                self.taken[column] = at + down - 1

    def sheet(self, number: int) -> Sheet:
        layout = Layout(tuple(self.merged))

        def rows() -> Iterator[Sequence[str]]:
            yield from self.rows

        return Sheet(f"table {number}", rows, layout=lambda: layout)


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[_Table] = []
        self.text: list[str] | None = None
        self.size = (1, 1)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            self._end_cell()
            self.tables.append(_Table())
            if len(self.tables) > MAX_TABLES:
                raise UnreadableError("overfull_workbook")
        elif tag == "tr" and self.tables:
            self._end_cell()
            self.tables[-1].begin()
        elif tag in _CELLS and self.tables:
            self._end_cell()
            said = dict(attrs)
            self.size = _size(said.get("rowspan"), 65_534), _size(said.get("colspan"), MAX_WIDTH)
            self.text = []
        elif tag == "br" and self.text is not None:
            self.text.append("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag in {*_CELLS, "tr", "table"}:
            self._end_cell()

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            self.text.append(data)

    def close(self) -> None:
        super().close()
        self._end_cell()

    def _end_cell(self) -> None:
        if self.text is not None:
            self.tables[-1].cell("".join(self.text), *self.size)
            self.text = None


def _size(said: str | None, most: int) -> int:
    text = (said or "").strip()
    return max(1, min(int(text[:6]), most)) if text.isascii() and text.isdigit() else 1
