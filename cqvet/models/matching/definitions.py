"""The definition of every index as a record: formula, needs, blind spots, worked examples.

`needs` are codes of inputs (`NEEDS` says when each is met and names the refusal when it is
not), `refusal` is the code of the refusal that is particular to the index, also given where
a value would be infinite; `ignores` are codes of what the index cannot see. Words
for all codes belong to the locale catalogues. The values of the toy examples were worked by
hand (`toys.py`); a test recomputes them.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final

import numpy as np

from cqvet.models.matching import formulas
from cqvet.models.matching.case import Case, Turnover
from cqvet.models.matching.crosswalk import Floats
from cqvet.models.matching.toys import TOYS, Toy

# Each need: whether a case meets it, and the code of the refusal when it does not.
NEEDS: Final[Mapping[str, tuple[Callable[[Case], bool], str]]] = {
    "supply": (lambda case: _positive(case.supply, case.draws), "no_supply"),
    "demand": (lambda case: bool(case.demand.sum() > 0), "no_demand"),
    "total": (lambda case: case.total is not None and case.total[0] > 0, "needs_total"),
    "wide_count": (lambda case: case.wide is not None, "needs_register"),
    "earlier_year": (
        lambda case: case.earlier is not None and bool(case.earlier.sum() > 0),
        "needs_two_years",
    ),
    "turnover": (
        lambda case: case.turnover is not None and case.turnover.before > 0,
        "needs_two_years",
    ),
}


@dataclass(frozen=True)
class Index:
    """One way to measure match. `measure` gives (3,) or, by cluster, (3, n): value, low, high."""

    id: str
    unit: str
    bounds: tuple[float, float]
    needs: tuple[str, ...]
    ignores: tuple[str, ...]
    refusal: str
    measure: Callable[[Case], Floats]
    by_cluster: bool = False

    @property
    def toys(self) -> tuple[Toy, ...]:
        """Worked examples: a case and the value (by cluster: the values) it must have."""
        return TOYS[self.id]

    def refused(self, case: Case) -> str:
        """Why the index cannot be computed for a case: a code, or an empty string."""
        return next((NEEDS[need][1] for need in self.lacks(case)), "")

    def lacks(self, case: Case) -> tuple[str, ...]:
        """The needs that a case does not meet."""
        return tuple(need for need in self.needs if not NEEDS[need][0](case))


def _positive(supply: Floats, draws: Floats | None) -> bool:
    return bool(supply.sum() > 0) and (draws is None or bool((draws.sum(axis=-1) > 0).all()))


def _covered(count: float, case: Case) -> Floats:
    """A count over the total, low and high from the range of the total."""
    least, most = case.total or (np.nan, np.nan)
    found = count / np.array([(least + most) / 2, most, least])
    if least == most:
        found[1:] = np.nan
    return np.minimum(found, 1.0)


def _angle(case: Case) -> Floats:
    earlier = np.asarray(case.earlier)
    return case.spread(lambda supply: formulas.moore_angle(earlier, supply))


_SHARES: Final = (0.0, 1.0)
_RATIOS: Final = (0.0, float("inf"))
_DISTANCE: Final = ("distance", "cluster_number", "level")
_SIZE: Final = ("cluster_size", "output_not_jobs", "level")


def _structural(
    id_: str,
    formula: Callable[[Floats, Floats], Floats],
    ignores: tuple[str, ...] = _DISTANCE,
    bounds: tuple[float, float] = _SHARES,
    *,
    by_cluster: bool = False,
) -> Index:
    """An index of two structures; a ratio is refused where a cluster has no demand."""
    ratio = bounds != _SHARES
    return Index(
        id=id_,
        unit="ratio" if ratio else "share",
        bounds=bounds,
        needs=("supply", "demand"),
        ignores=ignores,
        refusal="zero_demand" if ratio else "no_supply",
        measure=lambda case: case.spread(lambda supply: formula(supply, case.demand)),
        by_cluster=by_cluster,
    )


def _adjusted(
    id_: str,
    count: Callable[[Turnover], int],
    ignores: tuple[str, ...],
    bounds: tuple[float, float] = _RATIOS,
) -> Index:
    """An index of what a register added and cancelled since the year before."""

    def measure(case: Case) -> Floats:
        turnover = case.turnover or Turnover(0, 0, 0)
        return np.array([count(turnover) / turnover.before, np.nan, np.nan])

    return Index(
        id=id_,
        unit="share",
        bounds=bounds,
        needs=("turnover",),
        ignores=ignores,
        refusal="needs_two_years",
        measure=measure,
    )


INDICES: Final[tuple[Index, ...]] = (
    Index(
        id="coverage_narrow",
        unit="share",
        bounds=_SHARES,
        needs=("total",),
        ignores=("quantity", "class_size", "map"),
        refusal="needs_total",
        measure=lambda case: _covered(case.narrow, case),
    ),
    Index(
        id="coverage_wide",
        unit="share",
        bounds=_SHARES,
        needs=("total", "wide_count"),
        ignores=("quantity", "class_size", "map", "list_length"),
        refusal="needs_register",
        measure=lambda case: _covered(case.wide or 0.0, case),
    ),
    _structural("dissimilarity", formulas.dissimilarity),
    _structural("similarity", formulas.similarity),
    _structural("structural_deviation", formulas.total_deviation, _SIZE, _RATIOS),
    _structural(
        "structural_deviation_by_cluster",
        formulas.deviation,
        _SIZE,
        (-1.0, float("inf")),
        by_cluster=True,
    ),
    _structural("location_quotient", formulas.quotient, _SIZE, _RATIOS, by_cluster=True),
    _structural("coordination", formulas.coordination, ("content", "level", "distance")),
    _adjusted("adjustment_added", lambda change: change.added, ("direction", "cancelled")),
    _adjusted(
        "adjustment_cancelled", lambda change: change.cancelled, ("direction", "added"), _SHARES
    ),
    _adjusted("adjustment_gross", lambda change: change.added + change.cancelled, ("direction",)),
    Index(
        id="moore_angle",
        unit="degree",
        bounds=(0.0, 90.0),
        needs=("supply", "earlier_year"),
        ignores=("direction", "distance", "level"),
        refusal="needs_two_years",
        measure=_angle,
    ),
)
