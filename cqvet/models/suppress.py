"""Small numbers of people are not shown, nor may they be worked out from what is shown.

METHOD. A table of counts with several dimensions is shown with all its sums: over any dimensions,
and so under every filter. A cell from 1 to 4 is not shown; 0 is. No sum may undo that, so that more
is hidden: for each hidden cell (and hidden sum) the least and the greatest non-negative integers
that agree with everything shown lie at least `APART` apart, and the greatest is at least `APART`.
The bounds are found by integer programming over the cells that are hidden; that cells below `APART`
were hidden is not used. While a hidden cell is too narrow, another that shares a sum with it is
hidden as well; where none is left, the sum goes. Shares are of shown numbers only, so they say
nothing more.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Counts = NDArray[np.int64]
Mask = NDArray[np.bool_]
Index = tuple[int, ...]

APART: Final = 5
"""Cells from 1 to one less are small."""


def small(counts: Counts) -> Mask:
    """Which cells are small."""
    found: Mask = (counts > 0) & (counts < APART)
    return found


def margins(counts: Counts) -> Counts:
    """The table with its sums: each dimension longer by one, whose last place is the sum."""
    whole = counts
    for axis in range(counts.ndim):
        whole = np.concatenate([whole, whole.sum(axis=axis, keepdims=True)], axis=axis)
    return whole


@dataclass(frozen=True)
class Range:
    """The least and the greatest whole number that a hidden place can be."""

    least: int
    greatest: float

    @property
    def wide(self) -> bool:
        return self.greatest >= APART and self.greatest - self.least >= APART


def hidden(counts: Counts) -> Mask:
    """Which places of `margins(counts)` are not shown.

    The same table always gives the same answer.
    """
    whole = margins(counts)
    shown = ~small(whole)
    # Hiding more never makes a range narrower: a place that is wide needs no second look.
    asked = set(_places(~shown))
    while asked:
        puzzle = _Puzzle(whole, shown)
        asked = {place for place in asked if not puzzle.range_of(place).wide}
        also: list[Index] = []
        for place in sorted(asked):
            # One that was hidden just now may be enough for others beside it.
            if not any(_aligned(place, other) for other in also):
                also.append(_next(whole, shown, place))
                shown[also[-1]] = False
        asked |= {*also}
    return ~shown


def range_of(whole: Counts, shown: Mask, place: Index) -> Range:
    """What a hidden place of a table with sums can be, by all that is shown."""
    return _Puzzle(whole, shown).range_of(place)


def _aligned(place: Index, other: Index) -> bool:
    """Whether two places share a sum: they differ in one dimension at most."""
    return sum(a != b for a, b in zip(place, other, strict=True)) <= 1


def _next(whole: Counts, shown: Mask, place: Index) -> Index:
    """What to hide for a place: what shares a sum with it, of which nothing else is hidden.

    A cell of 0 hides nothing that is not known, so it comes after all others, and sums come after
    cells; then those first whose other sums have something hidden already, then the smallest.
    """
    inner = np.array(whole.shape) - 1
    bare = [axis for axis in range(whole.ndim) if (~shown[_line(place, axis)]).sum() == 1]
    sharing = [
        other
        for axis in bare or range(whole.ndim)
        for step in range(whole.shape[axis])
        if shown[other := (*place[:axis], step, *place[axis + 1 :])]
    ]
    every = sharing or list(_places(shown))

    def order(other: Index) -> tuple[bool, int, int, int, Index]:
        sums = sum(int(step == last) for step, last in zip(other, inner, strict=True))
        lonely = sum(bool(shown[_line(other, axis)].all()) for axis in range(whole.ndim))
        return whole[other] == 0, sums, lonely, int(whole[other]), other

    return min(every, key=order)


def _line(place: Index, axis: int) -> tuple[int | slice, ...]:
    """All places that differ from one in one dimension, it included."""
    return (*place[:axis], slice(None), *place[axis + 1 :])


def _places(mask: Mask) -> Iterator[Index]:
    for place in np.argwhere(mask).tolist():
        yield tuple(place)


class _Puzzle:
    """What a reader can work out: the unknown cells, and what the shown places say of them."""

    def __init__(self, whole: Counts, shown: Mask) -> None:
        self.inner = tuple(length - 1 for length in whole.shape)
        cells = tuple(slice(length) for length in self.inner)
        unknown = ~shown[cells]
        self.number = np.full(self.inner, -1)
        self.number[unknown] = np.arange(int(unknown.sum()))
        self.known = np.where(unknown, 0, whole[cells])
        rows = {}
        for place in _places(shown):
            found = self.members(place)
            if len(found) and tuple(found) not in rows:
                rows[tuple(found)] = int(whole[place]) - int(self.known[self.block(place)].sum())
        self.rows = rows
        self.cells = int(unknown.sum())
        columns = [column for members in rows for column in members]
        lines = [line for line, members in enumerate(rows) for _ in members]
        shape = (len(rows), self.cells)
        from scipy.sparse import csr_array

        self.matrix = csr_array((np.ones(len(columns)), (lines, columns)), shape=shape)
        self.values = np.array(list(rows.values()), dtype=np.float64)

    def block(self, place: Index) -> tuple[slice, ...]:
        """The cells that a place sums up; of a cell it is the cell."""
        return tuple(
            slice(None) if step == length else slice(step, step + 1)
            for step, length in zip(place, self.inner, strict=True)
        )

    def members(self, place: Index) -> NDArray[np.int64]:
        """The unknown cells in a place."""
        numbers = self.number[self.block(place)].ravel()
        return numbers[numbers >= 0]

    def range_of(self, place: Index) -> Range:
        """The range of a place, known cells included."""
        weight = np.zeros(self.cells)
        weight[self.members(place)] = 1
        base = int(self.known[self.block(place)].sum())
        least, greatest = (self._solve(sign * weight) for sign in (1, -1))
        return Range(base + int(least), base - greatest)

    def _solve(self, weight: NDArray[np.float64]) -> float:
        """The least of a weighted sum; minus infinity where nothing bounds it."""
        from scipy.optimize import Bounds, LinearConstraint, milp

        rules = [LinearConstraint(self.matrix, self.values, self.values)] if self.rows else []
        found = milp(weight, integrality=np.ones(self.cells), bounds=Bounds(0), constraints=rules)
        return round(found.fun) if found.success else -np.inf
