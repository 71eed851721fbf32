"""One supply set against one demand: everything that the indices are computed from."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np

from cqvet.models.matching.crosswalk import Floats

LOW: Final = 0.1
HIGH: Final = 0.9


@dataclass(frozen=True)
class Turnover:
    """Offerings before, and how many of them were cancelled and others added since."""

    before: int
    added: int
    cancelled: int


@dataclass(frozen=True)
class Case:
    """Supply and demand over the same clusters.

    `supply` (n,) in offerings, `demand` (n,) in any unit, `draws` (k, n) of supply when it is
    modelled. `narrow` and `wide` count the offerings that serve a cluster in the strict and
    the generous sense (the second may be unknown), `total` is the range in which the number
    of all offerings lies, `earlier` (n,) the supply of an earlier year. `note` is a code said
    beside each modelled row, such as `assumed_independence`.
    """

    clusters: tuple[str, ...]
    supply: Floats
    demand: Floats
    kind: str
    narrow: float
    draws: Floats | None = None
    wide: float | None = None
    total: tuple[float, float] | None = None
    earlier: Floats | None = None
    turnover: Turnover | None = None
    note: str = ""

    def spread(self, measure: Callable[[Floats], Floats]) -> Floats:
        """Value, low and high of a measure of supply: (3, ...).

        Over draws: the median and the 80 % interval. Otherwise the value alone, exact.
        """
        if self.draws is None:
            value = np.asarray(measure(self.supply))
            nothing = np.full_like(value, np.nan)
            return np.stack([value, nothing, nothing])
        with np.errstate(invalid="ignore"):
            found: Floats = np.quantile(measure(self.draws), [0.5, LOW, HIGH], axis=0)
        return found
