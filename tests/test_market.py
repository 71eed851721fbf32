"""Supply and demand of the city from the project's own tables."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.models import estimate
from cqvet.models.matching import MatchError, cluster_rows, index_rows
from cqvet.subjects import market
from cqvet.subjects.register import EXAMPLE, template_csv, validate, words

REGISTER = validate(template_csv(None, EXAMPLE), words()).rows


def test_institutions_of_the_levels_make_up_the_article_s_total() -> None:
    """129 secondary schools and 2 universities are published; 45 colleges are what is left."""
    frame = market.institutions()
    assert dict(zip(frame["level"], frame["institutions"], strict=True)) == {
        "secondary_vocational": 129,
        "higher_vocational": 45,
        "vocational_bachelor": 2,
    }
    assert frame["institutions"].sum() == ledger.entry("numbers_schools")["value"]


def test_the_serving_offerings_are_those_that_the_estimate_splits() -> None:
    """The ledger's number is the constant that every draw sums to."""
    assert market.serving() == estimate.TOTAL


def test_demand_by_basis() -> None:
    """Targets make 52,000; equal weights 1/11 each; own weights are taken in proportion."""
    assert market.demand("target_2027")[0] == pytest.approx(10 / 52)
    assert market.demand("equal") == pytest.approx(np.full(11, 1 / 11))
    own = market.demand("own", "L1-30.P2-10")
    assert dict(zip(market.roots(), own, strict=True))["P2"] == pytest.approx(0.25)


def test_own_weights_of_nothing_are_refused() -> None:
    """An empty column has no demand."""
    with pytest.raises(MatchError):
        market.demand("own", "")


@given(
    st.dictionaries(st.sampled_from(market.roots()), st.integers(1, market.HEAVIEST), max_size=11)
)
def test_weights_survive_the_link(values: dict[str, int]) -> None:
    """A code gives back the weights that it was made of, and fits into a parameter."""
    code = market.encode_weights(values)
    assert market.decode_weights(code) == values
    assert len(code) <= 128


@pytest.mark.parametrize(
    "code", ["L1", "L1-", "L1-0", "L1--5", "L9-5", "P2-1.L1-1", "L1-1.L1-2", "L1-10000", "L1-٣"]
)
def test_bad_weights_are_refused(code: str) -> None:
    """Unknown clusters, another order, repeats and numbers out of range raise an error."""
    with pytest.raises(MatchError):
        market.decode_weights(code)


@pytest.mark.parametrize("code", ["", "3200", "3600-3200", "2887-3000", "3000-20001", "a-b"])
def test_bad_totals_are_refused(code: str) -> None:
    """A range has two ends in order, none below 2,888 and none above 20,000."""
    with pytest.raises(MatchError):
        market.decode_total(code)


def test_a_good_total_is_read() -> None:
    """Both ends come back as numbers."""
    assert market.decode_total(market.encode_total(2888, 3600)) == (2888, 3600)


def test_a_zone_scales_and_says_that_it_is_assumed() -> None:
    """By zone the structure stays, offerings scale with known institutions, coverage goes."""
    demand = market.demand("equal")
    city, zone = (market.modelled(demand, zone=zone) for zone in ("", "southeast"))
    share = 8 / 97
    assert market.zone_share("southeast") == pytest.approx(share)
    assert cluster_rows(zone)["supply"].sum() == pytest.approx(market.serving() * share)
    rows = [index_rows(case).set_index("id") for case in (city, zone)]
    assert rows[1].loc["similarity", "value"] == pytest.approx(rows[0].loc["similarity", "value"])
    assert rows[1].loc["similarity", "reason"] == "assumed_independence"


def test_an_industry_marks_the_clusters_that_it_is_counted_in() -> None:
    """A new star and S3 lead to their root; a tier to those of all its clusters."""
    assert market.chosen_roots(Filters(cluster="N18")) == {"S5"}
    assert market.chosen_roots(Filters(tier="speciality")) == {"L3", "S1", "S2", "S4", "S5", "S6"}
    assert market.chosen_roots(Filters()) == set(market.roots())


def test_ratings_of_the_visitor_change_the_weights_and_nothing_else() -> None:
    """A class rated none serves no cluster; the table of the project stays as it is."""
    place = market.weights().classes.index("4601")
    assert market.weights("4601n").fit[place] == 0
    assert market.weights().fit[place] == 1
    with pytest.raises(MatchError):
        market.weights("9999c")


def test_the_example_register_by_zone_and_class() -> None:
    """Of 2025 there are two offerings in the metropolitan area and two in the northeast."""
    assert len(market.chosen(REGISTER, Filters(zone="metro"))) == 4
    assert market.class_points(REGISTER, 2025).sum() <= 4
    found = market.points(REGISTER, 2025)
    assert set(found["zone"]) == {"metro", "northeast"}
    case = market.own(REGISTER, market.demand("equal"), 2025, 2024)
    assert case.total == (4.0, 4.0)
    assert case.supply.sum() == pytest.approx(found["points"].sum())


@pytest.mark.parametrize(
    ("what", "name"),
    [("index", "similarity"), ("supply", "L1"), ("target", "L1"), ("level", "higher_vocational")],
)
def test_every_part_of_a_figure_is_in_the_ledger(what: str, name: str) -> None:
    """What a figure of matching is made of can itself be opened."""
    parts = market.sources(what, name)
    assert parts
    assert set(parts) <= ledger.index().keys()


@pytest.mark.parametrize(("what", "name"), [("index", "nothing"), ("nothing", "L1"), ("zone", "")])
def test_unknown_figures_lead_nowhere(what: str, name: str) -> None:
    """A reference to nothing is an error, not an empty drawer."""
    with pytest.raises(KeyError):
        market.sources(what, name)
