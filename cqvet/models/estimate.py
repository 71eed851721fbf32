"""The split of the 2,888 offerings by level and cluster, which nobody has published.

METHOD. Only the total is published (2,888 offerings serve the 33618 clusters, 2025) and that
electronics (L2) and intelligent equipment (P1) are the two largest. The rest is sampled from
stated priors, none of them an observation of Chongqing's offerings:
  1. a level has (institutions) x (mean offerings per institution) offerings, the latter
     lognormal around the stated mean with standard deviation `level_sd` of its logarithm;
  2. within a level, a class has offerings in proportion to its number of programmes in the
     catalogue times a popularity that all levels share, lognormal with median 1 and standard
     deviation `popularity_sd` (ln 2: two classes in three lie within half and double);
  3. the crosswalk weights say which part of a class serves which cluster. How broadly the article
     counts is not known: in each draw an offering of a linked class counts by a part between its
     fit and one whole, uniform (`breadth`), split among its clusters as the weights say.
The serving offerings by level and cluster are scaled to the total and rounded to whole numbers by
largest remainders, so each draw sums to it exactly; draws in which another cluster reaches one of
the two leaders are thrown away (rejection sampling, so what stays is a sample of the prior given
both published facts). `accepted` is the share that stayed: a small one says that the published
order surprises the priors. Where few stay, they are followed on to as many as are wanted, without
leaving what is published (`sampling.py`). By zone nothing but the number of institutions is known:
`zone_shares` is independence, assumed, and carries no information.

Priors are not fitted to the total. What they expect to serve the clusters before anything is
scaled (`expected`) is well below 2,888: a conflict that is shown, with its possible causes (our
crosswalk is narrower than the article's count, popularity does not follow the catalogue,
offerings per school are assumed).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from math import log
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cqvet.models.matching import Case, Floats, MatchError, Weights
from cqvet.models.sampling import World, followed

TOTAL: Final = 2888
LEADERS: Final = ("L2", "P1")
DRAWS: Final = 2000
SEED: Final = 33618
_BATCH: Final = 20_000
_ENOUGH: Final = 200_000
_STARTS: Final = 50
_MOST: Final = 1_000_000
"""Proposals, after which ``_STARTS`` that stayed are followed on; after most there must be some."""


@dataclass(frozen=True)
class Priors:
    """Mean offerings per institution by level, and standard deviations of logarithms.

    ``breadth`` is the most by which a linked class counts beyond its fit: 0 as rated, 1 whole.
    """

    per_institution: Mapping[str, float]
    level_sd: float
    popularity_sd: float
    breadth: float = 0.0

    def offerings(self, institutions: pd.DataFrame) -> float:
        """All offerings that the priors expect at the median, serving a cluster or not."""
        return float(_sizes(institutions, self).sum())


PRIORS: Final = Priors(
    per_institution={
        "secondary_vocational": 8.0,
        "higher_vocational": 40.0,
        "vocational_bachelor": 40.0,
    },
    level_sd=0.3,
    popularity_sd=log(2),
    breadth=1.0,
)


@dataclass(frozen=True)
class Estimate:
    """Draws (k, levels, clusters) of whole offerings; each draw sums to the total.

    `class_points` (classes,) are the mean offerings of each class of the weights, serving or
    not, on the scale and at the breadth of the draws: their product with `Weights.matrix` is the
    mean split. `expected` are median, low and high (80 %) of the offerings that serve the clusters
    by the priors alone, without breadth and with all of it: (2, 3).
    """

    levels: tuple[str, ...]
    clusters: tuple[str, ...]
    draws: NDArray[np.int64]
    class_points: Floats
    accepted: float
    expected: Floats

    def by_cluster(self, levels: Collection[str] = ()) -> Floats:
        """Draws (k, clusters) summed over some levels, or over all.

        Raises `MatchError` (`unknown_level`) for a level that the estimate does not have.
        """
        if unknown := [level for level in levels if level not in self.levels]:
            raise MatchError("unknown_level", found=unknown[0])
        chosen = [i for i, level in enumerate(self.levels) if not levels or level in levels]
        found: Floats = self.draws[:, chosen].sum(axis=1).astype(np.float64)
        return found

    def case(
        self,
        demand: Floats,
        levels: Collection[str] = (),
        zone_share: float | None = None,
        total: tuple[float, float] | None = None,
    ) -> Case:
        """The estimate against a demand (clusters,), kind `modelled`; `answer` of it answers GET.

        `zone_share` scales the split to part of the city: independence, noted as assumed.
        `total` is the range of the number of all offerings in the city; with a choice of
        levels or zones it does not apply and is left out. Raises `MatchError`
        (`bad_total` for a range that is empty or begins below the offerings that serve the
        clusters, `unknown_level`).
        """
        draws = self.by_cluster(levels)
        whole = not levels and zone_share is None
        serving = float(self.draws[0].sum())
        if total is not None and not serving <= total[0] <= total[1]:
            raise MatchError("bad_total", low=f"{total[0]:g}", high=f"{total[1]:g}")
        draws *= 1.0 if zone_share is None else zone_share
        return Case(
            clusters=self.clusters,
            supply=draws.mean(axis=0),
            demand=demand,
            kind="modelled",
            draws=draws,
            narrow=serving if whole else float(draws.sum(axis=1).mean()),
            total=total if whole else None,
            note="" if zone_share is None else "assumed_independence",
        )


def split(
    programmes: pd.DataFrame,
    institutions: pd.DataFrame,
    weights: Weights,
    priors: Priors = PRIORS,
    *,
    total: int = TOTAL,
    leaders: tuple[str, ...] = LEADERS,
    draws: int = DRAWS,
    seed: int = SEED,
) -> Estimate:
    """Sample the split; the same arguments always give the same draws.

    `programmes` has `level` and `class`, `institutions` has `level` and `institutions` (one
    row a level); the levels are those of the priors. Raises `MatchError`: `missing_level` for
    a level without institutions or programmes, `unknown_cluster` for a leader that is not
    a root cluster, `order_not_reached` when a million proposals give hardly any draw.
    """
    levels = tuple(priors.per_institution)
    if unknown := [leader for leader in leaders if leader not in weights.clusters]:
        raise MatchError("unknown_cluster", found=unknown[0])
    world = World(
        counts=_counts(programmes, levels, weights),
        sizes=_sizes(institutions, priors),
        weights=weights,
        level_sd=priors.level_sd,
        popularity_sd=priors.popularity_sd,
        breadth=priors.breadth,
        total=total,
        leading=np.isin(weights.clusters, leaders),
    )
    rng = np.random.default_rng(seed)
    kept: list[Floats] = []
    expected = world.offerings(rng.standard_normal((_BATCH, world.width)))[2]
    found = proposed = 0
    while found < draws and (proposed < _ENOUGH or found < _STARTS):
        if proposed >= _MOST:
            raise MatchError("order_not_reached", proposed=str(proposed), found=str(found))
        z = rng.standard_normal((_BATCH, world.width))
        kept.append(z[world.leads(z)])
        proposed += _BATCH
        found += len(kept[-1])
    chosen = np.concatenate(kept)[:draws]
    if found < draws:
        more = followed(rng, chosen, draws - found, world.leads)
        chosen = np.concatenate([chosen, more])
    whole, by_class, _ = world.offerings(chosen)
    return Estimate(
        levels,
        weights.clusters,
        whole,
        by_class.mean(axis=0),
        found / proposed,
        np.quantile(expected, [0.5, 0.1, 0.9], axis=1).T,
    )


def zone_shares(institutions: pd.DataFrame) -> dict[str, float]:
    """Each zone's share of the institutions (`zone`, `institutions`): the assumed split by zone."""
    counts = institutions.groupby("zone", sort=False)["institutions"].sum()
    return {str(zone): float(count / counts.sum()) for zone, count in counts.items()}


def zone_share(shares: Mapping[str, float], zones: Collection[str]) -> float | None:
    """The share of some zones together; None for the whole city.

    Raises `MatchError` (`unknown_zone`).
    """
    if unknown := [zone for zone in zones if zone not in shares]:
        raise MatchError("unknown_zone", found=unknown[0])
    return sum(shares[zone] for zone in set(zones)) if zones else None


def _counts(programmes: pd.DataFrame, levels: tuple[str, ...], weights: Weights) -> Floats:
    """Programmes of the catalogue (levels, classes): linked classes first, then the others."""
    others = sorted(set(programmes["class"]) - set(weights.classes))
    counts = programmes.groupby(["level", "class"]).size().unstack(fill_value=0)
    counts = counts.reindex(index=list(levels), columns=[*weights.classes, *others], fill_value=0)
    for level, row in zip(levels, counts.to_numpy(), strict=True):
        if not row.sum():
            raise MatchError("missing_level", level=level)
    return counts.to_numpy(dtype=np.float64)


def _sizes(institutions: pd.DataFrame, priors: Priors) -> Floats:
    """Expected offerings of each level (levels,), serving a cluster or not."""
    number = dict(zip(institutions["level"], institutions["institutions"], strict=True))
    for level in priors.per_institution:
        if not number.get(level, 0) > 0:
            raise MatchError("missing_level", level=level)
    return np.array([number[level] * mean for level, mean in priors.per_institution.items()])
