"""Sheets as they lie in a file, before anybody knows what they hold."""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.form import MAX_WIDTH

MAX_LETTERS: Final = 10_000_000
"""Letters of all cells: a workbook can point at one long text from every cell."""
MAX_FILLED: Final = 2_000_000
"""Cells that merged ranges may cover: ranges can overlap without end."""

_UNSEEN: Final = r"[\s\x00-\x08\xad\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]+"
_EDGES: Final = re.compile(f"^{_UNSEEN}|{_UNSEEN}$")

Span = tuple[int, int, int, int]
"""A merged range: first row, first column, last row, last column, counted from 0."""


@dataclass(frozen=True)
class Layout:
    """What a sheet says besides its cells: merged ranges, hidden rows (counted from 0)."""

    merged: tuple[Span, ...] = ()
    hidden: frozenset[int] = frozenset()


@dataclass(frozen=True)
class Sheet:
    """One sheet; `rows` begins anew each time, cells as they are written.

    `listed` rows come from a program: each is data, also an empty one.
    """

    name: str
    rows: Callable[[], Iterable[Sequence[str]]]
    hidden: bool = False
    listed: bool = False
    layout: Callable[[], Layout] = Layout


@dataclass(frozen=True)
class Book:
    """A file: its kind, its sheets; of a text also its encoding and whether its last line ends."""

    kind: str
    sheets: tuple[Sheet, ...]
    encoding: str = ""
    mixed: bool = False
    ended: bool = True


def clean(cell: str) -> str:
    """Bring the letters of a cell to NFKC; blanks and invisible signs at its ends fall away."""
    return _EDGES.sub("", unicodedata.normalize("NFKC", cell))


def taken(source: Iterable[Sequence[str]], most: int, before: int = 1) -> Iterator[list[str]]:
    """Clean rows without empty cells at their ends.

    Raises `UnreadableError`: `too_many_rows` after `before` and `most` more, and with their line
    `too_many_columns` and `overfull_workbook`.
    """
    letters = 0
    known: dict[str, str] = {}
    for line, cells in enumerate(source, start=1):
        if line > most + before:
            raise UnreadableError("too_many_rows", expected=f"0-{most}")
        if len(cells) > MAX_WIDTH:
            found = str(len(cells))
            raise UnreadableError("too_many_columns", found, f"0-{MAX_WIDTH}", line)
        row = []
        for cell in cells:
            text = known.get(cell)
            if text is None:
                text = known[cell] = clean(cell)
            row.append(text)
            letters += len(cell) + len(text)
            if letters > 2 * MAX_LETTERS:
                raise UnreadableError("overfull_workbook", line=line)
        while row and not row[-1]:
            row.pop()
        yield row


def filled(rows: Sequence[list[str]], merged: Iterable[Span]) -> dict[tuple[int, int], int]:
    """Which cells are empty because they are merged: (row, column) -> row of what they say.

    The texts go into `rows`. Raises `UnreadableError` (`overfull_workbook`).
    """
    found: dict[tuple[int, int], int] = {}
    work = 0
    for top, left, bottom, right in merged:
        last = min(bottom, len(rows) - 1)
        edge = min(right, MAX_WIDTH - 1)
        if top > last or left > edge:
            continue
        work += (last - top + 1) * (edge - left + 1)
        if work > MAX_FILLED:
            raise UnreadableError("overfull_workbook", line=top + 1)
        said = rows[top][left] if left < len(rows[top]) else ""
        if not said:
            continue
        for row in range(top, last + 1):
            cells = rows[row]
            cells.extend([""] * (edge + 1 - len(cells)))
            for column in range(left, edge + 1):
                if not cells[column]:
                    cells[column] = said
                    found[row, column] = top
    return found
