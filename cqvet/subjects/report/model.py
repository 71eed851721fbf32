"""What a report is made of: sections of sentences, lists, tables and pictures, in one language.

Sentences carry their figures as marks (`evidence.figure`); tables carry numbers, which are
written by the unit of their column. Nothing here knows a file format or how a picture is drawn.
"""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

from cqvet.base.numerals import number
from cqvet.evidence.figure import Kind
from cqvet.i18n import Lang, Text
from cqvet.subjects.lab.words import certainty
from cqvet.subjects.market.words import written

Unit = Literal["text", "count", "mean", "share", "odds", "points", "ratio", "degree"]
"""How the numbers of a column are written; `points` are percentage points with their sign."""


class Span(NamedTuple):
    """A number with its interval; without one the ends are nan."""

    value: float
    low: float = math.nan
    high: float = math.nan


class Amount(NamedTuple):
    """A number with its interval and a unit of its own, where those of a column differ."""

    span: Span
    unit: Unit


Cell = str | float | Span | Amount


@dataclass(frozen=True)
class Column:
    """A column: its head, its unit, and whether its numbers have intervals."""

    title: str
    unit: Unit = "text"
    spans: bool = False


@dataclass(frozen=True)
class Table:
    """Rows of cells under heads. `kind` is that of its numbers, `note` how to read them.

    `id` names its sheet and file. A table with `shown` false stands in the annex alone.
    """

    id: str
    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    kind: Kind
    note: str
    shown: bool = True


class Mark(NamedTuple):
    """A row of a picture: its name, a number with its ends, beside it another, and words.

    `plain` where it is no result but something to compare with, or has no value of its own.
    """

    name: str
    span: Span
    said: str
    beside: float = math.nan
    plain: bool = False


@dataclass(frozen=True)
class Picture:
    """A picture by its rows: `shares` against each other, `bars` from zero, or a `map`.

    `alt` says what it shows, to whoever does not see it.
    """

    id: str
    shape: Literal["shares", "bars", "map"]
    title: str
    alt: str
    marks: tuple[Mark, ...] = ()
    keys: tuple[str, ...] = ()


@dataclass(frozen=True)
class Points:
    """A list of sentences."""

    lines: tuple[str, ...]


Block = str | Points | Table | Picture


@dataclass(frozen=True)
class Section:
    """A numbered part of a report."""

    id: str
    title: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Report:
    """A whole report. `about` are its conditions by name and in words, `link` leads back."""

    lang: Lang
    title: str
    subtitle: str
    about: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    annex: tuple[Table, ...]
    link: str

    def blocks(self) -> Iterator[Block]:
        """All that stands in its sections, in order."""
        for section in self.sections:
            yield from section.blocks

    def sentences(self) -> Iterator[str]:
        """All sentences, those of lists too."""
        for block in self.blocks():
            if isinstance(block, str):
                yield block
            elif isinstance(block, Points):
                yield from block.lines

    def pictures(self) -> Iterator[Picture]:
        """Its pictures, in order."""
        yield from (block for block in self.blocks() if isinstance(block, Picture))

    def tables(self) -> tuple[Table, ...]:
        """Every table once: those of the sections, then those of the annex alone."""
        shown = [block for block in self.blocks() if isinstance(block, Table)]
        return (*shown, *self.annex)


def told(cell: Cell, unit: Unit, t: Text) -> str:
    """A cell as it is read."""
    if isinstance(cell, str):
        return cell
    if isinstance(cell, Amount):
        return told(cell.span, cell.unit, t)
    if not isinstance(cell, Span):
        return _one(cell, unit, t)
    text = _one(cell.value, unit, t)
    if math.isnan(cell.low):
        return text
    low, high = (_one(end, unit, t) for end in cell[1:])
    return t("matching.interval", v=text, low=low, high=high)


def _one(value: float, unit: Unit, t: Text) -> str:
    if unit == "odds":
        return certainty(value, t)
    if unit == "points":
        return signed(value, t)
    if unit in ("count", "mean"):
        return number(value, t.lang, 0 if unit == "count" else 1).replace("-", "−")
    return written(value, unit, t)


def signed(value: float, t: Text) -> str:
    """A number of points with its sign."""
    return ("−" if value < 0 else "+") + number(abs(value), t.lang, 1)
