"""The values of the rows of a file: cells in shape, looked at together, then read one by one."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from cqvet.base.fault import Fault
from cqvet.base.forms import sums
from cqvet.base.forms.cells import Cell, unusable
from cqvet.base.forms.form import MAX_CELL, Ask, Change, Form
from cqvet.base.forms.records import Record, Rows
from cqvet.base.forms.report import LEFT_OUT, Choices, Part, Question, Tally
from cqvet.base.forms.sums import Valued, Values


@dataclass
class File:
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


def rows(file: File) -> list[Valued]:
    """The values of every row that stays; faults and questions go to the records."""
    form, records = file.form, file.records
    mended: dict[tuple[str, str], tuple[str, str] | None] = {}
    for record in records:
        _mended(record, form, file, mended)
    settled = form.settle([record.texts for record in records], file.choices)
    asked: dict[str, Question] = {}
    stay = [
        record
        for record, changes in zip(records, settled, strict=True)
        if _settle(record, changes, file, asked)
    ]
    file.questions += asked.values()
    between = form.between()
    meant: dict[tuple[str, str], Cell] = {}
    found = []
    for record in stay:
        wrong = {fault.where for fault in record.faults} | record.waiting
        read_as = {
            name: _cached(name, text, form, meant)
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
    for own in file.rows:
        sums.compare(own.records, by_row, own.totals, form, file.aside)
    return found


def _mended(
    record: Record,
    form: Form,
    file: File,
    known: dict[tuple[str, str], tuple[str, str] | None],
) -> None:
    for name, text in record.texts.items():
        if name in form.flowing:
            record.texts[name] = " ".join(text.split())
        mend = form.mends.get(name)
        if not mend or not text:
            continue
        key = name, text
        if key not in known:
            known[key] = mend(text)
        done = known[key]
        if done and done[1] not in file.choices.untouched:
            record.texts[name] = done[0]
            file.repairs.add(done[1], name, record.place(text, done[0]))


def _settle(
    record: Record,
    changes: Iterable[Change | Ask | Fault],
    file: File,
    asked: dict[str, Question],
) -> bool:
    """What follows from the cells of a row; whether the row stays."""
    for change in changes:
        if isinstance(change, Fault):
            record.faults.append(
                record.fault(change.where, change.code, change.found, change.expected)
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


def _ask(ask: Ask, record: Record, file: File, asked: dict[str, Question]) -> str:
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


def _cached(column: str, text: str, form: Form, meant: dict[tuple[str, str], Cell]) -> Cell:
    """The meaning of a cell, found out once for all that say the same."""
    key = column, text
    if key not in meant:
        meant[key] = _meaning(column, text, form)
    return meant[key]


def _meaning(column: str, text: str, form: Form) -> Cell:
    """Read a cell: its value or the first thing wrong with it."""
    if not text:
        return Cell() if column in form.optional else Cell(code="missing")
    return unusable(text, form.longest.get(column, MAX_CELL)) or form.read[column](text)
