"""The body of `POST /api/v1/plan`: read and limited."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from cqvet.plan.check import MOST_YEARS
from cqvet.plan.types import Cell, Keep, Objective, Request, Wish
from cqvet.posted import BodyError, BodyFault, Fields, Form, Number, Words, lists, members, short

MAX_CLUSTERS: Final = 60
MAX_CELLS: Final = 300
"""Most zones x clusters x levels: with it a plan takes at most about two seconds."""
POINTS: Final = Number(100_000, whole=True)
WEIGHT: Final = Number(10**9)
_PLACE: Final = {"zone": Words(), "cluster": Words(), "level": Words()}
_OPEN: Final = {"zone": Words(), "level": Words()}
_OFFERED: Final[Fields] = {"cluster": Words(), "points": POINTS}
FORMS: Final = {
    "supply": Form(5000, _OFFERED, _OPEN),
    "demand": Form(MAX_CLUSTERS, {"cluster": Words(), "weight": WEIGHT}, {}),
    "floors": Form(50, {"points": POINTS}, _PLACE, needed=False),
    "ceilings": Form(50, {"points": POINTS}, _PLACE, needed=False),
    "keep": Form(500, _OFFERED, {**_OPEN, "reason": Words()}, needed=False),
}
_SCALARS: Final = frozenset({"budget", "years", "objective"})


def request_of(body: object) -> Request:
    """Turn a parsed body into a request.

    Raises `BodyError` with the codes of `cqvet.posted`, `repeated` and `unknown_choice`.
    """
    given = members(body)
    rows, faults = lists(given, FORMS, _SCALARS)
    faults += _scalar_faults(given)
    names = Counter(row["cluster"] for row in rows["demand"])
    faults += [
        BodyFault("/demand", "repeated", short(n)) for n, times in names.items() if times > 1
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
    options = {name: given[name] for name in _SCALARS if given.get(name) is not None}
    return Request(
        cells=tuple(points),
        supply=np.array(list(points.values()), dtype=np.int64),
        demand={row["cluster"]: float(row["weight"]) for row in rows["demand"]},
        budget=float(options.get("budget", 0.05)),
        years=int(options.get("years", 1)),
        objective=Objective(options.get("objective", Objective.SIMILARITY)),
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


def _scalar_faults(body: Mapping[str, Any]) -> list[BodyFault]:
    budget, years, objective = (body.get(name) for name in ("budget", "years", "objective"))
    faults = []
    if budget is not None and (code := Number(1).fault(budget)):
        faults.append(BodyFault("/budget", code, short(budget)))
    if years is not None:
        code = Number(MOST_YEARS, whole=True).fault(years)
        if code or years < 1:
            faults.append(BodyFault("/years", code or "out_of_range", short(years)))
    if objective is not None and objective not in list(Objective):
        faults.append(BodyFault("/objective", "unknown_choice", short(objective)))
    return faults
