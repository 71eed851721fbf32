"""Bytes -> a clean frame, every fault located by row and column, and the account of the file.

METHOD. The sheets and headers are found (`sheets.py`, `heads.py`), rows that are no data set
aside (`records.py`), cells brought into shape (`mends.py`), then looked at together
(`Form.settle`). Each cell gets at most one fault, the first that applies: missing, control
characters, too long, then what its column demands; then the form's own check between the cells
of a row. A needed column that is missing is a fault of the header, and then no row is clean;
nor is one while a question about a sheet or column is open. Rows that are the same in the key
of the form are added up, unless they are copies, which are faults.
"""

from collections.abc import Sequence
from operator import attrgetter
from typing import Final

import pandas as pd

from cqvet.base.fault import Fault
from cqvet.base.forms import heads, sheets, sums
from cqvet.base.forms.fault import UnreadableError
from cqvet.base.forms.form import Checked, Form
from cqvet.base.forms.grid import Book, Sheet, taken
from cqvet.base.forms.read import opened
from cqvet.base.forms.records import Rows
from cqvet.base.forms.report import (
    Choices,
    Part,
    Place,
    Repair,
    Report,
)
from cqvet.base.forms.sums import Valued
from cqvet.base.forms.values import File, rows

_TOLD: Final = 3
"""Rows that it takes to tell a cut from a gap."""


def validate(content: bytes | Book, form: Form, choices: Choices | None = None) -> Checked:
    """Check the bytes of a table (CSV, XLSX, an HTML table), or a file that was opened before.

    Never raises for any bytes: what cannot be read at all is one fault of row 0 (or of the row
    where reading had to stop), with a code of `read`.
    """
    known = heads.spellings(form)

    def named(cells: Sequence[str]) -> int:
        return len({known[key] for cell in cells if (key := heads.key(cell)) in known})

    try:
        book = content if isinstance(content, Book) else opened(content, named, form.max_bytes)
        return _checked(book, form, choices or Choices())
    except UnreadableError as error:
        return Checked(_frame([], form), (error.fault,), 0)


def refused(form: Form, code: str) -> Checked:
    """A table that was not read at all."""
    return Checked(_frame([], form), (Fault("", code),), 0)


def validate_rows(
    rows: Sequence[Sequence[str]], form: Form, choices: Choices | None = None
) -> Checked:
    """Check rows of clean texts, header first; an empty row keeps its number and is ignored."""
    try:
        return _checked(
            Book("rows", (Sheet("", lambda: rows, listed=True),)), form, choices or Choices()
        )
    except UnreadableError as error:
        return Checked(_frame([], form), (error.fault,), 0)


def _checked(book: Book, form: Form, choices: Choices) -> Checked:
    known = heads.spellings(form)
    chosen = sheets.chosen(book, form, known, choices)
    file = File(form, choices)
    file.questions += chosen.questions
    several = len(chosen.sheets) > 1
    before = 0
    for found in chosen.sheets:
        before += _sheet(file, found, known, before, several=several)
    records = file.records
    if len(records) > form.max_rows:
        raise UnreadableError("too_many_rows", expected=f"0-{form.max_rows}")
    usable = not file.faults and all(question.answer for question in file.questions)
    read = rows(file)
    if not book.ended:
        _cut(read)
    if not records and not file.faults and usable:
        file.faults.append(Fault("", "no_rows", line=file.parts[0].last_line))
    good = [one for one in read if not one[0].faults and not one[0].waiting]
    kept = sums.together(good, form, choices, file.repairs)
    values = [{"row": record.row, **cells} for record, cells in kept] if usable else []
    behind = sum(not record.faults for record, _ in good) if usable else 0
    faults = [*file.faults, *(fault for record in records for fault in record.faults)]
    report = Report(
        book.kind,
        book.encoding,
        tuple(file.parts),
        (*chosen.aside, *file.aside.asides()),
        _with_mixed(file.repairs.repairs(), book),
        tuple(file.questions),
    )
    return Checked(
        _frame(values, form),
        tuple(sorted(faults, key=attrgetter("place"))),
        len(read),
        behind,
        report,
    )


def _sheet(
    file: File, found: sheets.Found, known: dict[str, str], before: int, *, several: bool
) -> int:
    """Read a sheet; how many rows it has below its header."""
    header, name = found.header, found.sheet.name if several else ""
    rows = list(taken(found.sheet.rows(), file.form.max_rows, header.bottom + 1))
    columns = heads.columns(header, file.form, known, file.choices, name)
    file.faults += columns.faults
    asked = {question.id for question in file.questions}
    file.questions += [one for one in columns.questions if one.id not in asked]
    place = Place(0, header.bottom + 1, name)
    if header.bottom > header.top:
        file.repairs.add("joined_header", "", place)
    read = Rows(
        rows,
        header,
        columns,
        file.form,
        file.choices,
        sheet=name,
        before=before,
        listed=found.sheet.listed,
    )
    read.read(found.sheet.layout(), file.repairs, file.aside)
    file.rows.append(read)
    named = [(n, header.cells[i]) for i, n in enumerate(columns.names) if n]
    file.parts.append(
        Part(
            found.sheet.name,
            header.top + 1,
            header.bottom + 1,
            len(read.records),
            tuple(named),
        )
    )
    return max(len(rows) - header.bottom - 1, 0)


def _cut(found: Sequence[Valued]) -> None:
    """A text that stops before its very last cell, where no other cell is empty."""
    if len(found) < _TOLD:
        return
    *before, last = (record for record, _ in found)
    if not last.texts:
        return
    name = list(last.texts)[-1]
    whole = all(all(record.texts.values()) for record in before)
    others = [text for column, text in last.texts.items() if column != name]
    if whole and all(others) and not last.texts[name] and not last.faults:
        last.faults.append(last.fault(name, "cut_text"))


def _with_mixed(repairs: tuple[Repair, ...], book: Book) -> tuple[Repair, ...]:
    return (*repairs, Repair("mixed_mark", "", 1, ())) if book.mixed else repairs


def _frame(rows: list[dict[str, object]], form: Form) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["row", *form.columns])
    return frame.astype({"row": "int64", **form.columns})
