"""From class to cluster, and what clusters ask for: nothing is added twice."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.models.matching import (
    MatchError,
    decode_ratings,
    demand,
    encode_ratings,
    rate,
    ratings,
    roots,
    shift,
    weights,
)
from tests.matching_frames import CLUSTERS, CROSSWALK, TARGETS


def test_parts_are_counted_in_their_root_and_outsiders_nowhere() -> None:
    """S3 and the new star inside it belong to L3; the plan of 2024 is not there."""
    assert roots(CLUSTERS) == {"L3": "L3", "P1": "P1", "S1": "S1", "S3": "L3", "N05": "L3"}


@pytest.mark.parametrize(
    ("parent", "code"), [("N05", "parent_loop"), ("X9", "unknown_parent"), ("F1", "unknown_parent")]
)
def test_a_broken_tree_of_clusters_is_refused(parent: str, code: str) -> None:
    """A loop and a parent that is not in 33618 are errors with a code."""
    broken = CLUSTERS.assign(parent=CLUSTERS["parent"].where(CLUSTERS["cluster"] != "S3", parent))
    with pytest.raises(MatchError) as error:
        roots(broken)
    assert error.value.code == code


def test_one_offering_is_split_and_never_counted_twice() -> None:
    """A core class with L3 by its part (1), by itself (0.5) and P1 (0.5) gives 2/3 and 1/3."""
    found = weights(CROSSWALK, CLUSTERS)
    assert found.classes == ("10", "11", "12", "13")
    assert found.clusters == ("L3", "P1", "S1")
    assert found.matrix == pytest.approx(
        np.array([[2 / 3, 1 / 3, 0], [0, 0.5, 0], [0, 0, 0.25], [0, 0, 0]])
    )
    assert found.fit.tolist() == [1.0, 0.5, 0.25, 0.0]


def test_a_class_without_a_link_adds_nothing() -> None:
    """Rows of given classes come in their order; unknown classes are zero."""
    fit, matrix = weights(CROSSWALK, CLUSTERS).of(["12", "99", "12"])
    assert fit.tolist() == [0.25, 0.0, 0.25]
    assert matrix.tolist() == [[0, 0, 0.25], [0, 0, 0], [0, 0, 0.25]]


def test_ratings_are_read_from_the_largest_weight() -> None:
    """Core 1, partial 0.5, weak 0.25."""
    assert ratings(CROSSWALK) == {"10": "core", "11": "partial", "12": "weak", "13": "weak"}


def test_a_step_up_or_down_moves_all_weights_of_a_class() -> None:
    """Core stays core when moved up, weak falls away when moved down."""
    up, down = shift(CROSSWALK, 1), shift(CROSSWALK, -1)
    assert up["weight"].tolist() == [1.0, 0.5, 0.5, 1.0, 0.5, 0.5]
    assert down["weight"].tolist() == [0.5, 0.25, 0.25, 0.25, 0.0, 0.0]
    only = shift(CROSSWALK, -1, ["11"])
    assert only["weight"].tolist() == [1.0, 0.5, 0.5, 0.25, 0.25, 0.25]


def test_a_visitor_may_rate_a_linked_class_but_not_one_without_clusters() -> None:
    """Overrides scale a class; a class without a link and a made-up rating are refused."""
    assert rate(CROSSWALK, {"12": "core"})["weight"].tolist()[4] == 1.0
    assert rate(CROSSWALK, {"10": "none"})["weight"].tolist()[:3] == [0.0, 0.0, 0.0]
    for changes, code in (({"99": "core"}, "unlinked_class"), ({"10": "top"}, "unknown_rating")):
        with pytest.raises(MatchError) as error:
            rate(CROSSWALK, changes)
        assert error.value.code == code


@given(
    st.dictionaries(
        st.from_regex(r"\A[0-9]{4}\Z"), st.sampled_from(["core", "partial", "weak", "none"])
    )
)
def test_ratings_survive_the_link(changes: dict[str, str]) -> None:
    """The compact code of a link gives the same ratings back."""
    assert decode_ratings(encode_ratings(changes)) == changes


@pytest.mark.parametrize("code", ["4101", "4101x", "41c", "4101c4101n", "4101c ", "<b>"])
def test_a_bad_code_of_ratings_is_refused(code: str) -> None:
    """Anything that is not a list of class and rating is an error, never half-read."""
    with pytest.raises(MatchError, match="bad_ratings"):
        decode_ratings(code)


def test_targets_are_shares_of_roots() -> None:
    """60, 30 and 10; the part inside L3 is not added."""
    assert demand(CLUSTERS, "target_2027", TARGETS).tolist() == [0.6, 0.3, 0.1]


def test_equal_weights_give_each_root_the_same() -> None:
    """Three roots, a third each, though there are four main clusters."""
    assert demand(CLUSTERS, "equal") == pytest.approx([1 / 3] * 3)


def test_a_visitors_parts_are_added_up_in_their_root() -> None:
    """Weights of S3 and of the new star both belong to L3."""
    own = pd.DataFrame({"cluster": ["S3", "N05", "P1"], "value": [1.0, 2.0, 1.0]})
    assert demand(CLUSTERS, "own", own).tolist() == [0.75, 0.25, 0.0]


@pytest.mark.parametrize(
    ("basis", "rows", "code"),
    [
        ("fair", None, "unknown_basis"),
        ("own", None, "needs_values"),
        ("target_2027", [("L3", 1.0)], "missing_target"),
        ("own", [("X9", 1.0)], "unknown_cluster"),
        ("own", [("F1", 1.0)], "unknown_cluster"),
        ("own", [("L3", 1.0), ("L3", 2.0)], "repeated_cluster"),
        ("own", [("L3", -1.0)], "bad_weight"),
        ("own", [("L3", float("inf"))], "bad_weight"),
        ("own", [("L3", 1.0), ("S3", 1.0)], "whole_and_part"),
        ("own", [("L3", 0.0)], "no_demand"),
        ("own", [], "no_demand"),
    ],
)
def test_demand_that_cannot_be_used_names_why(
    basis: str, rows: list[tuple[str, float]] | None, code: str
) -> None:
    """Each way in which a demand column can be wrong has a code."""
    values = None if rows is None else pd.DataFrame(rows, columns=["cluster", "value"])
    with pytest.raises(MatchError) as error:
        demand(CLUSTERS, basis, values)
    assert error.value.code == code
