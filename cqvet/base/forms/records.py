"""The rows of one sheet: data with their line and column, and what is no data.

METHOD. Empty rows are passed over, totals, notes and repeated headers set aside (`rest.py`). A
merged cell stands for all its cells, but a number that is merged over rows is a fault: nobody
knows whose it is. In a file that shows no merging, blanks at the beginning of a row are taken
from above where the columns say each value once and a third of their cells are empty: a value
that is written twice in succession, or few blanks, show that a cell was forgotten.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import compress, pairwise, takewhile
from typing import Final

from cqvet.base.fault import Fault
from cqvet.base.forms import heads, rest
from cqvet.base.forms.fault import FOUND
from cqvet.base.forms.form import Form
from cqvet.base.forms.grid import Layout, Span, filled
from cqvet.base.forms.heads import Columns, Header
from cqvet.base.forms.report import Choices, Place, Tally

_ORDINALS: Final = frozenset({"序号", "编号", "行号", "no", "no.", "nr", "#", "id"})


@dataclass
class Record:
    """A data row. `cells` are those by which a copy is known: all but running numbers."""

    row: int
    line: int
    sheet: str
    texts: dict[str, str]
    cells: tuple[str, ...] = ()
    faults: list[Fault] = field(default_factory=list)
    waiting: set[str] = field(default_factory=set)
    """Columns that a question is open about."""

    def place(self, found: str = "", read: str = "") -> Place:
        return Place(self.row, self.line, self.sheet, found[:FOUND], read[:FOUND])

    def fault(self, column: str, code: str, found: str = "", expected: str = "") -> Fault:
        return Fault(column, code, found[:FOUND], expected, self.row, self.line, self.sheet)


@dataclass(frozen=True)
class Total:
    """A row of sums: how many data rows stand above it on its sheet, and what it says."""

    above: int
    whole: bool
    texts: Mapping[str, str]
    place: Place


class Rows:
    """The rows of one sheet below its header; `before` rows are counted on sheets before it.

    Of `listed` rows each is data.
    """

    def __init__(
        self,
        rows: list[list[str]],
        header: Header,
        columns: Columns,
        form: Form,
        choices: Choices,
        *,
        sheet: str = "",
        before: int = 0,
        listed: bool = False,
    ) -> None:
        self.rows, self.header, self.form, self.choices = rows, header, form, choices
        self.names, self.sheet, self.before = columns.names, sheet, before
        self.listed = listed
        self.counted = [heads.key(head) not in _ORDINALS for head in header.cells]
        self.line = header.bottom + 1
        self.records: list[Record] = []
        self.totals: list[Total] = []

    def read(self, layout: Layout, repairs: Tally, aside: Tally) -> None:
        """Find the data rows; what was repaired and set aside is told to the tallies."""
        kinds: dict[int, rest.Kind] = {
            at: "" if self.listed else self._kind(at)
            for at in range(self.line, len(self.rows))
            if self.rows[at] or self.listed
        }
        kept = "merged" not in self.choices.untouched
        spans = [span for span in layout.merged if span[2] >= self.line] if kept else []
        self._unknown(kinds, aside)
        copied = filled(self.rows, spans)
        hidden = 0
        for at, kind in kinds.items():
            cells = self.rows[at]
            row = self.before + at - self.header.bottom
            record = Record(row, row if self.listed else at + 1, self.sheet, self._texts(at))
            if kind:
                self._set_aside(record, kind, next(filter(None, cells)), aside)
                continue
            self._merged(record, at, copied, spans, repairs)
            self._beyond(record, cells)
            self.records.append(record)
            hidden += at in layout.hidden
        if hidden:
            aside.counts["hidden_rows", self.sheet] = hidden
            aside.first["hidden_rows", self.sheet] = []
        if "filled_down" not in self.choices.untouched and (kept or not layout.merged):
            self._fill_down(repairs)

    def _texts(self, at: int) -> dict[str, str]:
        cells = self.rows[at]
        return {
            name: cells[place] if place < len(cells) else ""
            for place, name in enumerate(self.names)
            if name
        }

    def _kind(self, at: int) -> rest.Kind:
        cells, texts, helpers = self.rows[at], self._texts(at), self.form.helpers
        if self.header.named and tuple(cells) == self.header.cells:
            return "header"
        stand_in = {helpers[name]: text for name, text in texts.items() if name in helpers}
        kind = rest.kind(cells, {**stand_in, **texts}, self.form.needed)
        return "" if kind in self.choices.untouched else kind

    def _set_aside(self, record: Record, kind: rest.Kind, label: str, aside: Tally) -> None:
        place = record.place(label)
        aside.add(kind, "", place)
        if kind in {"total", "subtotal"}:
            self.totals.append(Total(len(self.records), kind == "total", record.texts, place))

    def _beyond(self, record: Record, cells: Sequence[str]) -> None:
        """Cells beyond the header, and those by which a copy is known."""
        width = len(self.header.cells)
        record.faults += [
            record.fault(str(place), "extra_cell", cell)
            for place, cell in enumerate(cells[width:], start=width + 1)
            if cell
        ]
        record.cells = tuple(compress(cells, self.counted))

    def _merged(
        self,
        record: Record,
        at: int,
        copied: Mapping[tuple[int, int], int],
        spans: Sequence[Span],
        repairs: Tally,
    ) -> None:
        if not spans:
            return
        for place, name in enumerate(self.names):
            if name in self.form.summed:
                if (at, place) in copied:
                    record.texts[name] = ""
                if any(top == at < bottom and left == place for top, left, bottom, _ in spans):
                    record.faults.append(record.fault(name, "merged_number", record.texts[name]))
            elif name and copied.get((at, place), at) < at:
                repairs.add("merged", name, record.place("", record.texts[name]))

    def _fill_down(self, repairs: Tally) -> None:
        """Blanks at the beginning of rows, from above."""
        once = self._said_once()
        above: dict[str, str] = {}
        for record in self.records:
            texts = record.texts
            blank = once[: next((i for i, name in enumerate(once) if texts[name]), len(once))]
            needed = (name for name in texts if name in self.form.needed and name not in blank)
            if blank and all(texts[name] for name in needed) and blank[-1] in above:
                for name in blank:
                    texts[name] = above[name]
                    repairs.add("filled_down", name, record.place("", above[name]))
            above |= {name: texts[name] for name in once if texts[name]}

    def _said_once(self) -> list[str]:
        """The first columns that can be filled and say a value once for the rows that follow."""
        leading = takewhile(lambda name: name in self.form.filled, filter(None, self.names))

        def is_once(name: str) -> bool:
            said = [record.texts[name] for record in self.records]
            given = sum(map(bool, said))
            merged = 2 * (len(said) - given) >= given
            return merged and not any(one and one == other for one, other in pairwise(said))

        return list(takewhile(is_once, leading))

    def _unknown(self, kinds: Mapping[int, rest.Kind], aside: Tally) -> None:
        """Columns that the form does not know; those that are wholly empty are not worth a word."""
        for place, name in enumerate(self.names):
            head = self.header.cells[place]
            where = Place(0, self.line, self.sheet, head)
            if self.form.helpers.get(name) in self.names:
                aside.add("helper", head, where)
            if name:
                continue
            used = any(len(self.rows[at]) > place and self.rows[at][place] for at in kinds)
            if head or used:
                aside.add("column", head or _letter(place), where)


def _letter(place: int) -> str:
    """What a spreadsheet calls a column."""
    return (chr(64 + place // 26) if place >= 26 else "") + chr(65 + place % 26)
