"""Classes of a choropleth: few steps, each with about as many places."""

from dataclasses import dataclass

import numpy as np
import pandas as pd


@dataclass(frozen=True)
class Classes:
    """`step` is the class of each value (-1 where missing), `ranges` lowest and highest value."""

    step: pd.Series
    ranges: tuple[tuple[float, float], ...]


def quantiles(values: pd.Series, most: int = 5) -> Classes:
    """At most `most` classes with about equal numbers of members; equal values stay together."""
    known = values.dropna()
    if known.empty:
        return Classes(pd.Series(-1, values.index), ())
    edges = np.unique(known)
    if len(edges) > most:
        edges = np.unique(np.quantile(known, np.linspace(0, 1, most + 1)[1:-1], method="lower"))
    found = pd.Series(np.searchsorted(edges, known, side="left"), known.index)
    found = found.rank(method="dense").astype(int) - 1
    ranges = [(float(part.min()), float(part.max())) for _, part in known.groupby(found)]
    return Classes(found.reindex(values.index, fill_value=-1), tuple(ranges))
