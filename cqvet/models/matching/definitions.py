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


def _structure(formula: Callable[[Floats, Floats], Floats]) -> Callable[[Case], Floats]:
    return lambda case: case.spread(lambda supply: formula(supply, case.demand))


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


def _rate(count: Callable[[Turnover], int]) -> Callable[[Case], Floats]:
    def measure(case: Case) -> Floats:
        turnover = case.turnover or Turnover(0, 0, 0)
        return np.array([count(turnover) / turnover.before, np.nan, np.nan])

    return measure


_SHARES: Final = (0.0, 1.0)
_INFINITE: Final = float("inf")
_STRUCTURES: Final = ("supply", "demand")

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
    Index(
        id="dissimilarity",
        unit="share",
        bounds=_SHARES,
        needs=_STRUCTURES,
        ignores=("distance", "cluster_number", "level"),
        refusal="no_supply",
        measure=_structure(formulas.dissimilarity),
    ),
    Index(
        id="similarity",
        unit="share",
        bounds=_SHARES,
        needs=_STRUCTURES,
        ignores=("distance", "cluster_number", "level"),
        refusal="no_supply",
        measure=_structure(formulas.similarity),
    ),
    Index(
        id="structural_deviation",
        unit="ratio",
        bounds=(0.0, _INFINITE),
        needs=_STRUCTURES,
        ignores=("cluster_size", "output_not_jobs", "level"),
        refusal="zero_demand",
        measure=_structure(formulas.total_deviation),
    ),
    Index(
        id="structural_deviation_by_cluster",
        unit="ratio",
        bounds=(-1.0, _INFINITE),
        needs=_STRUCTURES,
        ignores=("cluster_size", "output_not_jobs", "level"),
        refusal="zero_demand",
        measure=_structure(formulas.deviation),
        by_cluster=True,
    ),
    Index(
        id="location_quotient",
        unit="ratio",
        bounds=(0.0, _INFINITE),
        needs=_STRUCTURES,
        ignores=("cluster_size", "output_not_jobs", "level"),
        refusal="zero_demand",
        measure=_structure(formulas.quotient),
        by_cluster=True,
    ),
    Index(
        id="coordination",
        unit="share",
        bounds=_SHARES,
        needs=_STRUCTURES,
        ignores=("content", "level", "distance"),
        refusal="no_supply",
        measure=_structure(formulas.coordination),
    ),
    Index(
        id="adjustment_added",
        unit="share",
        bounds=(0.0, _INFINITE),
        needs=("turnover",),
        ignores=("direction", "cancelled"),
        refusal="needs_two_years",
        measure=_rate(lambda change: change.added),
    ),
    Index(
        id="adjustment_cancelled",
        unit="share",
        bounds=_SHARES,
        needs=("turnover",),
        ignores=("direction", "added"),
        refusal="needs_two_years",
        measure=_rate(lambda change: change.cancelled),
    ),
    Index(
        id="adjustment_gross",
        unit="share",
        bounds=(0.0, _INFINITE),
        needs=("turnover",),
        ignores=("direction",),
        refusal="needs_two_years",
        measure=_rate(lambda change: change.added + change.cancelled),
    ),
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
