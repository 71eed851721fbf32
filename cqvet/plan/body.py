"""The body of `POST /api/v1/plan`: read and limited."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from cqvet.matching import BodyError, BodyFault
from cqvet.plan.check import MOST_YEARS
from cqvet.plan.types import Cell, Keep, Objective, Request, Wish

MAX_ID: Final = 100
MAX_POINTS: Final = 100_000
MAX_WEIGHT: Final = 10**9
MAX_CLUSTERS: Final = 60
MAX_CELLS: Final = 300
"""Most zones x clusters x levels: with it a plan takes at most about two seconds."""
LIMITS: Final = {"supply": 5000, "demand": MAX_CLUSTERS, "floors": 50, "ceilings": 50, "keep": 500}
_COLUMNS: Final[Mapping[str, tuple[frozenset[str], frozenset[str]]]] = {
    "supply": (frozenset({"cluster", "points"}), frozenset({"zone", "level"})),
    "demand": (frozenset({"cluster", "weight"}), frozenset()),
    "floors": (frozenset({"points"}), frozenset({"zone", "cluster", "level"})),
    "ceilings": (frozenset({"points"}), frozenset({"zone", "cluster", "level"})),
    "keep": (frozenset({"cluster", "points"}), frozenset({"zone", "level", "reason"})),
}
_REQUIRED: Final = frozenset({"supply", "demand"})
_SCALARS: Final = frozenset({"budget", "years", "objective"})


def request_of(body: object) -> Request:
    """Turn a parsed body into a request.

    Raises `BodyError` with all faults: ``not_an_object``, ``not_a_list``, ``missing``,
    ``unknown_field``, ``too_many``, ``not_a_text``, ``too_long``, ``not_a_number``,
    ``out_of_range``, ``not_whole``, ``repeated``, ``unknown_choice``.
    """
    if not isinstance(body, Mapping):
        raise BodyError([BodyFault("", "not_an_object", type(body).__name__)])
    faults = [
        BodyFault(f"/{_short(name)}", "unknown_field", _short(name))
        for name in body
        if name not in _COLUMNS and name not in _SCALARS
    ]
    rows = {name: _rows(name, body.get(name), faults) for name in _COLUMNS}
    faults += _scalar_faults(body)
    names = Counter(row["cluster"] for row in rows["demand"])
    faults += [
        BodyFault("/demand", "repeated", _short(n)) for n, times in names.items() if times > 1
    ]
    points: Counter[Cell] = Counter()
    for row in rows["supply"]:
        points[_cell(row)] += int(row["points"])
    zones, levels = {cell.zone for cell in points}, {cell.level for cell in points}
    clusters = {cell.cluster for cell in points} | set(names)
    size = len(zones) * len(clusters) * len(levels)
    if size > MAX_CELLS or len(clusters) > MAX_CLUSTERS:
        faults.append(BodyFault("/supply", "too_many", str(size)))
    if faults:
        raise BodyError(faults)
    given = {name: body[name] for name in _SCALARS if body.get(name) is not None}
    return Request(
        cells=tuple(points),
        supply=np.array(list(points.values()), dtype=np.int64),
        demand={row["cluster"]: float(row["weight"]) for row in rows["demand"]},
        budget=float(given.get("budget", 0.05)),
        years=int(given.get("years", 1)),
        objective=Objective(given.get("objective", Objective.SIMILARITY)),
        floors=tuple(_wish(row) for row in rows["floors"]),
        ceilings=tuple(_wish(row) for row in rows["ceilings"]),
        keeps=tuple(
            Keep(_cell(row), int(row["points"]), row.get("reason") or "other")
            for row in rows["keep"]
        ),
    )


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(row.get("zone") or "", row["cluster"], row.get("level") or "")


def _wish(row: Mapping[str, Any]) -> Wish:
    return Wish(int(row["points"]), row.get("zone"), row.get("cluster"), row.get("level"))


def _scalar_faults(body: Mapping[Any, Any]) -> list[BodyFault]:
    budget, years, objective = (body.get(name) for name in ("budget", "years", "objective"))
    faults = []
    if budget is not None and (code := _number_fault(budget, most=1)):
        faults.append(BodyFault("/budget", code, _short(budget)))
    if years is not None:
        code = _number_fault(years, most=MOST_YEARS, whole=True)
        if code or years < 1:
            faults.append(BodyFault("/years", code or "out_of_range", _short(years)))
    if objective is not None and objective not in list(Objective):
        faults.append(BodyFault("/objective", "unknown_choice", _short(objective)))
    return faults


def _rows(name: str, value: object, faults: list[BodyFault]) -> list[Mapping[str, Any]]:
    """Return the rows of one list, none if one has a fault; the faults go to `faults`."""
    if value is None:
        if name in _REQUIRED:
            faults.append(BodyFault(f"/{name}", "missing", ""))
        return []
    if not isinstance(value, list):
        faults.append(BodyFault(f"/{name}", "not_a_list", type(value).__name__))
        return []
    if len(value) > LIMITS[name]:
        faults.append(BodyFault(f"/{name}", "too_many", str(len(value))))
        return []
    wrong = [fault for i, row in enumerate(value) for fault in _row_faults(name, i, row)]
    faults += wrong
    return [] if wrong else value


def _row_faults(name: str, at: int, row: object) -> list[BodyFault]:
    required, optional = _COLUMNS[name]
    path = f"/{name}/{at}"
    if not isinstance(row, Mapping):
        return [BodyFault(path, "not_an_object", type(row).__name__)]
    faults = [
        BodyFault(f"{path}/{column}", "missing", "") for column in sorted(required - set(row))
    ]
    for column, value in row.items():
        if column not in required | optional:
            code = "unknown_field"
        elif column == "points":
            code = _number_fault(value, most=MAX_POINTS, whole=True)
        elif column == "weight":
            code = _number_fault(value, most=MAX_WEIGHT)
        else:
            code = "" if value is None and column in optional else _text_fault(value)
        if code:
            faults.append(BodyFault(f"{path}/{_short(column)}", code, _short(value)))
    return faults


def _number_fault(value: object, *, most: float, whole: bool = False) -> str:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return "not_a_number"
    if not 0 <= value <= most:
        return "out_of_range"
    return "not_whole" if whole and value != int(value) else ""


def _text_fault(value: object) -> str:
    if not isinstance(value, str) or not value:
        return "not_a_text"
    return "too_long" if len(value) > MAX_ID else ""


def _short(value: object) -> str:
    # A number of a million digits must not be written out.
    return str(value)[:80] if isinstance(value, str | bool | float) else type(value).__name__
