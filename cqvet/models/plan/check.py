"""Faults of a request that can be told without solving anything."""

from collections import Counter
from dataclasses import replace
from math import floor, inf, isfinite
from typing import Final

import numpy as np

from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.types import Cell, Floats, Ints, Request, Wish

MOST_YEARS: Final = 5
MOST_SPREAD: Final = 3.0
"""A standard deviation of 3 is a factor of 20 up or down: nothing is known."""
MATRIX: Final = 2


def check_numbers(request: Request) -> None:
    """Check budget, base, years, odds, share and the points of wishes and keeps."""
    fractions = {
        "budget": request.budget,
        "odds": request.odds,
        "movable_share": request.movable.share,
    }
    for name, value in fractions.items():
        if not (isfinite(value) and 0 <= value <= 1):
            raise PlanError("bad_number", {"field": name, "value": value})
    if not 1 <= request.years <= MOST_YEARS:
        raise PlanError("bad_number", {"field": "years", "value": request.years})
    if request.base is not None and request.base < 1:
        raise PlanError("bad_number", {"field": "base", "value": request.base})
    for name in ("floors", "ceilings", "keeps"):
        for item in getattr(request, name):
            if item.points < 0:
                raise PlanError("bad_number", {"field": name, "value": item.points})


def check_supply(request: Request) -> Ints:
    """Return the supply as (draws, cells) after checking it."""
    supply = np.atleast_2d(np.asarray(request.supply))
    if supply.ndim != MATRIX or supply.shape[1] != len(request.cells) or not len(supply):
        raise PlanError("bad_shape", {"field": "supply"})
    if not np.issubdtype(supply.dtype, np.integer) or (supply < 0).any():
        raise PlanError("bad_number", {"field": "supply"})
    twice = [cell for cell, times in Counter(request.cells).items() if times > 1]
    if twice:
        raise PlanError("duplicate_cell", twice[0]._asdict())
    totals = supply.sum(axis=1)
    if not totals[0]:
        raise PlanError("no_supply")
    if (totals != totals[0]).any():
        raise PlanError("uneven_draws")
    if floor(request.budget * (request.base or int(totals[0])) + 1e-9) == 0:
        base = request.base or int(totals[0])
        raise PlanError("budget_zero", {"budget": request.budget, "base": base})
    return supply.astype(np.int64)


def check_demand(request: Request) -> None:
    """Check the weights and their spread."""
    for name, most in (("demand", inf), ("spread", MOST_SPREAD)):
        for cluster, value in getattr(request, name).items():
            if not (isfinite(value) and 0 <= value <= most):
                raise PlanError("bad_number", {"field": name, "cluster": cluster, "value": value})
    if not sum(request.demand.values()) > 0:
        raise PlanError("no_demand")


def check_ids(request: Request) -> None:
    """Check that wishes, keeps and the movable rule name what exists."""
    zones = {cell.zone for cell in request.cells}
    clusters = {cell.cluster for cell in request.cells} | set(request.demand)
    levels = {cell.level for cell in request.cells}
    known = {"zone": zones, "cluster": clusters, "level": levels}
    named: list[tuple[str, str, str, set[str]]] = []
    for name in ("floors", "ceilings"):
        for wish in getattr(request, name):
            places = {"cluster": wish.cluster, "zone": wish.zone, "level": wish.level}
            if not any(value is not None for value in places.values()):
                raise PlanError("wish_without_place", {"field": name})
            named += [(name, kind, v, known[kind]) for kind, v in places.items() if v is not None]
    for keep in request.keeps:
        named.append(("keeps", "cluster", keep.cell.cluster, clusters))
        named.append(("keeps", "zone", keep.cell.zone, zones))
        named.append(("keeps", "level", keep.cell.level, levels))
    rule = request.movable
    named += [("movable", "cluster", x, clusters) for x in sorted(rule.clusters or ())]
    named += [("movable", "zone", x, zones) for x in sorted(rule.zones or ())]
    named += [("movable", "level", x, levels) for x in sorted(rule.levels or ())]
    for name, kind, value, ids in named:
        if value not in ids:
            raise PlanError("unknown_" + kind, {"field": name, "value": value})


def check_wishes(request: Request, mean: Floats, place: dict[Cell, int]) -> None:
    """Check what two wishes, or a wish and the supply, say about one and the same place."""
    kept: Counter[Cell] = Counter()
    for keep in request.keeps:
        kept[keep.cell] += keep.points
    for cell, points in kept.items():
        supply = float(mean[place[cell]])
        if points > supply + 1e-9:
            raise PlanError(
                "keep_above_supply", {**cell._asdict(), "points": points, "supply": supply}
            )
    total = round(float(mean.sum()))
    for floors in disjoint_floors(request.floors):
        if floors > total:
            raise PlanError("floor_above_total", {"floors": floors, "total": total})
    for low in request.floors:
        for high in request.ceilings:
            same = replace(low, points=high.points) == high
            if same and low.points > high.points:
                params = {"zone": low.zone, "cluster": low.cluster, "level": low.level}
                raise PlanError(
                    "floor_above_ceiling",
                    {**params, "floor": low.points, "ceiling": high.points},
                )


def disjoint_floors(floors: tuple[Wish, ...]) -> list[int]:
    """Add up floors on places that do not overlap: by zone, by level, by cluster."""
    single: dict[str, dict[Wish, int]] = {"zone": {}, "level": {}}
    clusters: dict[str, dict[str | None, int]] = {}
    for wish in floors:
        for kind, found in single.items():
            place = replace(wish, points=0)
            if place == Wish(0, **{kind: getattr(wish, kind)}):
                found[place] = max(wish.points, found.get(place, 0))
        if wish.cluster is not None and wish.level is None:
            inner = clusters.setdefault(wish.cluster, {})
            inner[wish.zone] = max(wish.points, inner.get(wish.zone, 0))
    by_cluster = sum(
        max(inner.get(None, 0), sum(v for zone, v in inner.items() if zone is not None))
        for inner in clusters.values()
    )
    return [*(sum(found.values()) for found in single.values()), by_cluster]
