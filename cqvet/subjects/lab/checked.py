"""A plan checked later: what it set out against what a later year of the register has.

METHOD. A plan moves offerings between places, and a register says only how many stand in each:
so every place is checked by its net change, with the moves of the years gone by. A place is done
where it changed as far as planned, or further; partly, where less far; not, where it did not
change or the other way. Places that no move is about and that changed are other changes.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final, Literal, NamedTuple

import pandas as pd

from cqvet.models.plan import Cell, Move
from cqvet.subjects import market
from cqvet.subjects.lab.plans import cells
from cqvet.subjects.market.choice import Choice

Status = Literal["done", "partly", "not", "other"]
STATUSES: Final[tuple[Status, ...]] = ("done", "partly", "not", "other")


class Checked(NamedTuple):
    """A place: the change that was planned, the one that came, and what that is called."""

    cell: Cell
    planned: int
    actual: int
    status: Status


def later(chosen: Choice) -> list[int]:
    """The years of a register after that of the plan."""
    if chosen.rows is None:
        return []
    years = market.chosen(chosen.rows, chosen.filters)["year"]
    return sorted({int(year) for year in years if year > chosen.year})


def check(moves: Sequence[Move], chosen: Choice, year: int, *, outside: bool) -> list[Checked]:
    """Every place that a plan or a register changed until a later year; planned ones first."""
    assert chosen.rows is not None  # noqa: S101 -- `later` is empty without a register
    rows = market.chosen(chosen.rows, chosen.filters)
    before, after = (
        counted(cells(rows, one, chosen.ratings, outside=outside)) for one in (chosen.year, year)
    )
    planned: Counter[Cell] = Counter()
    for move in moves:
        if move.year <= year - chosen.year:
            planned[move.origin] -= move.points
            planned[move.target] += move.points
    found = list(compared(planned, before, after))
    return sorted(found, key=lambda row: (STATUSES.index(row.status), -abs(row.planned), row.cell))


def counted(held: pd.Series) -> Counter[Cell]:
    """Offerings by place."""
    places = [Cell(*(str(part) for part in place)) for place in held.index]
    return Counter(dict(zip(places, map(int, held), strict=True)))


def compared(
    planned: Counter[Cell], before: Counter[Cell], after: Counter[Cell]
) -> Iterator[Checked]:
    """Places with a change, planned or not."""
    for cell in sorted({*planned, *before, *after}):
        wanted, actual = planned[cell], after[cell] - before[cell]
        if wanted or actual:
            yield Checked(cell, wanted, actual, status(wanted, actual))


def status(planned: int, actual: int) -> Status:
    """What became of a planned change."""
    if not planned:
        return "other"
    along = actual if planned > 0 else -actual
    if along >= abs(planned):
        return "done"
    return "partly" if along > 0 else "not"
