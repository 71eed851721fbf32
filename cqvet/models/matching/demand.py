"""What the clusters ask for, on the basis that a reader chooses.

METHOD. Demand is a share per root cluster, summing to 1. `target_2027` divides the published
targets (S1-S6 have tier labels, not targets: the table says which); `equal` gives every root
the same; `own` takes a visitor's column. A cluster inside another (S3 in L3, a new star in its
parent) is part of it: targets and equal weights are read for roots only, and an own column
may weigh the whole or its parts, not both.
"""

from typing import Final

import numpy as np
import pandas as pd

from cqvet.models.matching.crosswalk import Floats, roots
from cqvet.models.matching.errors import MatchError

BASES: Final = ("target_2027", "equal", "own")


def demand(clusters: pd.DataFrame, basis: str, values: pd.DataFrame | None = None) -> Floats:
    """Demand shares of the root clusters, in the order of `Weights.clusters`; they sum to 1.

    `values` (`cluster`, `value`) holds the targets or the visitor's weights; `equal` needs
    none. Raises `MatchError`: `unknown_basis`, `needs_values`, `missing_target`,
    `unknown_cluster`, `repeated_cluster`, `bad_weight`, `whole_and_part`, `no_demand`.
    """
    if basis not in BASES:
        raise MatchError("unknown_basis", found=basis)
    root = roots(clusters)
    cells = list(dict.fromkeys(root.values()))
    if basis == "equal":
        return np.full(len(cells), 1 / len(cells))
    if values is None:
        raise MatchError("needs_values", basis=basis)
    given = _weights(values)
    if basis == "own":
        given = _folded(given, root)
    elif missing := [cell for cell in cells if cell not in given]:
        raise MatchError("missing_target", cluster=missing[0])
    found: Floats = np.array([given.get(cell, 0.0) for cell in cells])
    if not found.sum() > 0:
        raise MatchError("no_demand")
    shares: Floats = found / found.sum()
    return shares


def _weights(values: pd.DataFrame) -> dict[str, float]:
    rows = values.dropna(subset=["value"])
    if repeated := rows["cluster"][rows["cluster"].duplicated()].tolist():
        raise MatchError("repeated_cluster", cluster=str(repeated[0]))
    numbers = rows["value"].to_numpy(dtype=np.float64)
    bad = ~(np.isfinite(numbers) & (numbers >= 0))
    if bad.any():
        raise MatchError("bad_weight", cluster=str(rows["cluster"].to_numpy()[bad][0]))
    return dict(zip(rows["cluster"], numbers.tolist(), strict=True))


def _folded(given: dict[str, float], root: dict[str, str]) -> dict[str, float]:
    """Weights of parts added up in their root; a root beside its own part is refused."""
    found: dict[str, float] = {}
    for cluster, weight in given.items():
        if cluster not in root:
            raise MatchError("unknown_cluster", cluster=cluster)
        top = root[cluster]
        if cluster != top and top in given:
            raise MatchError("whole_and_part", cluster=cluster, parent=top)
        found[top] = found.get(top, 0.0) + weight
    return found
