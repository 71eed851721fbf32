"""The tables as CSV, JSON, XLSX and Parquet, filtered by their columns."""

import math
from collections.abc import Mapping, Sequence
from functools import cache
from io import BytesIO
from typing import Any, Final

import pandas as pd
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

from cqvet import data
from cqvet.api.answers import as_json, tagged
from cqvet.api.limits import computed
from cqvet.api.problems import bad_request, not_found
from cqvet.api.query import asked, choices, short
from cqvet.base import export, filters
from cqvet.base.fault import Fault
from cqvet.schema import BOOLEANS

CSV: Final = "text/csv"
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
PARQUET: Final = "application/vnd.apache.parquet"
FORMATS: Final = ("csv", "json", "xlsx", "parquet")
NUMBERS: Final = ("number", "integer", "year")


@cache
def names() -> tuple[str, ...]:
    """The tables in the order of the descriptor."""
    return tuple(name for name, resource in data.resources().items() if data.is_table(resource))


def fields(name: str) -> dict[str, dict[str, Any]]:
    """The fields of a table by name."""
    return {field["name"]: field for field in data.resources()[name]["schema"]["fields"]}


def filterable(name: str) -> tuple[str, ...]:
    """What a table can be filtered by: its columns, and the zone of its districts."""
    columns = fields(name)
    return (*columns, *(["zone"] if "district" in columns and "zone" not in columns else []))


async def table(request: Request) -> Response:
    """`GET /tables/{name}.{format}`."""
    name, _, form = request.path_params["file"].rpartition(".")
    if name not in names() or form not in FORMATS:
        raise not_found("such table; datapackage.json lists them")
    chosen = mask(name, asked(request, filterable(name)))
    if form == "json":
        return as_json(request, data.rows(data.table(name)[chosen]))
    content = csv(name, chosen)
    if form == "csv":
        return tagged(request, content, CSV)
    rows = data.table(name)[chosen]
    resource = data.resources()[name]
    if form == "parquet":
        return tagged(request, await run_in_threadpool(export.parquet, rows, resource), PARQUET)
    book = await computed(request, export.workbook, rows, resource)
    headers = {"content-disposition": f'attachment; filename="{name}.xlsx"'}
    return tagged(request, book, XLSX, headers, seed=b"xlsx" + content)


def mask(name: str, query: Mapping[str, Sequence[str]]) -> pd.Series:
    """Which rows a query chooses: all names hold, one of the values of each.

    An empty value chooses the gaps of a column. Raises a problem, 400, that names every
    value that the column cannot have.
    """
    frame, columns = data.table(name), fields(name)
    chosen, errors = pd.Series(data=True, index=frame.index), []
    for key, values in query.items():
        if key in columns:
            cells, field = frame[key], columns[key]
        else:
            cells, field = frame["district"].map(filters.zone_of, na_action="ignore"), ZONE
        wanted = [value for value in values if value]
        wrong = _faults(key, wanted, field, _referred(name, key))
        errors += wrong
        if not wrong:
            known = cells.isin([_value(text, field["type"]) for text in wanted])
            chosen &= known | cells.isna() if "" in values else known
    if errors:
        raise bad_request(errors)
    return chosen


@cache
def texts(name: str) -> pd.DataFrame:
    """A table cell by cell as its file has it."""
    content = BytesIO(_file(name))
    return pd.read_csv(content, dtype=str, keep_default_na=False, encoding="utf-8")


def csv(name: str, chosen: pd.Series) -> bytes:
    """The file itself where all rows are chosen, else its header with the chosen rows."""
    if chosen.all():
        return _file(name)
    text: str = texts(name)[chosen.to_numpy()].to_csv(index=False, lineterminator="\n")
    return text.encode()


ZONE: Final[dict[str, Any]] = {"name": "zone", "type": "string", "codes": "zone"}


def _file(name: str) -> bytes:
    return data.file(data.resources()[name]["path"])


def _referred(name: str, column: str) -> frozenset[str] | None:
    """The ids that a column may have because another table says so."""
    for key in data.resources()[name]["schema"].get("foreignKeys", []):
        if list(key["fields"]) == [column]:
            other = data.table(key["reference"]["resource"] or name)
            return frozenset(other[key["reference"]["fields"][0]].dropna().astype(str))
    return None


def _faults(
    name: str, values: Sequence[str], field: Mapping[str, Any], ids: frozenset[str] | None
) -> list[Fault]:
    if field["type"] in NUMBERS:
        return [Fault(name, "not_a_number", short(v)) for v in values if not _is_number(v)]
    if field["type"] == "boolean":
        return choices(name, values, tuple(BOOLEANS))
    listed = field.get("constraints", {}).get("enum")
    if listed is None and "codes" in field:
        listed = tuple(data.names(field["codes"]))
    if listed is not None:
        return choices(name, values, listed)
    if ids is not None:
        return [Fault(name, "unknown_reference", short(v), name) for v in values if v not in ids]
    return []


def _is_number(text: str) -> bool:
    try:
        return math.isfinite(float(text))
    except ValueError:
        return False


def _value(text: str, kind: str) -> str | float | bool:
    if kind in NUMBERS:
        return float(text)
    return BOOLEANS[text] if kind == "boolean" else text
