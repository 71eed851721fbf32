"""From settings, supply and demand to a plan."""

from collections.abc import Sequence
from dataclasses import replace

import numpy as np
import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.models import matching
from cqvet.models.matching import MatchError
from cqvet.models.plan import (
    Answer,
    Cell,
    Demand,
    Movable,
    Objective,
    Request,
    modelled_request,
    plan,
)
from cqvet.subjects import market
from cqvet.subjects.lab.codes import OUTSIDE, Settings, decode_fixed, decode_keeps, decode_wishes


def movable(fixed: str, cells: Sequence[Cell], level: str = "") -> Movable:
    """What may give of the cells there are, but for what is fixed; with a level only that."""
    held = set(decode_fixed(fixed))
    levels = {cell.level for cell in cells}
    return Movable(
        zones=frozenset({cell.zone for cell in cells} - held),
        clusters=frozenset({cell.cluster for cell in cells} - held),
        levels=frozenset((levels & {level} if level else levels) - held),
    )


def cells(register: pd.DataFrame, year: int, ratings: str, *, outside: bool) -> pd.Series:
    """Whole offerings of a register's year: index `zone`, `cluster`, `level`.

    Each counts in the cluster that its class serves most, the first of equals.
    """
    frame = placed(register, year, ratings)
    kept = frame if outside else frame[frame["cluster"] != OUTSIDE]
    return kept.groupby(["zone", "cluster", "level"]).size()


def placed(register: pd.DataFrame, year: int, ratings: str, counted: str = "") -> pd.DataFrame:
    """The offerings of a register's year with `zone` and `cluster`; of `counted` their `size`."""
    found = matching.offerings(register, data.table("programmes"), year, counted)
    weights = market.weights(ratings)
    fit, matrix = weights.of(found["class"].tolist())
    names = np.array([*weights.clusters, OUTSIDE])
    place = np.where(fit > 0, matrix.argmax(axis=1), len(weights.clusters))
    return found.assign(zone=found["district"].map(filters.zone_of), cluster=names[place])


def demand(basis: str, own: str = "") -> Demand:
    """The demand of a basis with its spread."""
    values = market.demand(basis, own).tolist(), market.spread(basis).tolist()
    return Demand(*(dict(zip(market.roots(), row, strict=True)) for row in values))


def bases(own: str = "") -> dict[str, Demand]:
    """Every basis of demand, the visitor's weights only where there are some."""
    return {basis: demand(basis, own) for basis in matching.BASES if basis != "own" or own}


def modelled(
    settings: Settings, basis: str, own: str, *, ratings: str, level: str, total: str
) -> Answer:
    """The plan on the modelled split. Raises `PlanError`, `MatchError` (`needs_total`)."""
    split = market.split(ratings)
    if settings.base == "all" and not total:
        raise MatchError("needs_total")
    request = modelled_request(
        split.levels,
        split.clusters,
        split.draws,
        market.demand(basis, own),
        spread=demand(basis, own).spread,
        bases=bases(own),
        base=market.decode_total(total)[0] if settings.base == "all" else None,
    )
    return plan(_completed(request, settings, level))


def registered(
    settings: Settings, basis: str, own: str, register: pd.DataFrame, *, year: int, ratings: str
) -> Answer:
    """The plan on a register's year. Raises `PlanError`."""
    held = cells(register, year, ratings, outside=settings.outside == "yes")
    wanted = demand(basis, own)
    everything = len(matching.offerings(register, data.table("programmes"), year))
    request = Request(
        cells=tuple(Cell(*(str(part) for part in cell)) for cell in held.index),
        supply=held.to_numpy(dtype=np.int64),
        demand=wanted.weights,
        spread=wanted.spread,
        bases=bases(own),
        base=everything if settings.base == "all" else None,
    )
    return plan(_completed(request, settings))


def _completed(request: Request, settings: Settings, level: str = "") -> Request:
    """A supply against a demand with all that the planner set."""
    floors, ceilings = decode_wishes(settings.wishes)
    return replace(
        request,
        budget=float(settings.budget),
        years=int(settings.years),
        objective=Objective(settings.objective),
        floors=floors,
        ceilings=ceilings,
        keeps=decode_keeps(settings.keeps),
        movable=movable(settings.fixed, request.cells, level),
        across_levels=settings.across == "yes",
        odds=float(settings.odds),
    )
