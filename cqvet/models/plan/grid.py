"""A request checked and turned into arrays, in the order in which the request names things."""

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import product
from math import floor, inf
from typing import Final, Self

import numpy as np
from numpy.typing import NDArray

from cqvet.models.plan.check import (
    check_demand,
    check_ids,
    check_numbers,
    check_supply,
    check_wishes,
)
from cqvet.models.plan.errors import PlanError
from cqvet.models.plan.spread import DRAWS, shares
from cqvet.models.plan.types import Cell, Demand, Floats, Ints, Objective, Request

LOW: Final = 0.1
HIGH: Final = 0.9
"""Quantiles of the 80 % interval."""
FREE: Final = inf
"""Stands for "no limit" on the change of a group."""


@dataclass(frozen=True, slots=True)
class Grid:
    """Arrays of a plan: n cells (zones x clusters x levels), c clusters, g wishes, r draws.

    ``totals`` (r, c) offerings by cluster, ``mean`` (n,) by cell;
    ``cap`` (n,) offerings that may leave a cell;
    ``cluster_of``, ``level_of``, ``pool_of`` (n,) positions, a pool being a zone at a level;
    ``at`` (pools, c) cells; ``weights`` of demand as written, ``demand`` (c,) their shares,
    ``spread`` (c,) of their logarithms, ``shares`` (r or 1, c) draws of the shares; ``member``
    (g, n) cells of each wish; ``least``, ``most`` (g,) bounds on the change of its sum at the end
    of the plan.
    """

    cells: tuple[Cell, ...]
    clusters: tuple[str, ...]
    totals: Floats
    mean: Floats
    cap: Ints
    cluster_of: Ints
    level_of: Ints
    pool_of: Ints
    at: Ints
    weights: tuple[Fraction, ...]
    demand: Floats
    spread: Floats
    shares: Floats
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

    def by_cluster(self, points: Floats | Ints) -> Floats:
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
    zones = list(dict.fromkeys(cell.zone for cell in request.cells))
    levels = list(dict.fromkeys(cell.level for cell in request.cells))
    clusters = list(dict.fromkeys([*(cell.cluster for cell in request.cells), *request.demand]))
    cells = tuple(Cell(*ids) for ids in product(zones, clusters, levels))
    place = {cell: i for i, cell in enumerate(cells)}
    draws = np.zeros((len(supply), len(cells)), dtype=np.int64)
    draws[:, [place[cell] for cell in request.cells]] = supply
    mean = draws.mean(axis=0)
    cluster_of = np.array([clusters.index(cell.cluster) for cell in cells])
    level_of = np.array([levels.index(cell.level) for cell in cells])
    zone_of = np.array([zones.index(cell.zone) for cell in cells])
    pool_of = zone_of * len(levels) + level_of
    at = np.zeros((len(zones) * len(levels), len(clusters)), dtype=np.int64)
    at[pool_of, cluster_of] = np.arange(len(cells))
    wishes = [*request.floors, *request.ceilings]
    member = np.array([[wish.covers(cell) for cell in cells] for wish in wishes], dtype=bool)
    member = member.reshape(len(wishes), len(cells))
    check_wishes(request, mean, place)
    now = (member @ draws.sum(axis=0)).tolist()
    need = [wish.points * len(draws) - now[i] for i, wish in enumerate(wishes)]
    floors, ceilings = len(request.floors), len(request.ceilings)
    return with_demand(
        Grid(
            cells=cells,
            clusters=tuple(clusters),
            totals=(draws @ np.eye(len(clusters), dtype=np.int64)[cluster_of]).astype(float),
            mean=mean,
            cap=movable(request, cells, draws, place),
            cluster_of=cluster_of,
            level_of=level_of,
            pool_of=pool_of,
            at=at,
            weights=(),
            demand=np.zeros(0),
            spread=np.zeros(0),
            shares=np.zeros((0, 0)),
            member=member,
            least=np.array([-(-n // len(draws)) for n in need[:floors]] + [-FREE] * ceilings),
            most=np.array([FREE] * floors + [n // len(draws) for n in need[floors:]]),
            yearly=floor(request.budget * (request.base or round(float(mean.sum()))) + 1e-9),
            years=request.years,
            across_levels=request.across_levels,
            objective=request.objective,
        ),
        Demand(request.demand, request.spread),
    )


def with_demand(grid: Grid, demand: Demand) -> Grid:
    """The same grid under a demand; where that is unsure an exact supply is repeated as draws."""
    # As written in decimals: 0.1 + 0.2 is 0.3.
    weights = tuple(Fraction(repr(float(demand.weights.get(c, 0.0)))) for c in grid.clusters)
    stated = np.array([float(weight / sum(weights)) for weight in weights])
    spread = np.array([demand.spread.get(c, 0.0) for c in grid.clusters]) * (stated > 0)
    totals = grid.totals
    if spread.any() and len(totals) == 1:
        totals = np.repeat(totals, DRAWS, axis=0)
    now = grid.by_cluster(grid.mean)
    keys = [(stated[i], spread[i], now[i]) for i in range(len(weights))]
    order = sorted(range(len(keys)), key=keys.__getitem__)
    return replace(
        grid,
        weights=weights,
        demand=stated,
        spread=spread,
        totals=totals,
        shares=shares(stated, spread, order, len(totals)),
    )


def movable(request: Request, cells: tuple[Cell, ...], draws: Ints, place: dict[Cell, int]) -> Ints:
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
