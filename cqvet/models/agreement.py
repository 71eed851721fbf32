"""How far two raters agree beyond chance: Cohen's kappa, plain and weighted.

METHOD. Kappa is 1 - (disagreement found) / (disagreement if both raters chose by their own shares,
each without the other; Cohen 1960). Plain, every pair of unlike answers counts 1. Weighted, over
answers in an order, a pair counts the square of how many places lie between the two, over its
largest (Cohen 1968). The interval is a percentile bootstrap over the subjects: as many drawn with
replacement, from a fixed seed (Efron and Tibshirani 1993). A resample in which chance alone could
not disagree has no kappa and is left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

RESAMPLES: Final = 4000
SEED: Final = 97
LEVEL: Final = 0.95
"""What the interval holds of the resamples."""

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Agreement:
    """Kappa with its interval; of ``subjects`` rated twice so many got the ``same`` answer."""

    kappa: float
    low: float
    high: float
    subjects: int
    same: int


def agreement(
    first: Sequence[str], second: Sequence[str], order: Sequence[str] | None = None
) -> Agreement:
    """The agreement of two raters, one answer a subject each; with an order weighted by squares.

    Raises `ValueError` where the raters have not rated the same number of subjects, where an
    answer is not in the order, and where both give all subjects one and the same answer.
    """
    answers = list(order) if order is not None else sorted({*first, *second})
    place = {answer: i for i, answer in enumerate(answers)}
    if unknown := {*first, *second} - place.keys():
        raise ValueError(f"not in the order: {sorted(unknown)}")
    if len(first) != len(second):
        raise ValueError("the raters have not rated the same subjects")
    rows, columns = (
        np.array([place[a] for a in given], dtype=np.intp) for given in (first, second)
    )
    count = len(answers)
    steps = np.abs(np.subtract.outer(np.arange(count), np.arange(count)))
    apart = (steps > 0).astype(float) if order is None else (steps / max(1, count - 1)) ** 2
    found = float(_kappas(_tables((rows * count + columns)[None], count), apart)[0])
    if np.isnan(found):
        raise ValueError("all answers are the same: chance alone would agree")
    drawn = np.random.default_rng(SEED).integers(0, len(rows), (RESAMPLES, len(rows)))
    kappas = _kappas(_tables((rows * count + columns)[drawn], count), apart)
    tail = (1 - LEVEL) / 2
    low, high = np.nanquantile(kappas, [tail, 1 - tail]).tolist()
    return Agreement(found, low, high, len(rows), int((rows == columns).sum()))


def _tables(pairs: NDArray[np.intp], count: int) -> Floats:
    """Shares of pairs of answers (k, count, count) of pairs (k, subjects) in one number each."""
    height, subjects = pairs.shape
    cells = count * count
    flat = pairs + np.arange(height)[:, None] * cells
    counts = np.bincount(flat.ravel(), minlength=height * cells)
    found: Floats = counts.reshape(height, count, count) / subjects
    return found


def _kappas(tables: Floats, apart: Floats) -> Floats:
    """The kappa of each table (k,); NaN where chance alone could not disagree."""
    chance = np.einsum("ki,kj->kij", tables.sum(axis=2), tables.sum(axis=1))
    found, by_chance = ((part * apart).sum(axis=(1, 2)) for part in (tables, chance))
    nothing = np.full_like(found, np.nan)
    ratio: Floats = np.divide(found, by_chance, out=nothing, where=by_chance > 0)
    kappas: Floats = 1 - ratio
    return kappas
