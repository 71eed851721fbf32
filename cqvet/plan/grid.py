"""A request checked and turned into arrays, always in the order of ids."""

from dataclasses import dataclass, replace
from itertools import product
from math import ceil, floor
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from cqvet.plan.check import check_demand, check_ids, check_numbers, check_supply, check_wishes
from cqvet.plan.errors import PlanError
from cqvet.plan.types import Cell, Floats, Ints, Objective, Request

LOW: Final = 0.1
HIGH: Final = 0.9
"""Quantiles of the 80 % interval."""
FREE: Final = 1e9
"""Stands for "no limit" on the change of a group."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Arrays of a plan: n cells (zones x clusters x levels), c clusters, g wishes, r draws.

    ``draws`` (r, n) offerings, ``totals`` (r, c) the same by cluster; ``mean`` (n,);
    ``cap`` (n,) offerings that may leave a cell;
    ``cluster_of``, ``level_of``, ``pool_of`` (n,) positions, a pool being a zone at a level;
    ``demand`` (c,) shares; ``member`` (g, n) cells of each wish; ``least``, ``most`` (g,) bounds
    on the change of its sum at the end of the plan.
    """

    cells: tuple[Cell, ...]
    clusters: tuple[str, ...]
    draws: Floats
    totals: Floats
    mean: Floats
    cap: Ints
    cluster_of: Ints
    level_of: Ints
    pool_of: Ints
    demand: Floats
    member: NDArray[np.bool_]
    least: Floats
    most: Floats
    yearly: int
    years: int
    across_levels: bool
    objective: Objective

    @property
    def total(self) -> int:
        """All offerings."""
        return round(float(self.mean.sum()))

    def by_cluster(self, points: Floats) -> Floats:
        """Sum cells (..., n) into clusters (..., c)."""
        return points @ np.eye(len(self.clusters))[self.cluster_of]

    def with_wishes(self, chosen: list[int]) -> Self:
        """Return the same grid with only these rows of wishes."""
        return replace(
            self, member=self.member[chosen], least=self.least[chosen], most=self.most[chosen]
        )


def build(request: Request) -> Grid:
    """Check a request and lay it out; raises `PlanError` with the code of the first fault."""
    check_numbers(request)
    supply = check_supply(request)
    check_demand(request)
    check_ids(request)
    zones = sorted({cell.zone for cell in request.cells})
    levels = sorted({cell.level for cell in request.cells})
    clusters = sorted({cell.cluster for cell in request.cells} | set(request.demand))
    cells = tuple(Cell(*ids) for ids in product(zones, clusters, levels))
    place = {cell: i for i, cell in enumerate(cells)}
    draws = np.zeros((len(supply), len(cells)))
    draws[:, [place[cell] for cell in request.cells]] = supply
    mean = draws.mean(axis=0)
    weights = np.array([request.demand.get(cluster, 0.0) for cluster in clusters])
    cluster_of = np.array([clusters.index(cell.cluster) for cell in cells])
    level_of = np.array([levels.index(cell.level) for cell in cells])
    zone_of = np.array([zones.index(cell.zone) for cell in cells])
    wishes = [*request.floors, *request.ceilings]
    member = np.array([[wish.covers(cell) for cell in cells] for wish in wishes], dtype=bool)
    member = member.reshape(len(wishes), len(cells))
    check_wishes(request, mean, place)
    now = member @ mean
    floors = len(request.floors)
    return Grid(
        cells=cells,
        clusters=tuple(clusters),
        draws=draws,
        totals=draws @ np.eye(len(clusters))[cluster_of],
        mean=mean,
        cap=movable(request, cells, draws, place),
        cluster_of=cluster_of,
        level_of=level_of,
        pool_of=zone_of * len(levels) + level_of,
        demand=weights / weights.sum(),
        member=member,
        least=np.array(
            [ceil(w.points - now[i] - 1e-9) if i < floors else -FREE for i, w in enumerate(wishes)]
        ),
        most=np.array(
            [FREE if i < floors else floor(w.points - now[i] + 1e-9) for i, w in enumerate(wishes)]
        ),
        yearly=floor(request.budget * (request.base or round(float(mean.sum()))) + 1e-9),
        years=request.years,
        across_levels=request.across_levels,
        objective=request.objective,
    )


def movable(
    request: Request, cells: tuple[Cell, ...], draws: Floats, place: dict[Cell, int]
) -> Ints:
    """Offerings that may leave each cell, (n,).

    Of a modelled supply only what exists in at least 90 % of the draws counts: an offering that
    may not be there cannot be advised away.
    """
    rule = request.movable
    sure = np.quantile(draws, LOW, axis=0, method="lower")
    cap = np.floor(rule.share * sure + 1e-9)
    for keep in request.keeps:
        sure[place[keep.cell]] -= keep.points
    allowed = [
        (rule.zones is None or c.zone in rule.zones)
        and (rule.clusters is None or c.cluster in rule.clusters)
        and (rule.levels is None or c.level in rule.levels)
        for c in cells
    ]
    cap = np.where(allowed, np.clip(np.minimum(cap, sure), 0, None), 0).astype(np.int64)
    if not cap.any():
        kept = sum(keep.points for keep in request.keeps)
        code = "everything_kept" if kept else "nothing_movable"
        raise PlanError(code, {"kept": kept, "total": round(float(draws[0].sum()))})
    return cap
