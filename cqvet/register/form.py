"""What a programme register consists of: columns, limits, words, and what a fault is."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

KEYS: Final = ("institution", "district", "programme", "level", "year")
COUNTS: Final = ("places", "entrants", "graduates")
COLUMNS: Final = KEYS + COUNTS

MAX_BYTES: Final = 5_000_000
MAX_UNPACKED: Final = 30_000_000
MAX_ROWS: Final = 20_000
MAX_WIDTH: Final = 100
MAX_CELL: Final = 100
YEARS: Final = (2000, 2100)
MAX_COUNT: Final = 100_000


@dataclass(frozen=True)
class Words:
    """What the cells may say.

    `programmes` maps a programme code to the levels that it is offered at, `districts` and
    `levels` map every accepted spelling to an id, `headers` other spellings of the columns to
    their names. Ids and names are always accepted as they are.
    """

    programmes: Mapping[str, frozenset[str]]
    districts: Mapping[str, str]
    levels: Mapping[str, str]
    headers: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong. Row 1 is the first data row, row 0 the header, or the file itself.

    `column` is the name of a column in `COLUMNS`, the header as found for one that is not,
    the column's number for a cell beyond the header, or empty for the file. `found` is the cell
    (at most 80 characters), `expected` says in ids, numbers or ranges, in no language, what
    would have been right; `code` names the fault.
    """

    row: int
    column: str
    code: str
    found: str = ""
    expected: str = ""


@dataclass(frozen=True)
class Checked:
    """A register after validation.

    `rows` has the data rows without any fault, columns `row` and `COLUMNS`; counts that are not
    given are missing. `total` is the number of data rows that were read.
    """

    rows: pd.DataFrame
    faults: tuple[Fault, ...]
    total: int


class UnreadableError(ValueError):
    """A file that cannot be read as a table at all; carries the one fault."""

    def __init__(self, code: str, found: str = "", expected: str = "", row: int = 0) -> None:
        self.fault = Fault(row, "", code, found[:80], expected)
        super().__init__(self.fault)
