"""The city's institutions, crosswalk and modelled split, from the project's own tables."""

from collections.abc import Mapping
from functools import cache, lru_cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.models import estimate, matching
from cqvet.models.matching import Weights
from cqvet.subjects.market.ratings import RATERS, alone, own_ratings, split_code

INSTITUTIONS: Final[Mapping[str, tuple[str, ...]]] = {
    "secondary_vocational": ("statistics/chongqing_2023_secondary_vocational_institutions",),
    "higher_vocational": (
        "numbers_schools",
        "statistics/chongqing_2023_secondary_vocational_institutions",
        "statistics/chongqing_2025_vocational_bachelor_institutions_article",
    ),
    "vocational_bachelor": ("statistics/chongqing_2025_vocational_bachelor_institutions_article",),
}
"""The ledger entries of each level's count: the first, less the others."""
SERVING: Final = "layout_cluster_programmes"


def institutions() -> pd.DataFrame:
    """Institutions by level: `level`, `institutions`."""
    counts = {
        level: ledger.entry(first)["value"] - sum(ledger.entry(part)["value"] for part in rest)
        for level, (first, *rest) in INSTITUTIONS.items()
    }
    return pd.DataFrame({"level": list(counts), "institutions": list(counts.values())})


def serving() -> int:
    """The offerings that serve the 33618 clusters, as the article has them."""
    return int(ledger.entry(SERVING)["value"])


def crosswalk(ratings: str = "") -> pd.DataFrame:
    """The crosswalk that a code names: as decided or by one rater, with the visitor's changes.

    The changes are a code of `encode_ratings`, behind the name of a rater. Raises `MatchError`.
    """
    who, _ = split_code(ratings)
    return matching.rate(alone(who) if who else data.table("crosswalk"), own_ratings(ratings))


@lru_cache(maxsize=32)
def weights(ratings: str = "") -> Weights:
    """The weights of all classes. Raises `MatchError` for a bad code."""
    return matching.weights(crosswalk(ratings), data.table("clusters"))


@lru_cache(maxsize=32)
def split(ratings: str) -> estimate.Estimate:
    """The modelled split under the visitor's ratings."""
    return estimate.split(data.table("programmes"), institutions(), weights(ratings))


def warm() -> None:
    """Model the split as decided and by each rater alone, which the page sets side by side."""
    for ratings in ("", *RATERS):
        split(ratings)


def roots() -> tuple[str, ...]:
    """The clusters that supply and demand are counted in."""
    return weights().clusters


@cache
def root_of() -> dict[str, str]:
    """Each cluster of 33618 -> the cluster it is counted in."""
    return matching.roots(data.table("clusters"))


def chosen_roots(chosen: Filters) -> frozenset[str]:
    """The root clusters of the chosen industry; all where none is chosen."""
    if chosen.cluster:
        return frozenset({root_of()[chosen.cluster]})
    if chosen.tier:
        return frozenset(root_of()[code] for code in filters.clusters(chosen.tier))
    return frozenset(roots())
