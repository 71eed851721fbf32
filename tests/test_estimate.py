"""The modelled split of the 2,888 offerings: every draw keeps what is published."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.models.estimate import DRAWS, TOTAL, Estimate, Priors, split, zone_share, zone_shares
from cqvet.models.matching import MatchError, answer, weights
from cqvet.models.sampling import followed, rounded
from tests.matching_frames import CLUSTERS, CROSSWALK, PROGRAMMES

WEIGHTS = weights(CROSSWALK, CLUSTERS)
INSTITUTIONS = pd.DataFrame(
    {"level": ["secondary_vocational", "higher_vocational"], "institutions": [10, 4]}
)
PRIORS = Priors({"secondary_vocational": 8.0, "higher_vocational": 40.0}, 0.3, 0.7)
DEMAND = np.array([0.6, 0.3, 0.1])


def small(**options: object) -> Estimate:
    options = {"leaders": ("L3", "P1"), "draws": 400, **options}
    return split(PROGRAMMES, INSTITUTIONS, WEIGHTS, PRIORS, **options)  # type: ignore[arg-type]


@pytest.fixture(scope="module")
def estimate() -> Estimate:
    return small(draws=DRAWS)


def test_every_draw_keeps_every_constraint(estimate: Estimate) -> None:
    """2,000 draws of whole offerings, none negative, sum 2,888, both leaders above the third."""
    draws = estimate.draws
    assert draws.shape == (2000, 2, 3)
    assert draws.dtype == np.int64
    assert (draws >= 0).all()
    assert (draws.sum(axis=(1, 2)) == TOTAL).all()
    by_cluster = draws.sum(axis=1)
    assert (by_cluster[:, :2].min(axis=1) > by_cluster[:, 2]).all()


def test_the_constraint_of_order_is_what_keeps_the_leaders_on_top() -> None:
    """Without leaders some draws put the third cluster first, so the constraint is at work."""
    free = small(leaders=()).draws.sum(axis=1)
    assert (free[:, 2] > free[:, 1]).any()
    assert small(leaders=()).accepted == 1.0
    assert small().accepted < 1.0


def test_the_same_seed_gives_the_same_draws() -> None:
    """Two runs agree, another seed differs, and fewer draws are the first of more."""
    assert (small().draws == small().draws).all()
    assert (small().draws != small(seed=1).draws).any()
    assert (small(draws=50).draws == small().draws[:50]).all()


def test_class_points_give_the_mean_split(estimate: Estimate) -> None:
    """Mean offerings by class times the weights are the mean of the draws, up to rounding."""
    mean = estimate.draws.mean(axis=0).sum(axis=0)
    assert estimate.class_points @ WEIGHTS.matrix == pytest.approx(mean, abs=0.5)


def test_the_mean_without_order_is_that_of_the_priors_by_simulation() -> None:
    """A plain loop over classes and levels, with another generator, finds the same mean."""
    found = small(leaders=(), draws=20_000).draws.mean(axis=0)
    rng = np.random.default_rng(5)
    counts = PROGRAMMES.groupby(["level", "class"]).size()
    total = np.zeros((2, 3))
    for _ in range(4000):
        popular = {name: np.exp(0.7 * rng.standard_normal()) for name in ["10", "11", "12", "99"]}
        cells = np.zeros((2, 3))
        for i, (level, mean) in enumerate(PRIORS.per_institution.items()):
            number = [10, 4][i] * mean * np.exp(0.3 * rng.standard_normal())
            size = {name: counts.get((level, name), 0) * popular[name] for name in popular}
            for name, part in size.items():
                cells[i] += number * part / sum(size.values()) * WEIGHTS.of([name])[1][0]
        total += TOTAL * cells / cells.sum()
    # The standard error of each mean of 4,000 draws is below 8.
    assert found == pytest.approx(total / 4000, abs=30)


def test_breadth_lets_a_partial_class_count_up_to_whole() -> None:
    """What the priors expect grows by it, and the draws spread over both readings."""
    narrow = small(leaders=())
    broad = split(
        PROGRAMMES,
        INSTITUTIONS,
        WEIGHTS,
        Priors(PRIORS.per_institution, 0.3, 0.7, breadth=1.0),
        leaders=(),
        draws=400,
    )
    assert (narrow.expected[1] > narrow.expected[0]).all()
    assert narrow.expected == pytest.approx(broad.expected)
    mean = broad.draws.mean(axis=0).sum(axis=0)
    assert broad.class_points @ WEIGHTS.matrix == pytest.approx(mean, abs=0.5)
    assert not (broad.draws == narrow.draws).all()


def test_priors_are_not_fitted_to_the_total() -> None:
    """What they expect to serve stays the same whatever the draws are scaled to."""
    assert small(total=100).expected == pytest.approx(small().expected)
    assert PRIORS.offerings(INSTITUTIONS) == 10 * 8 + 4 * 40


def test_rare_draws_are_followed_on_without_leaving_what_holds() -> None:
    """From 40 draws of a normal value above 2 come 4,000 with its mean there, phi(2) / Phi(-2)."""
    rng = np.random.default_rng(3)
    found = rng.standard_normal((4000, 3))
    starts = found[found[:, 0] > 2][:40]
    more = followed(rng, starts, 4000, lambda z: z[:, 0] > 2)
    assert (more[:, 0] > 2).all()
    assert more[:, 0].mean() == pytest.approx(0.05399 / 0.02275, abs=0.03)
    assert more[:, 1:].mean(axis=0) == pytest.approx([0, 0], abs=0.1)
    assert more[:, 1:].std(axis=0) == pytest.approx([1, 1], abs=0.1)


def test_a_rare_order_is_kept_by_every_draw() -> None:
    """Where few proposals have the third cluster on top, all draws have, and are not the same."""
    rare = small(leaders=("S1",), draws=2000)
    by_cluster = rare.draws.sum(axis=1)
    assert (by_cluster[:, 2] > by_cluster[:, :2].max(axis=1)).all()
    assert len(np.unique(by_cluster, axis=0)) > 1500


@given(st.lists(st.floats(0, 1), min_size=6, max_size=6).filter(lambda cells: sum(cells) > 0.01))
def test_rounding_keeps_the_sum_and_moves_no_cell_by_one(cells: list[float]) -> None:
    """Largest remainders: whole numbers that sum to the total, each within 1 of its share."""
    shares = np.array(cells) / sum(cells)
    exact = (shares * TOTAL).reshape(1, 2, 3)
    whole = rounded(exact, TOTAL)
    assert whole.sum() == TOTAL
    assert (np.abs(whole - exact) < 1 + 1e-9).all()


def test_a_case_of_the_estimate_is_modelled_and_keeps_its_sum(estimate: Estimate) -> None:
    """Clusters sum to 2,888, each has an interval around it, and coverage waits for a total."""
    found = answer(estimate.case(DEMAND))
    assert sum(row["supply"] for row in found["clusters"]) == pytest.approx(TOTAL)
    assert all(row["low"] <= row["supply"] <= row["high"] for row in found["clusters"])
    rows = {row["id"]: row for row in found["indices"]}
    assert rows["coverage_narrow"]["reason"] == "needs_total"
    for row in rows.values():
        assert row["kind"] == "modelled"
        assert row["state"] == "refused" or row["low"] <= row["value"] <= row["high"]


def test_a_total_gives_narrow_coverage_as_a_range(estimate: Estimate) -> None:
    """2,888 of 3,000 to 4,000; the wide set was never published and needs a register."""
    rows = answer(estimate.case(DEMAND, total=(3000.0, 4000.0)))["indices"]
    narrow, wide = rows[0], rows[1]
    assert [narrow["low"], narrow["value"], narrow["high"]] == pytest.approx(
        [2888 / 4000, 2888 / 3500, 2888 / 3000]
    )
    assert (wide["state"], wide["reason"]) == ("refused", "needs_register")


@pytest.mark.parametrize("total", [(2887.0, 4000.0), (4000.0, 3000.0), (float("nan"), 3000.0)])
def test_a_total_that_cannot_be_is_refused(estimate: Estimate, total: tuple[float, float]) -> None:
    """All offerings are not fewer than those that serve the clusters, and a range is a range."""
    with pytest.raises(MatchError, match="bad_total"):
        estimate.case(DEMAND, total=total)


def test_a_zone_is_independence_and_says_so(estimate: Estimate) -> None:
    """A zone's indices are the city's, its offerings a share, its rows marked as assumed."""
    shares = zone_shares(pd.DataFrame({"zone": ["a", "b", "a"], "institutions": [5, 30, 15]}))
    assert shares == {"a": 0.4, "b": 0.6}
    assert zone_share(shares, []) is None
    assert zone_share(shares, ["b", "a", "b"]) == 1.0
    with pytest.raises(MatchError, match="unknown_zone"):
        zone_share(shares, ["c"])
    city, zone = (
        answer(estimate.case(DEMAND, zone_share=share, total=(3000.0, 4000.0)))
        for share in (None, shares["a"])
    )
    ids = [row["id"] for row in city["indices"]].index("similarity")
    assert zone["indices"][ids]["value"] == pytest.approx(city["indices"][ids]["value"])
    assert zone["indices"][ids]["reason"] == "assumed_independence"
    assert sum(row["supply"] for row in zone["clusters"]) == pytest.approx(0.4 * TOTAL)
    # The total is the city's; it says nothing about a zone.
    assert zone["indices"][0]["reason"] == "needs_total"


def test_levels_add_up_to_the_city(estimate: Estimate) -> None:
    """The draws of both levels sum to those of all; an unknown level is an error."""
    one, other = (estimate.by_cluster([level]) for level in estimate.levels)
    assert (one + other == estimate.by_cluster()).all()
    with pytest.raises(MatchError, match="unknown_level"):
        estimate.by_cluster(["doctorate"])


def test_what_the_sampling_cannot_do_is_refused() -> None:
    """A leader that does not exist, a level without schools or programmes, an impossible order."""
    with pytest.raises(MatchError, match="unknown_cluster"):
        small(leaders=("X9",))
    with pytest.raises(MatchError, match="missing_level"):
        split(PROGRAMMES, INSTITUTIONS[:1], WEIGHTS, PRIORS, leaders=())
    with pytest.raises(MatchError, match="missing_level"):
        split(PROGRAMMES[:5], INSTITUTIONS, WEIGHTS, PRIORS, leaders=())
    narrow = Priors(PRIORS.per_institution, 1e-9, 1e-9)
    with pytest.raises(MatchError, match="order_not_reached"):
        split(PROGRAMMES, INSTITUTIONS, WEIGHTS, narrow, leaders=("S1",))
