"""A file of a client's, checked against a table or the form of a register; nothing is kept."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any, Final

import pandas as pd
from starlette.requests import Request
from starlette.responses import Response

from cqvet import data, needs, register
from cqvet.api.answers import posted
from cqvet.api.limits import body, computed
from cqvet.api.problems import BOTH, Wrong, not_found
from cqvet.api.query import asked, short
from cqvet.api.tables import fields, names
from cqvet.forms import Fault, UnreadableError, message, read
from cqvet.forms import validate as validate_form
from cqvet.schema import DataError, DataFault, validate

FORMS: Final = ("register", "needs")
"""Forms that are no tables of the package."""
MAX_ROWS: Final = 50_000
"""Rows of a table: the longest of the package has room to grow."""


async def checked(request: Request) -> Response:
    """`POST /validate/{table}`: how many rows were read, and every fault."""
    asked(request, ())
    name = request.path_params["table"]
    if name not in (*FORMS, *names()):
        raise not_found(
            f"such table; datapackage.json lists them, and there are {', '.join(FORMS)}"
        )
    content = await body(request, register.MAX_BYTES)
    check = check_form if name in FORMS else check_table
    return posted(await computed(lambda: check(content, name)))


def check_form(content: bytes, name: str) -> dict[str, Any]:
    """The answer for a programme register or a table of needs."""
    form = needs.form() if name == "needs" else register.form(register.words())
    found = validate_form(content, form)
    return {
        "rows": found.total,
        "faults": [_of_form(fault) for fault in found.faults],
    }


def check_table(content: bytes, name: str) -> dict[str, Any]:
    """The answer for a file that wants to be a table of the data package."""
    columns = fields(name)
    try:
        header, *rows = read(content, tuple(columns), register.MAX_BYTES, MAX_ROWS)
    except UnreadableError as error:
        return {"rows": 0, "faults": [_of_form(error.fault)]}
    numbered = [(number, row) for number, row in enumerate(rows, start=1) if row]
    faults = [
        _fault(0, column, column, "", "repeated_column")
        for column in dict.fromkeys(header)
        if header.count(column) > 1
    ]
    if not faults:
        faults = _extra(numbered, len(header))
        frame = _frame(header, [row for _, row in numbered], columns)
        numbers = [0, *(number for number, _ in numbered)]
        faults += [_of_data(fault, columns, numbers) for fault in _data_faults(frame, name)]
    faults.sort(key=lambda fault: (fault["row"], fault["column"]))
    return {"rows": len(numbered), "faults": faults}


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


def _extra(rows: Sequence[tuple[int, Sequence[str]]], width: int) -> list[dict[str, Any]]:
    return [
        _fault(number, str(place), cell, "", "extra_cell")
        for number, row in rows
        for place, cell in enumerate(row[width:], start=width + 1)
        if cell
    ]


def _of_data(
    fault: DataFault, columns: Mapping[str, Mapping[str, Any]], numbers: Sequence[int]
) -> dict[str, Any]:
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
    return _fault(
        numbers[fault.row], fault.column, fault.found, expected.get(fault.code, ""), fault.code
    )


def _of_form(fault: Fault) -> dict[str, Any]:
    said = {f"message_{t.lang}": message(fault, t) for t in BOTH}
    return {**asdict(fault), **said}


def _fault(row: int, column: str, found: str, expected: str, code: str) -> dict[str, Any]:
    told = Wrong(short(column), code, short(found), expected).row()
    return {"row": row, "column": told.pop("name"), **told}
