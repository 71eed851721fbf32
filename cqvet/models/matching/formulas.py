"""The formulas of match, on arrays of shares or points over clusters (last axis).

METHOD. sigma and delta are the shares of supply and demand by cluster, n clusters.
  dissimilarity  1/2 sum |sigma - delta| (Duncan & Duncan 1955); similarity is 1 minus it
  deviation      sigma / delta - 1 by cluster; total: sum of the absolute values
  quotient       sigma / delta by cluster
  coordination   U1 = sigma, U2 = delta on the fixed scale 0..1 of shares (no min-max over a
                 sample), C = 2 sqrt(U1 U2) / (U1 + U2), T = (U1 + U2) / 2 by cluster, and
                 D = sqrt(sum C T) = sqrt(sum sqrt(sigma delta))
  moore_angle    angle between the share vectors of two years (Moore 1978), in degrees
  rates          added, cancelled, and both together, each over the number before
All take any leading axes (draws) and need positive totals; the caller refuses otherwise.
"""

from typing import Final

import numpy as np

from cqvet.models.matching.crosswalk import Floats

RANDOM: Final = 20_000
AT_ONCE: Final = 1_000
"""Structures drawn together: all at once would take 240 MB for 500 clusters."""
RANDOM_SEED: Final = 1


def gap(supply: Floats, demand: Floats) -> Floats:
    """Share of supply less share of demand by cluster (..., n), in -1..1."""
    found: Floats = shares(supply) - shares(demand)
    return found


def shares(points: Floats) -> Floats:
    """Points (..., n) as shares of their total."""
    total: Floats = points.sum(axis=-1, keepdims=True)
    return points / total


def dissimilarity(supply: Floats, demand: Floats) -> Floats:
    """Share of supply that would have to change cluster to equal demand: (...,), in 0..1."""
    gap: Floats = np.abs(shares(supply) - shares(demand)).sum(axis=-1) / 2
    return np.clip(gap, 0.0, 1.0)


def similarity(supply: Floats, demand: Floats) -> Floats:
    """1 - dissimilarity: (...,), in 0..1."""
    return 1.0 - dissimilarity(supply, demand)


def quotient(supply: Floats, demand: Floats) -> Floats:
    """Location quotient by cluster (..., n), 0 or more; infinite or NaN where demand is 0."""
    with np.errstate(divide="ignore", invalid="ignore"):
        return shares(supply) / shares(demand)


def deviation(supply: Floats, demand: Floats) -> Floats:
    """Structural deviation by cluster (..., n), -1 or more: 0 balanced, above 0 over-supplied."""
    return quotient(supply, demand) - 1.0


def total_deviation(supply: Floats, demand: Floats) -> Floats:
    """Sum of absolute deviations (...,), 0 or more; clusters without either side add nothing."""
    parts = deviation(supply, demand)
    empty = (supply == 0) & (demand == 0)
    total: Floats = np.abs(np.where(empty, 0.0, parts)).sum(axis=-1)
    return total


def coordination(supply: Floats, demand: Floats) -> Floats:
    """Coupling coordination degree D (...,), in 0..1; 1 only where the structures are equal."""
    overlap: Floats = np.sqrt(shares(supply) * shares(demand)).sum(axis=-1)
    return np.sqrt(np.clip(overlap, 0.0, 1.0))


def random_coordination(demand: Floats) -> float:
    """The median coordination of structures drawn at random, each as likely as any other."""
    rng, equal = np.random.default_rng(RANDOM_SEED), np.ones(len(demand))
    found = [coordination(rng.dirichlet(equal, AT_ONCE), demand) for _ in range(RANDOM // AT_ONCE)]
    return float(np.median(found))


def moore_angle(before: Floats, after: Floats) -> Floats:
    """Angle between two structures (...,), 0 to 90 degrees."""
    first = before / np.linalg.norm(before, axis=-1, keepdims=True)
    second = after / np.linalg.norm(after, axis=-1, keepdims=True)
    # arccos loses half of the digits near 0; this form of the angle does not.
    apart: Floats = np.linalg.norm(first - second, axis=-1)
    along: Floats = np.linalg.norm(first + second, axis=-1)
    angle: Floats = np.degrees(2 * np.arctan2(apart, along))
    return angle
