"""A register counted in both ways: whole, as a plan moves it, and in parts, as gaps are told.

METHOD. Counted whole an offering stands in the cluster that its class serves most, the first of
equals, for only whole ones can move; counted in parts it is split by the weights of the crosswalk.
Similarity is that of either to the same demand. Idle are offerings whose class serves no cluster:
they have no part in either, and are named by their programmes.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import pandas as pd

from cqvet import data
from cqvet.models import matching
from cqvet.models.matching import Floats, formulas
from cqvet.subjects import market


@dataclass(frozen=True)
class Counted:
    """Similarity both ways, and how many idle offerings of each programme there are."""

    whole: float
    parts: float
    idle: Mapping[str, int] = field(default_factory=dict)


def counted(
    register: pd.DataFrame, year: int, ratings: str, demand: Floats, *, outside: bool = False
) -> Counted | None:
    """Both ways for a register's year; None without a demand or an offering that serves any.

    With `outside` idle offerings take part where whole ones are counted, as in a plan that may
    move them.
    """
    found = matching.offerings(register, data.table("programmes"), year)
    fit, matrix = market.weights(ratings).of(found["class"].tolist())
    if not (fit.any() and demand.sum()):
        return None
    idle = found["programme"][fit == 0].value_counts(sort=False).sort_index()
    apart = float(idle.sum()) if outside else 0.0
    supply = np.append(whole(fit, matrix).sum(axis=0), apart)
    return Counted(
        float(formulas.similarity(supply, np.append(demand, 0.0))),
        float(formulas.similarity(matrix.sum(axis=0), demand)),
        {str(programme): int(n) for programme, n in idle.items()},
    )


def whole(fit: Floats, matrix: Floats) -> Floats:
    """Weights (k, clusters) with each offering in one cluster; none for one that serves none."""
    main = matrix.argmax(axis=1)[:, None] == np.arange(matrix.shape[1])
    found: Floats = main * (fit > 0)[:, None].astype(np.float64)
    return found
