"""Needs of a client's, matched; nothing is kept."""

from codecs import BOM_UTF8
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from cqvet.api.answers import posted
from cqvet.api.limits import body, computed, from_json
from cqvet.api.problems import BOTH, Wrong, bad_request
from cqvet.api.query import asked, short
from cqvet.base import forms
from cqvet.base.forms import Checked, Fault, Question
from cqvet.subjects import needs

LIST: Final = "needs"


@dataclass(frozen=True)
class Located(Wrong):
    """A fault of the form, told in its words."""

    def said(self) -> dict[str, str]:
        fault = Fault(0, "", self.code, self.found, self.expected)
        return {f"message_{t.lang}": forms.message(fault, t) for t in BOTH}


async def matched(request: Request) -> Response:
    """`POST /needs`: a file, or `{needs: [{text, kind, organisation, district}]}`."""
    asked(request, ())
    content = await body(request, needs.MAX_BYTES)
    listed = content.removeprefix(BOM_UTF8).lstrip().startswith((b"{", b"["))
    faults, found = await computed(request, answer, _rows(content) if listed else content)
    if faults:
        raise bad_request([_located(fault, listed=listed) for fault in faults])
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
    return Fault(row, question.column, "open_question", question.found, expected)


def _rows(content: bytes) -> list[list[str]]:
    """JSON as the rows of a table, header first."""
    given = from_json(content)
    if not isinstance(given, Mapping):
        raise bad_request([Wrong("", "not_an_object", type(given).__name__)])
    wrong = [
        Wrong(f"/{short(name)}", "unknown_field", short(name)) for name in given if name != LIST
    ]
    listed = given.get(LIST)
    if not isinstance(listed, list):
        wrong.append(Wrong(f"/{LIST}", "not_a_list" if LIST in given else "missing"))
    elif len(listed) > needs.MAX_ROWS:
        wrong.append(Wrong(f"/{LIST}", "too_many", str(len(listed)), f"0-{needs.MAX_ROWS}"))
    else:
        for place, need in enumerate(listed):
            wrong += _wrong(need, f"/{LIST}/{place}")
    if wrong:
        raise bad_request(wrong)
    rows = [[forms.clean(need.get(name) or "") for name in needs.COLUMNS] for need in given[LIST]]
    return [list(needs.COLUMNS), *rows]


def _wrong(need: object, path: str) -> list[Wrong]:
    """What is no object of texts with known names."""
    if not isinstance(need, Mapping):
        return [Wrong(path, "not_an_object", type(need).__name__)]
    found = []
    for name, value in need.items():
        if name not in needs.COLUMNS:
            found.append(Wrong(f"{path}/{short(name)}", "unknown_field", short(name)))
        elif not isinstance(value, str | None):
            found.append(Wrong(f"{path}/{name}", "not_a_text", type(value).__name__))
    return found


def _located(fault: Fault, *, listed: bool) -> Located:
    """A fault by a pointer into the body, or by row and column of a file (`3/district`)."""
    where = f"{fault.row}/{fault.column}"
    if listed:
        where = f"/{LIST}/{fault.row - 1}/{fault.column}"
    return Located(where, fault.code, fault.found, fault.expected)
