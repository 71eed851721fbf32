"""Matching on the project's own tables."""

import numpy as np
import pandas as pd
import pytest

from cqvet import data
from cqvet.models.estimate import LEADERS, PRIORS, TOTAL, Estimate, split
from cqvet.models.matching import (
    Weights,
    answer,
    demand,
    formulas,
    ratings,
    roots,
    sensitivity,
    weights,
)
from cqvet.subjects.register import EXAMPLE, Words, template_csv, validate

# The counts by level of the municipality's report of May 2023 plus the colleges named since.
INSTITUTIONS = pd.DataFrame({"level": list(PRIORS.per_institution), "institutions": [129, 45, 2]})
ROOTS = ("L1", "L2", "L3", "P1", "P2", "P3", "S1", "S2", "S4", "S5", "S6")


@pytest.fixture(scope="module")
def real() -> Weights:
    return weights(data.table("crosswalk"), data.table("clusters"))


@pytest.fixture(scope="module")
def estimate(real: Weights) -> Estimate:
    return split(data.table("programmes"), INSTITUTIONS, real)


@pytest.fixture(scope="module")
def targets() -> np.ndarray:
    figures = data.table("cluster_figures")
    return demand(data.table("clusters"), "target_2027", figures[figures["figure"] == "target"])


def test_thirty_clusters_are_counted_in_eleven_roots() -> None:
    """12 main clusters and 18 new stars; S3 is part of L3; the nine of 2024 stay out."""
    root = roots(data.table("clusters"))
    assert len(root) == 30
    assert tuple(dict.fromkeys(root.values())) == ROOTS
    assert root["S3"] == "L3"


def test_the_roll_up_of_the_crosswalk_agrees_with_the_tree() -> None:
    """The main cluster written beside each row of the crosswalk leads to the same root."""
    root = roots(data.table("clusters"))
    rows = data.table("crosswalk")
    inside = rows[rows["cluster"].isin(root)]
    assert [root[c] for c in inside["cluster"]] == [root[c] for c in inside["main_cluster"]]


def test_ratings_read_from_weights_are_those_of_the_fit_table() -> None:
    """Every linked class has the fit that was decided; enabling classes move as weak ones."""
    fit = data.table("class_fit").set_index("class")["fit"].replace("enabling", "weak")
    found = ratings(data.table("crosswalk"))
    assert {name: fit[name] for name in found} == found


def test_targets_add_nothing_twice(targets: np.ndarray) -> None:
    """10,000 x 3, 5,000 x 2, 7,000 and five labels of 1,000 make 52,000."""
    assert targets == pytest.approx(np.array([10, 10, 10, 5, 5, 7, 1, 1, 1, 1, 1]) / 52, abs=1e-12)


@pytest.mark.slow
def test_two_thousand_draws_of_the_real_split_keep_every_constraint(estimate: Estimate) -> None:
    """Whole, none negative, 2,888 in each, L2 and P1 above all others."""
    draws = estimate.draws
    assert draws.shape == (2000, 3, 11)
    assert (draws >= 0).all()
    assert (draws.sum(axis=(1, 2)) == TOTAL).all()
    by_cluster = pd.DataFrame(draws.sum(axis=1), columns=list(estimate.clusters))
    others = by_cluster.drop(columns=list(LEADERS))
    assert (by_cluster[list(LEADERS)].min(axis=1) > others.max(axis=1)).all()


def test_the_published_order_surprises_the_priors(estimate: Estimate) -> None:
    """About one proposal in a thousand has both published leaders on top, and that is reported."""
    assert 0.0005 < estimate.accepted < 0.002


def test_the_modelled_answer_has_a_row_for_each_index_and_root(
    estimate: Estimate, targets: np.ndarray
) -> None:
    """12 indices, two of them by 11 clusters; supply sums to 2,888, demand to 1."""
    found = answer(estimate.case(targets, total=(3000.0, 4000.0)))
    assert len(found["indices"]) == 10 + 2 * 11
    assert tuple(row["cluster"] for row in found["clusters"]) == ROOTS
    assert sum(row["supply"] for row in found["clusters"]) == pytest.approx(TOTAL)
    assert sum(row["demand"] for row in found["clusters"]) == pytest.approx(1)


def test_the_priors_alone_expect_far_less_than_is_published(estimate: Estimate) -> None:
    """About 1,090 as rated, about 1,770 with linked classes whole, 2,912 offerings in all."""
    assert estimate.expected[:, 0] == pytest.approx([1090, 1770], rel=0.02)
    assert estimate.expected[1, 0] < TOTAL
    assert PRIORS.offerings(INSTITUTIONS) == pytest.approx(2912)


def test_coordination_stands_beside_what_knows_nothing(targets: np.ndarray) -> None:
    """Equal supply scores 95.0 %, the median random structure 90.3 %."""
    assert formulas.coordination(np.ones(11), targets) == pytest.approx(0.950, abs=5e-4)
    assert formulas.random_coordination(targets) == pytest.approx(0.903, abs=2e-3)


def test_ratings_move_the_real_indices_a_little(
    estimate: Estimate, real: Weights, targets: np.ndarray
) -> None:
    """All ratings one step up or down move similarity by less than 0.1."""
    found = sensitivity(estimate.class_points, data.table("crosswalk"), real, targets)
    moves = found[(found["class"] == "all") & (found["id"] == "similarity")]["change"]
    assert len(moves) == 2
    assert moves.abs().between(1e-4, 0.1).all()


def test_the_example_register_speaks_of_real_programmes_and_districts() -> None:
    """The example that a visitor downloads passes the check with the project's own tables."""
    programmes = data.table("programmes")
    words = Words(
        programmes={
            str(name): frozenset(rows) for name, rows in programmes.groupby("programme")["level"]
        },
        levels={level: level for level in programmes["level"].unique()},
    )
    assert validate(template_csv(None, EXAMPLE), words).faults == ()
