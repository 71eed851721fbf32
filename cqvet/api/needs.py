"""Needs of a client's, matched; nothing is kept."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from cqvet.api.answers import posted
from cqvet.api.limits import body, computed, from_json
from cqvet.api.problems import bad_request
from cqvet.api.query import asked, short
from cqvet.base import forms
from cqvet.base.fault import Fault
from cqvet.base.forms import Checked, Question
from cqvet.subjects import needs

LIST: Final = "needs"


async def matched(request: Request) -> Response:
    """`POST /needs`: a file, or `{needs: [{text, kind, organisation, district}]}`."""
    asked(request, ())
    content = await body(request, needs.MAX_BYTES)
    listed = content.removeprefix(BOM_UTF8).lstrip().startswith((b"{", b"["))
    faults, found = await computed(request, answer, _rows(content) if listed else content)
    if faults:
        raise bad_request([_located(fault, listed=listed) for fault in faults], forms.message)
    return posted(found)


def answer(given: bytes | list[list[str]]) -> tuple[tuple[Fault, ...], dict[str, Any]]:
    """Every fault of a file or of rows, or else the match of every need."""
    if isinstance(given, bytes):
        checked = forms.validate(given, needs.form())
    else:
        checked = forms.validate_rows(given, needs.form())
    if wrong := unsettled(checked):
        return wrong, {}
    found = needs.records(*needs.matched(checked.rows))
    return (), {"threshold": needs.THRESHOLD, LIST: found}


def unsettled(checked: Checked) -> tuple[Fault, ...]:
    """All that stands in the way of a file."""
    return (*checked.faults, *(_open(question) for question in checked.report.open))


def _open(question: Question) -> Fault:
    """A question that nobody can be asked here."""
    row = question.first[0].row if question.first else 0
    expected = ", ".join(question.candidates)
    return Fault(question.column, "open_question", question.found, expected, row)


def _rows(content: bytes) -> list[list[str]]:
    """JSON as the rows of a table, header first."""
    given = from_json(content)
    if not isinstance(given, Mapping):
        raise bad_request([Fault("", "not_an_object", type(given).__name__)])
    wrong = [
        Fault(f"/{short(name)}", "unknown_field", short(name)) for name in given if name != LIST
    ]
    listed = given.get(LIST)
    if not isinstance(listed, list):
        wrong.append(Fault(f"/{LIST}", "not_a_list" if LIST in given else "missing"))
    elif len(listed) > needs.MAX_ROWS:
        wrong.append(Fault(f"/{LIST}", "too_many", str(len(listed)), f"0-{needs.MAX_ROWS}"))
    else:
        for place, need in enumerate(listed):
            wrong += _wrong(need, f"/{LIST}/{place}")
    if wrong:
        raise bad_request(wrong)
    rows = [[forms.clean(need.get(name) or "") for name in needs.COLUMNS] for need in given[LIST]]
    return [list(needs.COLUMNS), *rows]


def _wrong(need: object, path: str) -> list[Fault]:
    """What is no object of texts with known names."""
    if not isinstance(need, Mapping):
        return [Fault(path, "not_an_object", type(need).__name__)]
    found = []
    for name, value in need.items():
        if name not in needs.COLUMNS:
            found.append(Fault(f"{path}/{short(name)}", "unknown_field", short(name)))
        elif not isinstance(value, str | None):
            found.append(Fault(f"{path}/{name}", "not_a_text", type(value).__name__))
    return found


def _located(fault: Fault, *, listed: bool) -> Fault:
    """A fault by a pointer into the body, or by row and column of a file (`3/district`)."""
    row = f"/{LIST}/{fault.row - 1}" if listed else fault.row
    return replace(fault, where=f"{row}/{fault.where}")
