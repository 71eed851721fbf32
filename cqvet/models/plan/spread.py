"""How unsure demand is, as draws.

A weight is lognormal around what is stated: the logarithm has the stated standard deviation, the
mean stays. Draws are quantiles at equal distances, shuffled for each cluster by itself (a Latin
hypercube: McKay, Beckman and Conover 1979), so that few of them show the whole spread.
"""

from math import fsum
from typing import Final

import numpy as np
from scipy.special import ndtri

from cqvet.models.plan.types import Floats

SEED: Final = 36
DRAWS: Final = 2000
"""Draws of demand where the supply is exact."""


def quantiles(count: int) -> Floats:
    """Standard normal values, each as likely, in a fixed order without a trend."""
    ranks = np.random.default_rng(SEED).permutation(count)
    found: Floats = ndtri((ranks + 0.5) / count)
    return found


def own_spread(demand: Floats, spread: Floats) -> Floats:
    """Standard deviation of the logarithm of each share (c,), by the delta method.

    A share moves less than its weight, as the weight is part of the sum, and moves with the
    weights of the others too.
    """
    parts = (demand * spread) ** 2
    total = fsum(parts.tolist())
    found: Floats = np.sqrt((1 - demand) ** 2 * spread**2 + np.maximum(0, total - parts))
    return found


def shares(demand: Floats, spread: Floats, order: list[int], count: int) -> Floats:
    """Joint draws of the shares (count, c); a single row where nothing is unsure.

    ``order`` says in which order the clusters are shuffled; taken from what they are, not from
    their place, it makes the draws of a cluster the same wherever it stands.
    """
    if not spread.any():
        return demand[None, :]
    rng = np.random.default_rng(SEED)
    start, normal = quantiles(count), np.zeros((count, len(demand)))
    for at in order:
        normal[:, at] = rng.permutation(start)
    weights = demand * np.exp(spread * normal - spread**2 / 2)
    found: Floats = weights / weights.sum(axis=1, keepdims=True)
    return found
