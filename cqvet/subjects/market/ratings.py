"""Our ratings of the classes: who rated what, what holds of it, and how far the raters agree.

METHOD. All classes are rated twice, the second time by somebody who knew neither the first rating
nor any comment on it, both by the same written criteria (`docs/ratings.md`). Two ratings agree
where they have the same fit and main clusters with the same root. There the first stands, with its
other clusters. Elsewhere a third rater decides, who does not know whose proposal is whose. The main
cluster has the weight of the fit (core 1, partial 0.5, weak 0.25), each other one half of it; the
other clusters of an enabling class have 0.125.

Agreement is told as kappa (`agreement.py`): plain for whether a class serves any cluster (core,
partial or weak) and, of the classes that both raters give one, for the root of the main cluster;
weighted by squares for the fit, in the order of `FITS`.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.models import matching
from cqvet.models.agreement import Agreement, agreement

FITS: Final = ("none", "enabling", "weak", "partial", "core")
LINKED: Final = frozenset({"weak", "partial", "core"})
WEIGHTS: Final = {"core": 1.0, "partial": 0.5, "weak": 0.25, "enabling": 0.0, "none": 0.0}
ENABLING: Final = 0.125
RATERS: Final = ("first", "second")
JUDGEMENT: Final = "cqvet_judgement"


def root_of(clusters: pd.DataFrame) -> dict[str, str]:
    """Each cluster -> its root; those outside 33618 stand for themselves, and so does none."""
    return {"": ""} | {code: code for code in clusters["cluster"]} | matching.roots(clusters)


def decided(ratings: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """The rating that holds of each class: rows of `ratings`.

    Raises `ValueError` where clusters do not go with a fit, and where a third rating is missing or
    not called for.
    """
    root = root_of(clusters)
    found = []
    for name, group in ratings.groupby("class"):
        given = {row["rating"]: row for row in data.rows(group)}
        for row in given.values():
            _check(row)
        first, second = (given[who] for who in RATERS)
        differ = _differ(first, second, root)
        if differ != ("third" in given):
            raise ValueError(f"{name}: a third rating exactly where the others differ")
        found.append(given["third" if differ else "first"])
    return pd.DataFrame(found, columns=list(ratings.columns))


def _differ(one: data.Row, other: data.Row, root: Mapping[str, str]) -> bool:
    ends = [(row["fit"], root[row["main_cluster"] or ""]) for row in (one, other)]
    return ends[0] != ends[1]


def _check(row: data.Row) -> None:
    named = [*filter(None, [row["main_cluster"]]), *(row["other_clusters"] or "").split()]
    linked = row["fit"] in LINKED
    if (
        linked != bool(row["main_cluster"])
        or len(set(named)) < len(named)
        or (row["fit"] == "none" and named)
    ):
        raise ValueError(f"{row['class']}, {row['rating']}: clusters do not go with the fit")


def links(holds: pd.DataFrame, clusters: pd.DataFrame) -> pd.DataFrame:
    """The crosswalk that follows from one rating a class, in the columns of its table."""
    known = {row["cluster"]: row for row in data.rows(clusters)}
    rows = []
    for row in data.rows(holds):
        full = WEIGHTS[row["fit"]]
        named = [(row["main_cluster"], "primary", full)] if row["main_cluster"] else []
        others = (row["other_clusters"] or "").split()
        named += [(code, "secondary", full / 2 or ENABLING) for code in others]
        for code, role, weight in named:
            main = _main(known[code])
            gap = None if main else "does_not_apply"
            rows.append((row["class"], code, role, weight, main, gap, JUDGEMENT, "medium"))
    return pd.DataFrame(rows, columns=list(data.table("crosswalk").columns))


def _main(cluster: data.Row) -> str | None:
    """The main cluster of a new star; a main cluster is its own; those outside 33618 have none."""
    if not cluster["in_33618"]:
        return None
    return str(cluster["parent" if cluster["tier"].startswith("new_star") else "cluster"])


@cache
def rated(who: str) -> pd.DataFrame:
    """All classes as one of `RATERS` has them, rows of `class_ratings`."""
    every = data.table("class_ratings")
    return every[every["rating"] == who].reset_index(drop=True)


@cache
def alone(who: str) -> pd.DataFrame:
    """The crosswalk by one of `RATERS` alone."""
    return links(rated(who), data.table("clusters"))


def split_code(code: str) -> tuple[str, str]:
    """The rater whose ratings a code starts from ("" for what was decided), and the own changes."""
    who = next((who for who in RATERS if code.startswith(who)), "")
    return who, code.removeprefix(who)


def own_ratings(code: str) -> dict[str, str]:
    """The visitor's own changes in a code. Raises `MatchError` (`bad_ratings`)."""
    return matching.decode_ratings(split_code(code)[1])


def differing() -> tuple[str, ...]:
    """The classes that a third rating decided."""
    return tuple(row["class"] for row in data.of("class_ratings", rating="third"))


@cache
def agreements() -> Mapping[str, Agreement]:
    """How far the two raters agree: `any_cluster`, `main_cluster` and `fit`."""
    root = root_of(data.table("clusters"))
    first, second = (rated(who) for who in RATERS)
    fits = [frame["fit"].tolist() for frame in (first, second)]
    linked = [[str(fit in LINKED) for fit in column] for column in fits]
    both = [a == b == "True" for a, b in zip(*linked, strict=True)]
    mains = [frame["main_cluster"][both].map(root).tolist() for frame in (first, second)]
    return {
        "any_cluster": agreement(linked[0], linked[1]),
        "main_cluster": agreement(mains[0], mains[1]),
        "fit": agreement(fits[0], fits[1], order=FITS),
    }


def agreement_rows() -> list[dict[str, float | int | str]]:
    """The same as rows for the API, ids only: `id, kappa, low, high, classes, same`."""
    return [
        {
            "id": name,
            "kappa": row.kappa,
            "low": row.low,
            "high": row.high,
            "classes": row.subjects,
            "same": row.same,
        }
        for name, row in agreements().items()
    ]
