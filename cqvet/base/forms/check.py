"""Bytes -> a clean frame, every fault located by row and column, and the account of the file.

METHOD. The sheets and headers are found (`sheets.py`, `heads.py`), rows that are no data set
aside (`records.py`), cells brought into shape (`mends.py`), then looked at together
(`Form.settle`). Each cell gets at most one fault, the first that applies: missing, control
characters, too long, then what its column demands; then the form's own check between the cells
of a row. A needed column that is missing is a fault of the header, and then no row is clean;
nor is one while a question about a sheet or column is open. Rows that are the same in the key
of the form are added up, unless they are copies, which are faults.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

import pandas as pd

from cqvet.base.forms import heads, sheets, sums
from cqvet.base.forms.cells import Cell, unusable
from cqvet.base.forms.fault import Fault, UnreadableError
from cqvet.base.forms.form import MAX_CELL, Ask, Change, Checked, Form
from cqvet.base.forms.grid import Book, Sheet, taken
from cqvet.base.forms.read import opened
from cqvet.base.forms.records import Record, Rows
from cqvet.base.forms.report import (
    LEFT_OUT,
    Choices,
    Part,
    Place,
    Question,
    Repair,
    Report,
    Tally,
)
from cqvet.base.forms.sums import Valued, Values

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
    return Checked(_frame([], form), (Fault(0, "", code),), 0)


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


@dataclass
class _File:
    """What is known of a file while it is read."""

    form: Form
    choices: Choices
    repairs: Tally = field(default_factory=Tally)
    aside: Tally = field(default_factory=Tally)
    faults: list[Fault] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    rows: list[Rows] = field(default_factory=list)

    @property
    def records(self) -> list[Record]:
        """The data rows of all sheets."""
        return [record for rows in self.rows for record in rows.records]


def _checked(book: Book, form: Form, choices: Choices) -> Checked:
    known = heads.spellings(form)
    chosen = sheets.chosen(book, form, known, choices)
    file = _File(form, choices)
    file.questions += chosen.questions
    several = len(chosen.sheets) > 1
    before = 0
    for found in chosen.sheets:
        before += _sheet(file, found, known, before, several=several)
    records = file.records
    if len(records) > form.max_rows:
        raise UnreadableError("too_many_rows", expected=f"0-{form.max_rows}")
    usable = not file.faults and all(question.answer for question in file.questions)
    read = _rows(file)
    if not book.ended:
        _cut(read)
    if not records and not file.faults and usable:
        file.faults.append(Fault(0, "", "no_rows", line=file.parts[0].last_line))
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
    return Checked(_frame(values, form), tuple(sorted(faults)), len(read), behind, report)


def _sheet(
    file: _File, found: sheets.Found, known: dict[str, str], before: int, *, several: bool
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


def _rows(file: _File) -> list[Valued]:
    """The values of every row that stays; faults and questions go to the records."""
    form, records = file.form, file.records
    for record in records:
        _mended(record, form, file)
    settled = form.settle([record.texts for record in records], file.choices)
    asked: dict[str, Question] = {}
    stay = [
        record
        for record, changes in zip(records, settled, strict=True)
        if _settle(record, changes, file, asked)
    ]
    file.questions += asked.values()
    between = form.between()
    found = []
    for record in stay:
        wrong = {fault.column for fault in record.faults} | record.waiting
        read_as = {
            name: _meaning(name, text, form)
            for name, text in record.texts.items()
            if name in form.columns and name not in wrong
        }
        record.faults += [
            record.fault(name, cell.code, record.texts[name], cell.expected)
            for name, cell in read_as.items()
            if cell.code
        ]
        values: Values = {name: cell.value for name, cell in read_as.items()}
        record.faults += [
            replace(fault, line=record.line, sheet=record.sheet)
            for fault in between(record.row, record.texts, values)
        ]
        found.append((record, values))
    by_row = {record.row: values for record, values in found}
    for rows in file.rows:
        sums.compare(rows.records, by_row, rows.totals, form, file.aside)
    return found


def _mended(record: Record, form: Form, file: _File) -> None:
    for name, text in record.texts.items():
        if name in form.flowing:
            record.texts[name] = " ".join(text.split())
        mend = form.mends.get(name)
        done = mend(text) if mend and text else None
        if done and done[1] not in file.choices.untouched:
            record.texts[name] = done[0]
            file.repairs.add(done[1], name, record.place(text, done[0]))


def _settle(
    record: Record,
    changes: Iterable[Change | Ask | Fault],
    file: _File,
    asked: dict[str, Question],
) -> bool:
    """What follows from the cells of a row; whether the row stays."""
    for change in changes:
        if isinstance(change, Fault):
            record.faults.append(
                record.fault(change.column, change.code, change.found, change.expected)
            )
        elif isinstance(change, Change):
            if change.kind not in file.choices.untouched:
                found = record.texts.get(change.column, "")
                record.texts[change.column] = change.text
                file.repairs.add(change.kind, change.column, record.place(found, change.text))
        else:
            answer = _ask(change, record, file, asked)
            if answer == LEFT_OUT:
                file.aside.add("left_out", "", record.place(change.found))
                return False
            if answer:
                record.texts[change.column] = change.means.get(answer, answer)
            else:
                record.waiting.add(change.column)
    return True


def _ask(ask: Ask, record: Record, file: _File, asked: dict[str, Question]) -> str:
    said = file.choices.answers.get(ask.id, "")
    answer = said if said in {*ask.candidates, LEFT_OUT} else ""
    before = asked.get(ask.id)
    place = record.place(ask.found, answer)
    if before is None:
        asked[ask.id] = Question(
            ask.id, ask.kind, ask.column, ask.found, ask.candidates, 1, (place,), answer
        )
    else:
        first = (*before.first, place)[:5]
        asked[ask.id] = replace(before, count=before.count + 1, first=first)
    return answer


def _meaning(column: str, text: str, form: Form) -> Cell:
    """Read a cell: its value or the first thing wrong with it."""
    if not text:
        return Cell() if column in form.optional else Cell(code="missing")
    return unusable(text, form.longest.get(column, MAX_CELL)) or form.read[column](text)


def _cut(found: Sequence[Valued]) -> None:
    """A text that stops before its very last cell, where no other cell is empty."""
    if len(found) < _TOLD:
        return
    *before, last = (record for record, _ in found)
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
