"""A file of a client's, checked against a table or a form; nothing is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import partial
from operator import attrgetter
from typing import Any, Final

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from cqvet import data
from cqvet.api import problems, told
from cqvet.api.answers import posted
from cqvet.api.limits import body, computed
from cqvet.api.problems import bad_request, not_found
from cqvet.api.query import asked, choices, short
from cqvet.api.tables import fields, names
from cqvet.base.fault import Fault
from cqvet.base.forms import UNDOABLE, Choices, UnreadableError, message, read, schema
from cqvet.base.forms import validate as validate_form
from cqvet.schema import DataError, DataFault, validate
from cqvet.subjects import needs, own, register

FORMS: Final = (*own.FORMS, "needs")
"""Forms that are no tables of the package."""
OPTIONS: Final = ("answer", "untouched")
"""What a form may be told: answers as `id=answer`, repairs that are not to be made."""
MAX_ROWS: Final = 50_000
"""Rows of a table: the longest of the package has room to grow."""


async def checked(request: Request) -> Response:
    """`POST /validate/{table}`: how many rows were read, and every fault."""
    name = request.path_params["table"]
    given = asked(request, OPTIONS if name in FORMS else ())
    if name not in (*FORMS, *names()):
        raise not_found(
            f"such table; datapackage.json lists them, and there are {', '.join(FORMS)}"
        )
    wrong = choices("untouched", given.get("untouched", []), UNDOABLE)
    answers = [said.partition("=") for said in given.get("answer", [])]
    wrong += [Fault("answer", "no_answer", short(id_)) for id_, equals, _ in answers if not equals]
    if wrong:
        raise bad_request(wrong)
    content = await body(request, register.MAX_BYTES)
    if name not in FORMS:
        return posted(await computed(request, check_table, content, name))
    chosen = Choices(
        {id_: answer for id_, _, answer in answers}, frozenset(given.get("untouched", []))
    )
    return posted(await computed(request, check_form, content, name, chosen))


def check_form(content: bytes, name: str, chosen: Choices) -> dict[str, Any]:
    """The answer for a table of needs, or one of those that a visitor brings."""
    if name == "needs":
        found, labels = validate_form(content, needs.form(), chosen), needs.labels
    else:
        found, labels = own.arrived(name, content, chosen)[0], partial(schema.titles, name)
    return {
        **told.faults(found.total, found.faults, message),
        **told.report(found.report, labels),
    }


def check_table(content: bytes, name: str) -> dict[str, Any]:
    """The answer for a file that wants to be a table of the data package."""
    columns = fields(name)
    try:
        header, *rows = read(content, tuple(columns), register.MAX_BYTES, MAX_ROWS)
    except UnreadableError as error:
        return told.faults(0, [error.fault], message)
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if row]
    faults = [
        Fault(short(column), "repeated_column", short(column))
        for column in dict.fromkeys(header)
        if header.count(column) > 1
    ]
    if not faults:
        faults = _extra(numbered, len(header))
        frame = _frame(header, [row for _, row in numbered], columns)
        numbers = [0, *(number for number, _ in numbered)]
        faults += [_of_data(fault, columns, numbers) for fault in _data_faults(frame, name)]
    lined = [
        replace(fault, line=fault.row + 1) for fault in sorted(faults, key=attrgetter("place"))
    ]
    return told.faults(len(numbered), lined, problems.told)


def _frame(
    header: Sequence[str], rows: Sequence[Sequence[str]], columns: Mapping[str, Any]
) -> pd.DataFrame:
    """The cells as texts, gaps missing; what a spreadsheet calls TRUE is true."""
    width = len(header)
    cells = [[cell or None for cell in [*row, *[""] * width][:width]] for row in rows]
    frame = pd.DataFrame(cells, columns=list(header), dtype="str")
    for name, field in columns.items():
        if field["type"] == "boolean" and name in frame:
            frame[name] = frame[name].str.lower()
    return frame


def _data_faults(frame: pd.DataFrame, name: str) -> list[DataFault]:
    """What the schema finds, or else ids that the other tables do not have."""
    resource = data.resources()[name]
    try:
        typed = validate(frame, resource)
    except DataError as error:
        return error.faults
    return data.dangling(resource, {**data.load(), name: typed})


def _extra(rows: Sequence[tuple[int, Sequence[str]]], width: int) -> list[Fault]:
    return [
        Fault(str(place), "extra_cell", short(cell), row=number)
        for number, row in rows
        for place, cell in enumerate(row[width:], start=width + 1)
        if cell
    ]


def _of_data(
    fault: DataFault, columns: Mapping[str, Mapping[str, Any]], numbers: Sequence[int]
) -> Fault:
    """A fault of the schema; what was expected is said in no language."""
    field = columns.get(fault.column, {})
    rules = field.get("constraints", {})
    expected = {
        "wrong_type": field.get("type", ""),
        "not_listed": ", ".join(map(str, rules.get("enum", ()))),
        "below_minimum": str(rules.get("minimum", "")),
        "above_maximum": str(rules.get("maximum", "")),
        "malformed": str(rules.get("pattern", field.get("type", ""))),
        "unknown_reference": fault.expected.rsplit(" ", 1)[-1],
    }
    right = expected.get(fault.code, "")
    return Fault(short(fault.column), fault.code, short(fault.found), right, numbers[fault.row])
