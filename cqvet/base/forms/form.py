"""What a table that a visitor brings consists of: columns, limits, and how cells are read."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from cqvet.base.forms.cells import Cell
from cqvet.base.forms.fault import Fault

MAX_WIDTH: Final = 100
MAX_CELL: Final = 100

RowCheck = Callable[[int, Mapping[str, str], Mapping[str, object]], list[Fault]]
"""Number of a row, texts and values of its cells by column -> what is wrong between them."""


def nothing_between(
    _row: int, _texts: Mapping[str, str], _values: Mapping[str, object]
) -> list[Fault]:
    """The row check of a form whose cells do not depend on each other."""
    return []


@dataclass(frozen=True)
class Form:
    """A table to fill in.

    `columns` maps each column to its type in the clean frame, `read` to what reads a cell that
    is not empty; a cell of `optional` may be empty. In a column of `flowing` line breaks are
    blanks. `longest` limits the cells of a column, `MAX_CELL` those of the others. `headers`
    are further spellings of the columns, `between` makes the check of each row of one file.
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


@dataclass(frozen=True)
class Checked:
    """A table after validation.

    `rows` has the data rows without any fault, columns `row` and those of the form; optional
    cells that are not given are missing. `total` is the number of data rows that were read.
    """

    rows: pd.DataFrame
    faults: tuple[Fault, ...]
    total: int
