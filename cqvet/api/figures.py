"""The ledger, whole and one by one."""

from typing import Any, Final

from starlette.requests import Request
from starlette.responses import Response

from cqvet import data
from cqvet.api.answers import as_json
from cqvet.api.problems import not_found
from cqvet.api.query import asked
from cqvet.evidence import ledger

FIELDS: Final = (
    "id",
    "kind",
    "value",
    "value_max",
    "value_printed",
    "value_type",
    "qualifier",
    "unit",
    "scope",
    "as_of",
    "section",
    "paragraph",
    "conflicts_with",
    "duplicate_of",
    "statement_zh",
    "statement_en",
    "source",
    "confidence",
)


def figure(entry: data.Row) -> dict[str, Any]:
    """An entry of the ledger as the API gives it; the value of a date is the date."""
    value = entry["value"] if entry["value_date"] is None else entry["value_date"]
    return {name: value if name == "value" else entry[name] for name in FIELDS}


async def figures(request: Request) -> Response:
    """`GET /figures`: all entries in the order of the ledger."""
    asked(request, ())
    return as_json(request, [figure(entry) for entry in ledger.index().values()])


async def one(request: Request) -> Response:
    """`GET /figures/{id}`: an id of a reference figure has a slash."""
    asked(request, ())
    try:
        entry = ledger.entry(request.path_params["id"])
    except KeyError:
        raise not_found("such figure") from None
    return as_json(request, figure(entry))
