"""Draws of the split: from normal values to whole offerings, and on from draws that are rare.

METHOD. A draw is a vector z of independent standard normal values: one a class (its popularity),
one a level (its offerings), one for breadth (its place between rated and whole). What is published
of the order holds for some z only. Where those are rare, the ones found by rejection are followed
on by elliptical slice sampling (Murray, Adams and MacKay 2010): on the ellipse through z and a
fresh normal vector an angle is drawn, and the arc shrinks towards z until the order holds. That
leaves the normal values, given the order, as they are distributed. As the first ones are a sample
already, so is all that follows from them; draws from one start are only less apart.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray
from scipy.special import ndtr

from cqvet.models.matching import Floats, Weights

Wholes = NDArray[np.int64]
Bools = NDArray[np.bool_]
STEPS: Final = 30
"""How often each draw is followed on."""


@dataclass(frozen=True)
class World:
    """What turns normal values into offerings.

    ``counts`` (levels, classes) are the programmes of the catalogue, linked classes first, those of
    ``weights``; ``sizes`` (levels,) expected offerings; ``leading`` (clusters,) the leaders.
    """

    counts: Floats
    sizes: Floats
    weights: Weights
    level_sd: float
    popularity_sd: float
    breadth: float
    total: int
    leading: Bools

    @property
    def width(self) -> int:
        """Normal values of a draw."""
        return sum(self.counts.shape) + 1

    def parts(self, z: Floats) -> tuple[Floats, Floats, Floats]:
        """Popularity (k, classes), offerings a programme (k, levels), breadth (k,)."""
        levels, classes = self.counts.shape
        popularity = np.exp(self.popularity_sd * z[:, :classes])
        size = self.sizes * np.exp(self.level_sd * z[:, classes : classes + levels])
        broad: Floats = self.breadth * ndtr(z[:, -1])
        return popularity, size / (popularity @ self.counts.T), broad

    @property
    def whole_part(self) -> Floats:
        """What makes a linked class count whole (classes,)."""
        fit = self.weights.fit
        return np.divide(1.0, fit, out=np.zeros_like(fit), where=fit > 0)

    def offerings(self, z: Floats) -> tuple[Wholes, Floats, Floats]:
        """Whole offerings (k, levels, clusters), by linked class (k, classes), expectation (2, k).

        The last is what the priors expect to serve without breadth and with all of it.
        """
        popularity, unit, broad = self.parts(z)
        fit, matrix = self.weights.fit, self.weights.matrix
        linked = len(matrix)
        ends = [
            np.stack(
                [popularity[:, :linked] @ (row[:linked, None] * part) for row in self.counts],
                axis=1,
            )
            * unit[:, :, None]
            for part in (matrix, matrix * self.whole_part[:, None])
        ]
        serving = (1 - broad)[:, None, None] * ends[0] + broad[:, None, None] * ends[1]
        scale = self.total / serving.sum(axis=(1, 2))
        counted = (fit > 0) * (1 - broad)[:, None] + broad[:, None] * self.whole_part
        by_class = (
            popularity[:, :linked] * ((unit * scale[:, None]) @ self.counts[:, :linked]) * counted
        )
        expected = np.stack([end.sum(axis=(1, 2)) for end in ends])
        return rounded(serving * scale[:, None, None], self.total), by_class, expected

    def leads(self, z: Floats) -> Bools:
        """Whether in each draw (k,) every leader has more whole offerings than every other.

        Rounding moves a cluster by less than one offering a level, so only draws that are as close
        as that are rounded.
        """
        popularity, unit, broad = self.parts(z)
        linked = len(self.weights.matrix)
        points = popularity[:, :linked] * (unit @ self.counts[:, :linked])
        points *= (1 - broad)[:, None] + broad[:, None] * self.whole_part
        serving = points @ self.weights.matrix
        serving *= self.total / serving.sum(axis=1, keepdims=True)
        ahead = _ahead(serving, self.leading)
        margin = 2 * len(self.counts)
        found: Bools = ahead > margin
        close = np.flatnonzero(np.abs(ahead) <= margin)
        if len(close):
            whole = self.offerings(z[close])[0].sum(axis=1)
            found[close] = _ahead(whole, self.leading) > 0
        return found


def _ahead(points: Floats | Wholes, leading: Bools) -> Floats:
    """By how much the least leader is ahead of the largest other (k,)."""
    most = points[:, ~leading].max(axis=1, initial=-1)
    least = points[:, leading].min(axis=1, initial=np.iinfo(np.int64).max)
    return np.asarray(least - most, dtype=np.float64)


def rounded(points: Floats, total: int) -> Wholes:
    """Points (k, levels, clusters) that sum to `total`, as whole numbers that still do."""
    flat = points.reshape(len(points), -1)
    whole = np.floor(flat)
    lacking = total - whole.sum(axis=1).astype(np.int64)
    # The rank of each remainder in its draw, largest first; ties go to the first cell.
    rank = np.argsort(np.argsort(whole - flat, axis=1, kind="stable"), axis=1, kind="stable")
    found: Wholes = (whole + (rank < lacking[:, None])).astype(np.int64)
    return found.reshape(points.shape)


def followed(
    rng: np.random.Generator,
    starts: Floats,
    count: int,
    holds: Callable[[Floats], Bools],
    steps: int = STEPS,
) -> Floats:
    """So many further draws (count, width) of normal values for which something holds.

    ``starts`` (k, width) are such draws; each is followed on in turn.
    """
    now = starts[np.arange(count) % len(starts)]
    for _ in range(steps):
        fresh = rng.standard_normal(now.shape)
        angle = rng.uniform(0, 2 * np.pi, count)
        low, high = angle - 2 * np.pi, angle.copy()
        moved, waiting = now.copy(), np.arange(count)
        while len(waiting):
            at = angle[waiting, None]
            tried = now[waiting] * np.cos(at) + fresh[waiting] * np.sin(at)
            good = holds(tried)
            moved[waiting[good]] = tried[good]
            waiting = waiting[~good]
            below = angle[waiting] < 0
            low[waiting[below]] = angle[waiting[below]]
            high[waiting[~below]] = angle[waiting[~below]]
            angle[waiting] = rng.uniform(low[waiting], high[waiting])
        now = moved
    return now
