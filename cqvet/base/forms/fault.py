"""What is wrong with a table that a visitor brought, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

FOUND: Final = 80
"""So much of a cell is repeated in a fault."""
LISTED: Final = 1_000
"""So many faults of a file are told one by one; the others only by their groups."""
PLACES: Final = 5
"""So many places of a group are told."""


@dataclass(frozen=True, order=True)
class Fault:
    """One thing wrong. Row 1 is the first data row, row 0 the header, or the file itself.

    `column` is the name of a column of the form, the header as found for one that is not,
    the column's number for a cell beyond the header, or empty for the file. `found` is the cell
    (at most `FOUND` characters), `expected` says in ids, numbers or ranges, in no language, what
    would have been right; `code` names the fault.
    """

    row: int
    column: str
    code: str
    found: str = ""
    expected: str = ""


@dataclass(frozen=True)
class Group:
    """Faults of one code and one expectation: how many, and the first of them."""

    first: tuple[Fault, ...]
    count: int


def grouped(faults: Iterable[Fault]) -> list[Group]:
    """Equal faults together, the most frequent first."""
    alike: dict[tuple[str, str], list[Fault]] = {}
    for fault in faults:
        alike.setdefault((fault.code, fault.expected), []).append(fault)
    groups = [Group(tuple(found[:PLACES]), len(found)) for found in alike.values()]
    return sorted(groups, key=lambda group: -group.count)


class UnreadableError(ValueError):
    """A file that cannot be read as a table at all; carries the one fault."""

    def __init__(self, code: str, found: str = "", expected: str = "", row: int = 0) -> None:
        self.fault = Fault(row, "", code, found[:FOUND], expected)
        super().__init__(self.fault)
