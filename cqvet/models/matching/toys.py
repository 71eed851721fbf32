"""Worked examples of every index on toy numbers, two or three clusters each.

The expected values were worked by hand; a test compares each with what the code computes.
By cluster, an expected value is a tuple in the order of the clusters.
"""

from collections.abc import Mapping
from typing import Final

import numpy as np

from cqvet.models.matching.case import Case, Turnover

Toy = tuple[Case, float | tuple[float, ...]]


def _toy(
    supply: tuple[float, ...],
    demand: tuple[float, ...] = (1.0, 1.0),
    *,
    counts: tuple[float, float] = (0.0, 0.0),
    total: tuple[float, float] | None = None,
    earlier: tuple[float, ...] | None = None,
    turnover: Turnover | None = None,
) -> Case:
    return Case(
        clusters=tuple("ABCDEFGH"[: len(supply)]),
        supply=np.array(supply),
        demand=np.array(demand),
        kind="modelled",
        narrow=counts[0],
        wide=counts[1],
        total=total,
        earlier=None if earlier is None else np.array(earlier),
        turnover=turnover,
    )


_TWO: Final = (
    _toy((30, 70), (50, 50)),
    _toy((100, 0), (25, 75)),
    _toy((60, 20, 20), (30, 50, 20)),
    _toy((40, 10), (4, 1)),
)
_COVERED: Final = (
    _toy((30, 10), counts=(40, 60), total=(80, 80)),
    _toy((5, 5), counts=(10, 20), total=(40, 60)),
    _toy((0, 0), counts=(0, 25), total=(50, 50)),
)
_MOVED: Final = (
    _toy((1, 1), earlier=(1, 0)),
    _toy((0, 5), earlier=(5, 0)),
    _toy((20, 40), earlier=(10, 20)),
    _toy((3, 4), earlier=(4, 3)),
)
_CHANGED: Final = (
    _toy((210, 0), turnover=Turnover(200, 20, 10)),
    _toy((100, 0), turnover=Turnover(100, 0, 0)),
    _toy((0, 0), turnover=Turnover(50, 0, 50)),
)
_EQUAL_SIZE: Final = (
    _toy((50, 50), (50, 50)),
    _toy((100, 0), (0, 100)),
    _toy((64, 36), (36, 64)),
    _toy((100, 0), (6.25, 93.75)),
)
# sigma / delta - 1 by cluster, worked by hand for each of `_TWO`.
_DEVIATIONS: Final = ((-0.4, 0.4), (3.0, -1.0), (1.0, -0.6, 0.0), (0.0, 0.0))
_QUOTIENTS: Final = ((0.6, 1.4), (4.0, 0.0), (2.0, 0.4, 1.0), (1.0, 1.0))

TOYS: Final[Mapping[str, tuple[Toy, ...]]] = {
    "coverage_narrow": tuple(zip(_COVERED, (0.5, 0.2, 0.0), strict=True)),
    "coverage_wide": tuple(zip(_COVERED, (0.75, 0.4, 0.5), strict=True)),
    "dissimilarity": tuple(zip(_TWO, (0.2, 0.75, 0.3, 0.0), strict=True)),
    "similarity": tuple(zip(_TWO, (0.8, 0.25, 0.7, 1.0), strict=True)),
    "structural_deviation": tuple(zip(_TWO, (0.8, 4.0, 1.6, 0.0), strict=True)),
    "structural_deviation_by_cluster": tuple(zip(_TWO, _DEVIATIONS, strict=True)),
    "location_quotient": tuple(zip(_TWO, _QUOTIENTS, strict=True)),
    "coordination": tuple(zip(_EQUAL_SIZE, (1.0, 0.0, 0.9797958971132712, 0.5), strict=True)),
    "adjustment_added": tuple(zip(_CHANGED, (0.1, 0.0, 0.0), strict=True)),
    "adjustment_cancelled": tuple(zip(_CHANGED, (0.05, 0.0, 1.0), strict=True)),
    "adjustment_gross": tuple(zip(_CHANGED, (0.15, 0.0, 1.0), strict=True)),
    "moore_angle": tuple(zip(_MOVED, (45.0, 90.0, 0.0, 16.260204708311957), strict=True)),
}
