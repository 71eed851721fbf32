"""What is wrong with a table that a visitor brought, and where."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cqvet.base.fault import Fault

FOUND: Final = 80
"""So much of a cell is repeated in a fault."""
LISTED: Final = 1_000
"""So many faults of a file are told one by one; the others only by their groups."""
PLACES: Final = 5
"""So many places of a group are told."""


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
    """A file that cannot be read as a table at all; carries the one fault.

    `line` is where reading had to stop, as a spreadsheet numbers rows; 0 for the whole file.
    """

    def __init__(self, code: str, found: str = "", expected: str = "", line: int = 0) -> None:
        row = max(line - 1, 0)
        self.fault = Fault("", code, found[:FOUND], expected, row, line)
        super().__init__(self.fault)
