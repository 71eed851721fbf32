"""Our ratings of the classes: twice all of them, a third time where the two differ."""

import pandas as pd

from cqvet import data
from cqvet.models import matching

OTHERS = "other_clusters"


def rated(rating: str) -> pd.DataFrame:
    """Fit and root of the main cluster of each class; empty without a main cluster."""
    roots = matching.roots(data.table("clusters"))
    rows = data.of("class_ratings", rating=rating)
    found = {r["class"]: (r["fit"], roots.get(r["main_cluster"] or "", "")) for r in rows}
    return pd.DataFrame.from_dict(found, orient="index", columns=["fit", "root"])


def test_fit_and_main_cluster_follow_the_first_rating() -> None:
    """What is computed with is the first rating, class by class."""
    stands = {row["class"]: (row["fit"], row["primary_cluster"]) for row in data.every("class_fit")}
    rows = data.of("class_ratings", rating="first")
    linked = {r["class"]: (r["fit"], r["main_cluster"]) for r in rows if r["main_cluster"]}
    assert linked.items() <= stands.items()
    assert {r["class"]: r["fit"] for r in rows} == {code: fit for code, (fit, _) in stands.items()}


def test_every_class_was_rated_twice_and_26_a_third_time() -> None:
    """The third rating stands where fit or root of the main cluster differ, and nowhere else."""
    first, second, third = (rated(rating) for rating in ("first", "second", "third"))
    assert (len(first), len(second), len(third)) == (97, 97, 26)
    differ = (first != second.reindex(first.index)).any(axis=1)
    assert set(third.index) == set(first.index[differ])


def test_every_cluster_that_a_rating_names_exists() -> None:
    """Main ones and others."""
    cells = [r[name] for r in data.every("class_ratings") for name in ("main_cluster", OTHERS)]
    named = {code for cell in cells if cell for code in cell.split()}
    assert named <= set(data.records("clusters"))
