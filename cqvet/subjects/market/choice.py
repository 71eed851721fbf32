"""What is set against what: the supply, the demand and the ratings that somebody chose."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqvet.base.filters import Filters
from cqvet.models.matching import Case, Floats
from cqvet.subjects import market


@dataclass(frozen=True)
class Choice:
    """Basis, supply and ratings. `rows` is the visitor's register, None with the model.

    `own` are the visitor's weights, those of his table of demand where there is one; `brought` then
    is true; `counted` is what of the register is set against the demand.
    """

    basis: str
    own: str
    total: str
    ratings: str
    filters: Filters
    rows: pd.DataFrame | None
    year: int
    earlier: int | None
    counted: str = market.COUNTED[0]
    brought: bool = False

    @property
    def modelled(self) -> bool:
        return self.rows is None

    def demand(self) -> Floats:
        """Shares by root cluster; all 0 while the visitor has weighed nothing."""
        if self.basis == "own" and not self.own:
            return np.zeros(len(market.roots()))
        return market.demand(self.basis, self.own)

    def case(self) -> Case | None:
        """Supply against demand; None where the register has nothing for the filters.

        The modelled supply is that of the whole city: of a region nothing is known.
        """
        if self.rows is None:
            level = self.filters.level
            return market.modelled(self.demand(), self.ratings, level, total=self.total)
        rows = market.chosen(self.rows, self.filters)
        if rows[rows["year"] == self.year].empty:
            return None
        found = market.own(
            rows, self.demand(), self.year, self.earlier, self.ratings, counted=self.counted
        )
        return found if found.supply.sum() else None
