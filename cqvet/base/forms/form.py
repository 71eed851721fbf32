"""What a table that a visitor brings consists of: columns, limits, and how cells are read."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from cqvet.base.fault import Fault
from cqvet.base.forms.cells import Cell
from cqvet.base.forms.report import Choices, Report

MAX_WIDTH: Final = 100
MAX_CELL: Final = 100

RowCheck = Callable[[int, Mapping[str, str], Mapping[str, object]], list[Fault]]
"""Number of a row, texts and values of its cells by column -> what is wrong between them."""

Mend = Callable[[str], tuple[str, str] | None]
"""A cell that says more or less than it should -> what it means and the kind of the repair."""


@dataclass(frozen=True)
class Change:
    """A cell that means something else by the other cells of its row."""

    column: str
    text: str
    kind: str


@dataclass(frozen=True)
class Ask:
    """A cell that can mean several things; answered once for all cells of the same `id`.

    `means` says what the cell is after an answer that is not itself its text.
    """

    id: str
    kind: str
    column: str
    found: str
    candidates: tuple[str, ...]
    means: Mapping[str, str] = field(default_factory=dict)


Settled = Sequence[Change | Ask | Fault]
Settle = Callable[[Sequence[Mapping[str, str]], Choices], Iterator[Settled]]
"""The texts of all rows of a file -> for each row what follows from its cells together."""


def nothing_between(
    _row: int, _texts: Mapping[str, str], _values: Mapping[str, object]
) -> list[Fault]:
    """The row check of a form whose cells do not depend on each other."""
    return []


def nothing_settled(rows: Sequence[Mapping[str, str]], _choices: Choices) -> Iterator[Settled]:
    """The rows of a form whose cells mean the same in every row."""
    for _ in rows:
        yield ()


@dataclass(frozen=True)
class Form:
    """A table to fill in.

    `columns` maps each column to its type in the clean frame, `read` to what reads a cell that
    is not empty; a cell of `optional` may be empty. In a column of `flowing` line breaks are
    blanks. `longest` limits the cells of a column, `MAX_CELL` those of the others. `headers`
    are further spellings of the columns, `between` makes the check of each row of one file.

    `helpers` are columns that stand in for another (helper -> column): they are read only to
    understand it. `mends` says how cells are brought into shape before they are read. A merged
    cell counts for all its rows in the columns of `filled`. Rows that are the same in `key` are
    one, their `summed` columns added up. `settle` looks at the cells of a row together.
    """

    columns: Mapping[str, str]
    read: Mapping[str, Callable[[str], Cell]]
    optional: frozenset[str]
    max_bytes: int
    max_rows: int
    headers: Mapping[str, str] = field(default_factory=dict)
    flowing: frozenset[str] = frozenset()
    longest: Mapping[str, int] = field(default_factory=dict)
    between: Callable[[], RowCheck] = lambda: nothing_between
    helpers: Mapping[str, str] = field(default_factory=dict)
    mends: Mapping[str, Mend] = field(default_factory=dict)
    filled: tuple[str, ...] = ()
    key: tuple[str, ...] = ()
    summed: tuple[str, ...] = ()
    settle: Settle = nothing_settled

    @property
    def needed(self) -> tuple[str, ...]:
        """The columns that a table has to have."""
        return tuple(name for name in self.columns if name not in self.optional)


@dataclass(frozen=True)
class Checked:
    """A table after validation.

    `rows` has the data rows without any fault, columns `row` and those of the form; optional
    cells that are not given are missing. `total` is the number of data rows that were read, `good`
    that of those behind `rows`, which are fewer where some were added up.
    """

    rows: pd.DataFrame
    faults: tuple[Fault, ...]
    total: int
    good: int = 0
    report: Report = field(default_factory=Report)

    @property
    def settled(self) -> bool:
        """Whether nothing stands in the way: no fault, no question without an answer."""
        return not self.faults and not self.report.open

    def usable(self, *, partial: bool) -> pd.DataFrame:
        """The rows to compute on: none while faults stand and are not left out by choice."""
        return self.rows if self.settled or (partial and self.faults) else self.rows.head(0)
