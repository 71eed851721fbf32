"""The body of `POST /api/v1/plan`: read and limited."""

from collections import Counter
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

from cqvet.base.fault import Fault
from cqvet.base.posted import (
    BodyError,
    Fields,
    Form,
    Number,
    Words,
    lists,
    members,
    short,
)
from cqvet.models.plan.check import MOST_SPREAD, MOST_YEARS
from cqvet.models.plan.types import Cell, Keep, Movable, Objective, Request, Wish

MAX_CLUSTERS: Final = 60
MAX_CELLS: Final = 300
"""Most zones x clusters x levels: with it a plan takes at most about two seconds."""
POINTS: Final = Number(100_000, whole=True)
WEIGHT: Final = Number(10**9)
_PLACE: Final = {"zone": Words(), "cluster": Words(), "level": Words()}
_OPEN: Final = {"zone": Words(), "level": Words()}
SPREAD: Final = Number(MOST_SPREAD)
_OFFERED: Final[Fields] = {"cluster": Words(), "points": POINTS}
FORMS: Final = {
    "supply": Form(5000, _OFFERED, _OPEN),
    "demand": Form(MAX_CLUSTERS, {"cluster": Words(), "weight": WEIGHT}, {"demand_sd": SPREAD}),
    "floors": Form(50, {"points": POINTS}, _PLACE, needed=False),
    "ceilings": Form(50, {"points": POINTS}, _PLACE, needed=False),
    "keep": Form(500, _OFFERED, {**_OPEN, "reason": Words()}, needed=False),
}
NUMBERS: Final = {
    "budget": Number(1),
    "odds": Number(1),
    "base": Number(10**9, whole=True),
    "demand_sd": SPREAD,
}
"""Numbers that a body may have, beside its lists and the years."""
MOVABLE: Final = ("zones", "clusters", "levels")
"""Lists of ids that may give, in the member ``movable``, beside the most of any cell, ``share``."""
_SCALARS: Final = frozenset({*NUMBERS, "years", "objective", "movable", "across_levels"})


def request_of(body: object) -> Request:
    """Turn a parsed body into a request.

    Raises `BodyError` with the codes of `cqvet.base.posted`, `repeated` and `unknown_choice`.
    """
    given = members(body)
    rows, faults = lists(given, FORMS, _SCALARS)
    faults += _scalar_faults(given)
    names = Counter(row["cluster"] for row in rows["demand"])
    faults += [Fault("/demand", "repeated", short(n)) for n, times in names.items() if times > 1]
    points: Counter[Cell] = Counter()
    for row in rows["supply"]:
        points[_cell(row)] += int(row["points"])
    zones, levels = {cell.zone for cell in points}, {cell.level for cell in points}
    clusters = {cell.cluster for cell in points} | set(names)
    size = len(zones) * len(clusters) * len(levels)
    if size > MAX_CELLS or len(clusters) > MAX_CLUSTERS:
        faults.append(Fault("/supply", "too_many", str(size)))
    if faults:
        raise BodyError(faults)
    options = {name: given[name] for name in _SCALARS if given.get(name) is not None}
    unsure = float(options.get("demand_sd", 0.0))
    spread = {row["cluster"]: float(row.get("demand_sd") or unsure) for row in rows["demand"]}
    return Request(
        cells=tuple(points),
        supply=np.array(list(points.values()), dtype=np.int64),
        demand={row["cluster"]: float(row["weight"]) for row in rows["demand"]},
        budget=float(options.get("budget", 0.05)),
        base=int(options["base"]) if "base" in options else None,
        years=int(options.get("years", 1)),
        objective=Objective(options.get("objective", Objective.SIMILARITY)),
        floors=tuple(_wish(row) for row in rows["floors"]),
        ceilings=tuple(_wish(row) for row in rows["ceilings"]),
        keeps=tuple(
            Keep(_cell(row), int(row["points"]), row.get("reason") or "other")
            for row in rows["keep"]
        ),
        movable=_movable(options.get("movable", {})),
        across_levels=bool(options.get("across_levels", False)),
        odds=float(options.get("odds", 0.8)),
        spread=spread if any(spread.values()) else {},
    )


def _cell(row: Mapping[str, Any]) -> Cell:
    return Cell(row.get("zone") or "", row["cluster"], row.get("level") or "")


def _wish(row: Mapping[str, Any]) -> Wish:
    return Wish(int(row["points"]), row.get("zone"), row.get("cluster"), row.get("level"))


def _movable(given: Mapping[str, Any]) -> Movable:
    ids = {name: frozenset(given[name]) for name in MOVABLE if given.get(name) is not None}
    share = given.get("share")
    return Movable(**ids, share=1.0 if share is None else float(share))


def _movable_faults(given: object) -> list[Fault]:
    if not isinstance(given, Mapping):
        return [Fault("/movable", "not_an_object", type(given).__name__)]
    faults = [
        Fault(f"/movable/{short(name)}", "unknown_field", short(name))
        for name in given
        if name not in {*MOVABLE, "share"}
    ]
    if given.get("share") is not None and (code := Number(1).fault(given["share"])):
        faults.append(Fault("/movable/share", code, short(given["share"])))
    for name in MOVABLE:
        ids = given.get(name)
        if ids is None:
            continue
        if not isinstance(ids, list):
            faults.append(Fault(f"/movable/{name}", "not_a_list", type(ids).__name__))
        elif len(ids) > MAX_CELLS:
            faults.append(Fault(f"/movable/{name}", "too_many", str(len(ids))))
        else:
            faults += [
                Fault(f"/movable/{name}/{at}", code, short(value))
                for at, value in enumerate(ids)
                if (code := Words().fault(value))
            ]
    return faults


def _scalar_faults(body: Mapping[str, Any]) -> list[Fault]:
    years, objective = body.get("years"), body.get("objective")
    faults = [
        Fault(f"/{name}", code, short(body[name]))
        for name, number in NUMBERS.items()
        if body.get(name) is not None and (code := number.fault(body[name]))
    ]
    if body.get("base") == 0:
        faults.append(Fault("/base", "out_of_range", short(body["base"])))
    if body.get("movable") is not None:
        faults += _movable_faults(body["movable"])
    across = body.get("across_levels")
    if across is not None and not isinstance(across, bool):
        faults.append(Fault("/across_levels", "unknown_choice", short(across)))
    if years is not None:
        code = Number(MOST_YEARS, whole=True).fault(years)
        if code or years < 1:
            faults.append(Fault("/years", code or "out_of_range", short(years)))
    if objective is not None and objective not in list(Objective):
        faults.append(Fault("/objective", "unknown_choice", short(objective)))
    return faults
