"""The header of a sheet: where it is, and which column of a form each of its cells names.

METHOD. Of the first `LOOKED` rows the header is the one with the most known names, the first of
several. Blanks, line breaks, signs, units and what stands in parentheses do not count. Two rows
are one header where joined they name more columns than either; a cell of the upper one counts
for the empty ones to its right.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from rapidfuzz import fuzz

from cqvet.base.fault import Fault
from cqvet.base.forms.fault import FOUND
from cqvet.base.forms.form import Form
from cqvet.base.forms.grid import clean
from cqvet.base.forms.report import LEFT_OUT, Choices, Question

LOOKED: Final = 60
"""Rows among which a header is looked for."""
NEAR: Final = 65
"""How alike (of 100) a header has to be to the name of a needed column to be asked about."""
NEAR_OPTIONAL: Final = 75
_ASIDE: Final = re.compile(r"[(\[{【〔<].*?[)\]}】〕>]")
_SIGNS: Final = re.compile(r"[\s*:：;；,，、.。·_\-—/\\|\"'“”‘’]+")
_UNIT: Final = re.compile(r"[/\s](人|名|年|人数)$")


def key(head: str) -> str:
    """A header as it is compared."""
    text = _UNIT.sub("", clean(head).lower())
    return _SIGNS.sub("", _ASIDE.sub("", text)) or _SIGNS.sub("", text)


def spellings(form: Form) -> dict[str, str]:
    """Every header that a form knows, as it is compared -> its column."""
    other = {key(spelling): column for spelling, column in form.headers.items()}
    return {**other, **{key(name): name for name in (*form.columns, *form.helpers)}}


@dataclass(frozen=True)
class Header:
    """The rows of a header, counted from 0, its cells, and how many columns it names."""

    top: int
    bottom: int
    cells: tuple[str, ...]
    named: int


def found(
    rows: Sequence[Sequence[str]], known: Mapping[str, str], *, join: bool = True
) -> Header | None:
    """The header of a sheet; None for an empty one. Two rows are one only with `join`."""
    filled = [number for number, row in enumerate(rows[:LOOKED]) if any(row)]
    if not filled:
        return None
    single = {number: _named(rows[number], known) for number in filled}
    best = max(filled, key=lambda number: single[number])
    header = Header(best, best, tuple(rows[best]), single[best])
    for upper in filled if join else ():
        lower = upper + 1
        if lower not in single or not (single[upper] or single[lower]):
            continue
        cells = _joined(rows[upper], rows[lower], known)
        named = _named(cells, known)
        if named > max(single[upper], single[lower], header.named):
            header = Header(upper, lower, cells, named)
    return header


def _named(cells: Sequence[str], known: Mapping[str, str]) -> int:
    return len({known[key(cell)] for cell in cells if key(cell) in known})


def _joined(
    upper: Sequence[str], lower: Sequence[str], known: Mapping[str, str]
) -> tuple[str, ...]:
    cells, group = [], ""
    for place in range(max(len(upper), len(lower))):
        above = upper[place] if place < len(upper) else ""
        below = lower[place] if place < len(lower) else ""
        group = above or (group if below else "")
        choices = [text for text in (below, group + below, above) if text]
        name = next((text for text in choices if key(text) in known), "")
        cells.append(name or (group + below if below else above))
    return tuple(cells)


@dataclass(frozen=True)
class Columns:
    """What the cells of a header are: `names` has a column of the form for each, or none."""

    names: tuple[str, ...]
    faults: tuple[Fault, ...]
    questions: tuple[Question, ...]
    unknown: tuple[int, ...]


def columns(
    header: Header, form: Form, known: Mapping[str, str], choices: Choices, sheet: str
) -> Columns:
    """Which column of the form each cell of a header names, and what is to be asked."""
    found = _Found(header, form, known, choices, sheet)
    found.repeated()
    found.missing()
    unknown = tuple(i for i, name in enumerate(found.names) if not name)
    return Columns(tuple(found.names), tuple(found.faults), tuple(found.asked), unknown)


class _Found:
    """The columns of one header while they are found."""

    def __init__(
        self, header: Header, form: Form, known: Mapping[str, str], choices: Choices, sheet: str
    ) -> None:
        self.cells, self.form, self.known, self.choices = header.cells, form, known, choices
        self.place: dict[str, Any] = {"line": header.bottom + 1, "sheet": sheet}
        self.names = [known.get(key(cell), "") for cell in header.cells]
        self.faults: list[Fault] = []
        self.asked: list[Question] = []

    def repeated(self) -> None:
        """Of columns with one meaning the reader chooses; the same header twice is a fault."""
        for name in dict.fromkeys(filter(None, self.names)):
            places = [i for i, other in enumerate(self.names) if other == name]
            if len(places) == 1:
                continue
            written = list(dict.fromkeys(self.cells[i] for i in places))
            chosen = places[0]
            if len(written) < len(places):
                self.faults += [
                    Fault(name, "repeated_column", self.cells[i][:FOUND], **self.place)
                    for i in places[1:]
                ]
            elif name not in self.form.helpers:
                answer = self._asked(name, written)
                chosen = next((i for i in places if self.cells[i] == answer), -1)
            for i in places:
                self.names[i] = name if i == chosen else ""

    def missing(self) -> None:
        """A missing column that a header nearly names is asked for, else it is a fault."""
        spare = [i for i, cell in enumerate(self.cells) if cell and key(cell) not in self.known]
        standing = {self.form.helpers[name] for name in self.names if name in self.form.helpers}
        waiting = {question.column for question in self.asked}
        for name in self.form.columns:
            if name in {*self.names, *waiting, *standing}:
                continue
            near = [self.cells[i] for i in spare if self._is_near(self.cells[i], name)]
            answer = self._asked(name, list(dict.fromkeys(near))) if near else LEFT_OUT
            place = next((i for i in spare if self.cells[i] == answer), -1)
            if place >= 0:
                self.names[place] = name
                spare.remove(place)
            elif answer == LEFT_OUT and name in self.form.needed:
                self.faults.append(Fault(name, "missing_column", **self.place))

    def _asked(self, column: str, written: list[str]) -> str:
        """The answer to the question which header names a column; empty while it is open."""
        id_ = f"column:{column}"
        said = self.choices.answers.get(id_, "")
        answer = said if said in {*written, LEFT_OUT} else ""
        self.asked.append(
            Question(id_, "column", column, written[0], tuple(written), answer=answer)
        )
        return answer

    def _is_near(self, head: str, column: str) -> bool:
        """Whether a header that is not known looks like a name of a column."""
        least = NEAR_OPTIONAL if column in self.form.optional else NEAR
        text = key(head)
        return len(text) > 1 and any(
            fuzz.ratio(text, name) >= least for name, other in self.known.items() if other == column
        )
