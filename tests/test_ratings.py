"""Our ratings of the classes: the rule that decides, its result, agreement, either one alone."""

from typing import Any

import pandas as pd
import pytest

from cqvet import data
from cqvet.models.matching import MatchError
from cqvet.subjects import market
from cqvet.subjects.market import ratings
from scripts import decide_ratings

CLUSTERS = pd.DataFrame(
    [
        ("P1", "pillar", True, None),
        ("N11", "new_star_future", True, "P1"),
        ("S5", "speciality", True, None),
        ("F6", "future_2024", False, None),
    ],
    columns=["cluster", "tier", "in_33618", "parent"],
)


def table(*rows: tuple[str, str, str, str | None, str | None]) -> pd.DataFrame:
    """Ratings `class, rating, fit, main_cluster, other_clusters`."""
    columns = ["class", "rating", "fit", "main_cluster", "other_clusters"]
    return pd.DataFrame(rows, columns=columns)


def test_where_two_agree_the_first_stands() -> None:
    """P1 and its new star N11 are one main cluster; the other clusters are those of the first."""
    found = ratings.decided(
        table(("1", "first", "core", "P1", "S5"), ("1", "second", "core", "N11", None)), CLUSTERS
    )
    assert found[["rating", "other_clusters"]].to_numpy().tolist() == [["first", "S5"]]


@pytest.mark.parametrize("second", [("weak", "P1"), ("core", "S5")])
def test_where_two_differ_the_third_decides_alone(second: tuple[str, str]) -> None:
    """Another fit, or another main cluster, calls for a third rating, which then holds."""
    rows = [("1", "first", "core", "P1", None), ("1", "second", *second, None)]
    with pytest.raises(ValueError, match="third"):
        ratings.decided(table(*rows), CLUSTERS)
    found = ratings.decided(table(*rows, ("1", "third", "partial", "S5", "F6")), CLUSTERS)
    links = ratings.links(found, CLUSTERS)
    assert links[["cluster", "role", "weight"]].to_numpy().tolist() == [
        ["S5", "primary", 0.5],
        ["F6", "secondary", 0.25],
    ]


def test_a_third_rating_that_nobody_asked_for_is_refused() -> None:
    """It could only change what both agree on."""
    rows = [("1", rating, "none", None, None) for rating in ("first", "second", "third")]
    with pytest.raises(ValueError, match="third"):
        ratings.decided(table(*rows), CLUSTERS)


@pytest.mark.parametrize(
    "wrong",
    [
        ("core", None, None),
        ("enabling", "P1", None),
        ("none", None, "P1"),
        ("core", "P1", "S5 P1"),
    ],
)
def test_clusters_that_do_not_go_with_the_fit_are_refused(wrong: tuple[Any, ...]) -> None:
    """A linked class has a main cluster, no other has; none has no clusters; none stands twice."""
    rows = [("1", rating, *wrong) for rating in ("first", "second")]
    with pytest.raises(ValueError, match="clusters"):
        ratings.decided(table(*rows), CLUSTERS)


def test_fit_and_crosswalk_are_what_the_rule_makes_of_the_ratings() -> None:
    """Nothing in either table was written by hand after it."""
    holds = ratings.decided(data.table("class_ratings"), data.table("clusters"))
    links = ratings.links(holds, data.table("clusters"))
    stands = data.table("crosswalk")
    assert links.fillna("").to_numpy().tolist() == stands.fillna("").to_numpy().tolist()
    fit = decide_ratings.fit(holds, data.table("class_fit"))
    columns = ["class", "fit", "weight", "primary_cluster", "primary_cluster_missing", "basis"]
    ours = data.table("class_fit")[columns].fillna("").to_numpy().tolist()
    assert fit[columns].fillna("").to_numpy().tolist() == ours
    by_class = dict(zip(holds["class"], holds["fit"], strict=True))
    assert {row["class"]: row["fit"] for row in data.every("class_fit")} == by_class


def test_every_class_was_rated_twice_and_26_a_third_time() -> None:
    """97, 97 and 26; every cluster that a rating names exists."""
    rounds = data.table("class_ratings")["rating"].value_counts().to_dict()
    assert rounds == {"first": 97, "second": 97, "third": 26}
    named = data.table("class_ratings")["other_clusters"].dropna().str.split().explode()
    assert set(named) <= set(data.table("clusters")["cluster"])


def test_agreement_of_the_two_raters() -> None:
    """91 of 97 on any cluster, 43 of 47 on the main one, 73 of 97 on the fit; by hand for any.

    One links 50 classes, the other 50, both 47: by chance (50 * 50 + 47 * 47) / 97^2.
    """
    found = market.agreements()
    assert {name: (row.same, row.subjects) for name, row in found.items()} == {
        "any_cluster": (91, 97),
        "main_cluster": (43, 47),
        "fit": (73, 97),
    }
    chance = (50 * 50 + 47 * 47) / 97**2
    assert found["any_cluster"].kappa == pytest.approx((91 / 97 - chance) / (1 - chance))
    assert found["main_cluster"].kappa == pytest.approx(0.903, abs=5e-4)
    assert found["fit"].kappa == pytest.approx(0.918, abs=5e-4)
    assert all(row.low < row.kappa < row.high for row in found.values())


def test_either_rating_can_be_had_alone_with_own_changes_on_top() -> None:
    """`second` is the whole second rating, `second4101c` the same with one class rated anew."""
    rows = data.of("class_ratings", rating="second")
    linked = {row["class"]: row["main_cluster"] for row in rows if row["main_cluster"]}
    second = market.crosswalk("second")
    primary = second[second["role"] == "primary"]
    assert dict(zip(primary["class"], primary["cluster"], strict=True)) == linked
    changed = market.crosswalk("second4101c").set_index(["class", "cluster"])["weight"]
    assert changed["4101", "P2"] == 1.0
    assert market.own_ratings("second4101c") == {"4101": "core"}
    assert market.split_code("4101c") == ("", "4101c")
    with pytest.raises(MatchError, match="bad_ratings"):
        market.crosswalk("third")
