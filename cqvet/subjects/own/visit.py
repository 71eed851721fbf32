"""A visit as a file, to be reopened: what was chosen, and the tables that were brought.

METHOD. A JSON object: `cqvet` says what it is, `format` how it is written, `page` and `values`
where the visitor was and what is chosen on all pages, `tables` for each form the name of its file,
its columns and its rows as text. Numbers of students are left out: no small one may leave the
visit. Whatever is reopened passes the checks of an upload or a link; a file is not trusted
because it says that it is ours.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd

from cqvet.base import forms
from cqvet.base.fault import CodedError
from cqvet.subjects.own.form import FORMS, STUDENTS

MARK: Final = "visit"
FORMAT: Final = 1
MAX_BYTES: Final = 10_000_000
SAVED: Final = tuple(form for form in FORMS if form != STUDENTS)
NEEDS: Final = "needs"


class VisitError(CodedError):
    """A file that is no visit: `too_large`, `foreign`, `newer` or `damaged`."""


@dataclass(frozen=True)
class Sheet:
    """A table of a visit: the name of its file, and its content as CSV."""

    name: str
    content: bytes


@dataclass(frozen=True)
class Saved:
    """What a file of a visit holds; nothing of it is checked yet but its shape."""

    page: str
    values: Mapping[str, str] = field(default_factory=dict)
    sheets: Mapping[str, Sheet] = field(default_factory=dict)


def written(
    page: str, values: Mapping[str, str], tables: Mapping[str, tuple[str, pd.DataFrame]]
) -> bytes:
    """A visit as a file; `tables` are name and rows by form."""
    content = {
        "cqvet": MARK,
        "format": FORMAT,
        "page": page,
        "values": dict(values),
        "tables": {
            form: {"name": name, "columns": _columns(rows), "rows": _cells(rows)}
            for form, (name, rows) in tables.items()
            if form in (*SAVED, NEEDS)
        },
    }
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def opened(content: bytes) -> Saved:
    """The visit that a file holds. Raises `VisitError`."""
    if len(content) > MAX_BYTES:
        raise VisitError("too_large")
    try:
        found = json.loads(content.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise VisitError("foreign") from None
    if not isinstance(found, dict) or found.get("cqvet") != MARK:
        raise VisitError("foreign")
    version = found.get("format")
    if isinstance(version, bool) or not isinstance(version, int):
        raise VisitError("damaged")
    if version != FORMAT:
        raise VisitError("newer" if version > FORMAT else "damaged")
    page, values, tables = (found.get(name) for name in ("page", "values", "tables"))
    if not (isinstance(page, str) and _texts(values) and isinstance(tables, dict)):
        raise VisitError("damaged")
    return Saved(page, values or {}, {str(form): _sheet(table) for form, table in tables.items()})


def _texts(values: object) -> bool:
    return isinstance(values, dict) and all(isinstance(value, str) for value in values.values())


def _sheet(table: Any) -> Sheet:
    """A table as the CSV that an upload of it would be. Raises `VisitError`."""
    if not isinstance(table, dict):
        raise VisitError("damaged")
    name, columns, rows = (table.get(part) for part in ("name", "columns", "rows"))
    if not (isinstance(name, str) and _row(columns) and isinstance(rows, list)):
        raise VisitError("damaged")
    if not all(map(_row, rows)):
        raise VisitError("damaged")
    return Sheet(name, forms.as_csv(columns or [], rows))


def _row(cells: object) -> bool:
    return isinstance(cells, list) and all(isinstance(cell, str) for cell in cells)


def _columns(rows: pd.DataFrame) -> list[str]:
    return [str(name) for name in rows.columns if name != "row"]


def _cells(rows: pd.DataFrame) -> Sequence[Sequence[str]]:
    """The cells as text; missing is empty."""
    frame = rows.drop(columns="row", errors="ignore").astype(object)
    found: list[list[str]] = frame.where(frame.notna(), "").astype(str).to_numpy().tolist()
    return found
