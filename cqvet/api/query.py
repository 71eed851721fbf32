"""What a query string may say. A name that is not known is an error: it may be a misspelt one."""

from collections.abc import Collection

from starlette.datastructures import QueryParams
from starlette.requests import Request

from cqvet.api.problems import bad_request
from cqvet.base.fault import Fault

LONGEST = 80


def short(text: str) -> str:
    """A value as an error repeats it."""
    return text[:LONGEST]


def asked(request: Request, names: Collection[str]) -> dict[str, list[str]]:
    """All values of each parameter. Raises a problem, 400, that names every unknown one."""
    query = QueryParams(request.url.query)
    given = {name: query.getlist(name) for name in query}
    unknown = [name for name in given if name not in names]
    if unknown:
        expected = ", ".join(names)
        raise bad_request([Fault(short(n), "unknown_name", short(n), expected) for n in unknown])
    return given


def single(request: Request, names: Collection[str]) -> dict[str, str]:
    """The value of each parameter, given once. Raises a problem, 400."""
    given = asked(request, names)
    twice = [name for name, values in given.items() if len(values) > 1]
    if twice:
        raise bad_request([Fault(name, "repeated", name) for name in twice])
    return {name: values[0] for name, values in given.items()}


def choices(name: str, values: Collection[str], known: Collection[str]) -> list[Fault]:
    """The values that are not among the known ones, as errors."""
    expected = ", ".join(known)
    return [Fault(name, "not_listed", short(v), expected) for v in values if v not in known]
