"""Rows of text -> a clean frame and every fault, located by row and column.

METHOD. Each cell gets at most one fault, the first that applies: missing, control characters,
too long, then what its column demands; then the form's own check between the cells of a row.
A column that is missing is a fault of the header; so is one that is not known, for it may be
a misspelt one, and then no row is clean.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import pandas as pd

from cqvet.base.forms.cells import Cell, unusable
from cqvet.base.forms.fault import FOUND, Fault, UnreadableError
from cqvet.base.forms.form import MAX_CELL, Checked, Form, RowCheck
from cqvet.base.forms.read import clean, read


def validate(content: bytes, form: Form) -> Checked:
    """Check the bytes of a table (CSV or XLSX).

    Never raises for any bytes: what cannot be read at all is one fault of row 0 (or of the row
    where reading had to stop), with a code of `read`.
    """
    try:
        rows = read(content, _spellings(form), form.max_bytes, form.max_rows)
    except UnreadableError as error:
        return Checked(_frame([], form), (error.fault,), 0)
    return validate_rows(rows, form)


def refused(form: Form, code: str) -> Checked:
    """A table that was not read at all."""
    return Checked(_frame([], form), (Fault(0, "", code),), 0)


def validate_rows(rows: Sequence[Sequence[str]], form: Form) -> Checked:
    """Check rows of clean texts, header first; an empty row keeps its number and is ignored."""
    header, *body = rows
    spellings = _spellings(form)
    names = [spellings.get(cell.lower(), "") for cell in header]
    faults = _header_faults(header, names, form)
    numbered = [(number, cells) for number, cells in enumerate(body, start=1) if cells]
    usable, good = not faults, []
    checker = _Rows(names, form, form.between())
    for number, cells in numbered:
        wrong, values = checker.check(number, cells)
        faults += wrong
        if not wrong:
            good.append({"row": number, **values})
    found = _frame(good if usable else [], form)
    return Checked(found, tuple(sorted(faults)), len(numbered))


@dataclass(frozen=True)
class _Rows:
    """The rows of one file, in order."""

    names: Sequence[str]
    form: Form
    between: RowCheck

    def check(self, number: int, cells: Sequence[str]) -> tuple[list[Fault], dict[str, object]]:
        """Faults of one row, and the values of its cells by column."""
        width = len(self.names)
        faults = [
            Fault(number, str(place), "extra_cell", cell[:FOUND])
            for place, cell in enumerate(cells[width:], start=width + 1)
            if cell
        ]
        padded = [*cells[:width], *[""] * (width - len(cells))]
        texts = {
            name: " ".join(cell.split()) if name in self.form.flowing else cell
            for name, cell in zip(self.names, padded, strict=True)
            if name
        }
        read_as = {name: _meaning(name, text, self.form) for name, text in texts.items()}
        faults += [
            Fault(number, name, cell.code, texts[name][:FOUND], cell.expected)
            for name, cell in read_as.items()
            if cell.code
        ]
        values: dict[str, object] = {name: cell.value for name, cell in read_as.items()}
        return faults + self.between(number, texts, values), values


def _meaning(column: str, text: str, form: Form) -> Cell:
    """Read a cell: its value or the first thing wrong with it."""
    if not text:
        return Cell() if column in form.optional else Cell(code="missing")
    return unusable(text, form.longest.get(column, MAX_CELL)) or form.read[column](text)


def _spellings(form: Form) -> Mapping[str, str]:
    other = {clean(spelling).lower(): column for spelling, column in form.headers.items()}
    return {**{name: name for name in form.columns}, **other}


def _header_faults(header: Sequence[str], names: Sequence[str], form: Form) -> list[Fault]:
    needed = [name for name in form.columns if name not in form.optional]
    faults = [Fault(0, name, "missing_column") for name in needed if name not in names]
    for place, (cell, name) in enumerate(zip(header, names, strict=True)):
        if not name:
            faults.append(Fault(0, cell[:FOUND], "unknown_column", cell[:FOUND]))
        elif name in names[:place]:
            faults.append(Fault(0, name, "repeated_column", cell[:FOUND]))
    return faults


def _frame(rows: list[dict[str, object]], form: Form) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["row", *form.columns])
    return frame.astype({"row": "int64", **form.columns})
