"""Which clusters have more offerings than their share of the demand, and how sure that is.

METHOD. On each reading of demand the share of a cluster in supply is set against its share in
demand, draw by draw: draws of the supply where it is modelled, of the demand where it is unsure
(`plan.spread`). The odds are the share of draws on the side where most lie, told as those of a
move: to the nearest 5 % and at most as 95 %, or 1 where nothing is unsure. Nothing is averaged
between readings. A side holds on every basis where its odds are at least 0.8 on each; it depends
on the basis where a side is that sure on some only, or not the same on all; else it cannot be told.
"""

from collections.abc import Mapping
from typing import Final, Literal, NamedTuple

from cqvet.models.matching import formulas
from cqvet.models.matching.case import Case
from cqvet.models.matching.crosswalk import Floats
from cqvet.models.plan.odds import SAME, SURE, told
from cqvet.models.plan.spread import DRAWS, shares
from cqvet.models.plan.types import Verdict

Side = Literal["above", "below", "level"]
STATED: Final = "stated"
EQUAL: Final = "equal"


class Reading(NamedTuple):
    """A demand (clusters,) in any unit, and standard deviations of its logarithms."""

    demand: Floats
    spread: Floats


class Basis(NamedTuple):
    """On which side a cluster lies on a reading of demand, and how sure that is."""

    name: str
    side: Side
    odds: float


class Standing(NamedTuple):
    """A cluster on every reading, and what these say together."""

    cluster: str
    verdict: Verdict
    bases: tuple[Basis, ...]


def standings(case: Case, readings: Mapping[str, Reading]) -> tuple[Standing, ...]:
    """Every cluster of a case, in its order, on those readings that ask for anything.

    Without supply, or without such a reading, nothing can be told.
    """
    draws = case.supply[None] if case.draws is None else case.draws
    asked = {name: one for name, one in readings.items() if one.demand.sum() > 0}
    found: list[list[Basis]] = [[] for _ in case.clusters]
    if draws.sum(axis=1).all():
        for name, reading in asked.items():
            for at, (side, odds) in enumerate(_sides(draws, reading)):
                found[at].append(Basis(name, side, odds))
    return tuple(
        Standing(cluster, _verdict(bases), tuple(bases))
        for cluster, bases in zip(case.clusters, found, strict=True)
    )


def _sides(draws: Floats, reading: Reading) -> list[tuple[Side, float]]:
    demand, spread = formulas.shares(reading.demand), reading.spread * (reading.demand > 0)
    mean = draws.mean(axis=0)
    # By what the clusters are, not by their place: rows in another order change no odds.
    keys = list(zip(demand.tolist(), spread.tolist(), mean.tolist(), strict=True))
    order = sorted(range(len(keys)), key=keys.__getitem__)
    wanted = shares(demand, spread, order, DRAWS if len(draws) == 1 else len(draws))
    above = draws / draws.sum(axis=1, keepdims=True) - wanted
    more, less = (above > SAME).mean(axis=0), (above < -SAME).mean(axis=0)
    exact = len(above) == 1
    found: list[tuple[Side, float]] = []
    for up, down in zip(more.tolist(), less.tolist(), strict=True):
        side: Side = "above" if up > down else "below" if down > up else "level"
        found.append((side, told(max(up, down), exact=exact)))
    return found


def _verdict(bases: list[Basis]) -> Verdict:
    sure = [row.side for row in bases if row.odds >= SURE]
    if bases and len(sure) == len(bases) and len(set(sure)) == 1:
        return Verdict.EVERY_BASIS
    return Verdict.DEPENDS if sure else Verdict.CANNOT_TELL
