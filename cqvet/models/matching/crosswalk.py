"""From programme class to cluster: roots, weights, and ratings moved up or down.

METHOD. A cluster that has a parent is counted as its root: new stars in their main
cluster, S3 in L3. Within a class and a root the largest weight counts, never the sum, so a
class that feeds both a cluster and a new star inside it is not added twice. The fit of a
class is its largest weight: that part of each of its offerings serves the 33618 system. It
is split among the roots in proportion to their weights, so one offering never counts as
more than one. Clusters outside 33618 (the plan of 2024) are left out.

Ratings are core 1, partial 0.5, weak 0.25, none 0 for the primary cluster; the weights of
secondary clusters scale with it. One step up doubles the weights of a weak or partial class,
one step down halves those of a core or partial class and takes away those of a weak one.
Enabling classes, which have small secondary weights only, move like weak ones. A class
without a link has no cluster to be moved up to.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from cqvet.models.matching.errors import MatchError

Floats = NDArray[np.float64]

RATINGS: Final[Mapping[str, float]] = {"core": 1.0, "partial": 0.5, "weak": 0.25, "none": 0.0}
_STEPS: Final = ("none", "weak", "partial", "core")
_CODE: Final = re.compile(r"(\d{4})([cpwn])")
_LETTERS: Final = {rating[0]: rating for rating in RATINGS}


@dataclass(frozen=True)
class Weights:
    """What one offering of a class adds to each root cluster.

    `matrix` has shape (classes, clusters), in offerings; its rows sum to `fit` (classes,).
    """

    classes: tuple[str, ...]
    clusters: tuple[str, ...]
    fit: Floats
    matrix: Floats

    def of(self, classes: Sequence[str]) -> tuple[Floats, Floats]:
        """Fit (k,) and weights (k, clusters) of given classes; 0 for a class without a link."""
        place = {name: i for i, name in enumerate(self.classes)}
        rows = np.array([place.get(name, len(place)) for name in classes], dtype=np.intp)
        nothing = np.zeros((1, len(self.clusters)))
        return np.append(self.fit, 0.0)[rows], np.concatenate([self.matrix, nothing])[rows]


def roots(clusters: pd.DataFrame) -> dict[str, str]:
    """Each cluster of 33618 -> the cluster it is counted in; keys in the order of the table.

    `clusters` has `cluster`, `parent` (missing at the top) and a boolean `in_33618`.
    Raises `MatchError` (`parent_loop`, `unknown_parent`) for a broken tree.
    """
    inside = clusters[clusters["in_33618"].astype(bool)]
    parents = dict(zip(inside["cluster"], inside["parent"].fillna(""), strict=True))
    found = {}
    for cluster in parents:
        top, seen = cluster, {cluster}
        while parents[top]:
            top = parents[top]
            if top in seen:
                raise MatchError("parent_loop", cluster=cluster)
            if top not in parents:
                raise MatchError("unknown_parent", cluster=cluster, parent=top)
            seen.add(top)
        found[cluster] = top
    return found


def weights(crosswalk: pd.DataFrame, clusters: pd.DataFrame) -> Weights:
    """The weights of all classes of a crosswalk (`class`, `cluster`, `weight` in 0..1)."""
    root = roots(clusters)
    rows = crosswalk.assign(root=crosswalk["cluster"].map(root)).dropna(subset=["root"])
    classes = sorted(set(crosswalk["class"]))
    cells = list(dict.fromkeys(root.values()))
    largest = (
        rows.groupby(["class", "root"])["weight"]
        .max()
        .unstack()
        .reindex(index=classes, columns=cells)
        .fillna(0.0)
        .to_numpy(dtype=np.float64)
    )
    fit = largest.max(axis=1, initial=0.0)
    total = largest.sum(axis=1)
    split = np.divide(largest, total[:, None], out=np.zeros_like(largest), where=total[:, None] > 0)
    return Weights(tuple(classes), tuple(cells), fit, split * fit[:, None])


def ratings(crosswalk: pd.DataFrame) -> dict[str, str]:
    """Class -> its rating, read from the largest weight of the class."""
    largest = crosswalk.groupby("class")["weight"].max()
    return {str(name): _rating(float(weight)) for name, weight in largest.items()}


def _rating(weight: float) -> str:
    if weight >= RATINGS["core"]:
        return "core"
    if weight >= RATINGS["partial"]:
        return "partial"
    return "weak" if weight > 0 else "none"


def rate(crosswalk: pd.DataFrame, changes: Mapping[str, str]) -> pd.DataFrame:
    """The crosswalk with the ratings of some classes replaced (a visitor's own judgement).

    Raises `MatchError` (`unlinked_class`, `unknown_rating`) for a class without a link,
    which has no cluster to be rated for, and for a word that is not a rating.
    """
    now = ratings(crosswalk)
    for name, rating in changes.items():
        if now.get(name, "none") == "none":
            raise MatchError("unlinked_class", found=name)
        if rating not in RATINGS:
            raise MatchError("unknown_rating", found=rating)
    factor = {name: RATINGS[rating] / RATINGS[now[name]] for name, rating in changes.items()}
    scale = crosswalk["class"].map(factor).fillna(1.0)
    return crosswalk.assign(weight=crosswalk["weight"] * scale)


def moved(crosswalk: pd.DataFrame, step: int) -> dict[str, str]:
    """Class -> its rating after `step` (1 up, -1 down); classes without a link stay out."""
    return {
        name: _STEPS[min(max(_STEPS.index(rating) + step, 0), len(_STEPS) - 1)]
        for name, rating in ratings(crosswalk).items()
        if rating != "none"
    }


def shift(
    crosswalk: pd.DataFrame, step: int, classes: Collection[str] | None = None
) -> pd.DataFrame:
    """The crosswalk with ratings moved by one step, of some classes or of all."""
    changes = moved(crosswalk, step)
    chosen = changes if classes is None else {n: changes[n] for n in changes if n in classes}
    return rate(crosswalk, chosen)


def encode_ratings(changes: Mapping[str, str]) -> str:
    """Changed ratings as a compact code for a link, such as `4101c4601n`."""
    return "".join(f"{name}{changes[name][0]}" for name in sorted(changes))


def decode_ratings(code: str) -> dict[str, str]:
    """The changed ratings of a link. Raises `MatchError` (`bad_ratings`) for anything else."""
    found = _CODE.findall(code)
    if "".join(name + letter for name, letter in found) != code or len(dict(found)) != len(found):
        raise MatchError("bad_ratings", found=code[:80])
    return {name: _LETTERS[letter] for name, letter in found}
