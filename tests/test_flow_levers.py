"""Levers: what the URL may say, what comes back, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.flow import HISTORY, LEVERS, FlowError, check, defaults, read_levers
from cqvet.flow.priors import centre, draw, values_at


def test_an_empty_query_is_today() -> None:
    """Defaults are left out of the URL."""
    assert read_levers({}) == (defaults(), ())


def test_the_reported_figures_are_the_defaults() -> None:
    """Printed figures enter as printed, with their fact ids."""
    reported = {
        lever.id: (lever.default, lever.source, lever.qualifier)
        for lever in LEVERS.values()
        if lever.kind == "reported"
    }
    assert reported == {
        "through_share": (0.40, "talent_through_train_share", "reached"),
        "secondary_progression": (0.65, "talent_secondary_progression", "at_least"),
        "college_progression": (0.20, "talent_college_progression", "at_least"),
        "comprehensive_places": (11_000, "talent_comprehensive_high_places", "reached"),
    }


def test_what_has_no_source_is_called_assumed() -> None:
    """A lever is assumed if and only if it names no fact."""
    for lever in LEVERS.values():
        assert (lever.kind == "assumed") == (lever.source == "assumed"), lever.id
        assert lever.minimum <= lever.low <= lever.default <= lever.high <= lever.maximum


def test_the_split_of_2017_is_the_default_of_the_routes() -> None:
    """1,400 of 21,150 places were 3+4, 6,050 five-year; the rest segmented."""
    assert LEVERS["split_three_four"].default == pytest.approx(1400 / 21150)
    assert LEVERS["split_five_year"].default == pytest.approx(6050 / 21150)


@pytest.mark.parametrize(
    ("query", "code", "params"),
    [
        ({"through_share": "abc"}, "not_a_number", {}),
        ({"through_share": ""}, "not_a_number", {}),
        ({"through_share": "nan"}, "not_a_number", {}),
        ({"through_share": "inf"}, "not_a_number", {}),
        ({"through_share": "1_0"}, "not_a_number", {}),
        ({"through_share": "\uff10.5"}, "not_a_number", {}),
        ({"through_share": "<b>"}, "not_a_number", {}),
        ({"through_share": "-0.1"}, "below_minimum", {"value": -0.1, "minimum": 0.0}),
        ({"through_share": "1.2"}, "above_maximum", {"value": 1.2, "maximum": 1.0}),
        ({"entrant_growth": "-1.01"}, "below_minimum", {"value": -1.01, "minimum": -1.0}),
        ({"horizon": "2036"}, "above_maximum", {"value": 2036.0, "maximum": 2035}),
        ({"horizon": "2025"}, "below_minimum", {"value": 2025.0, "minimum": 2026}),
        ({"horizon": "2030.5"}, "not_a_whole_number", {"value": 2030.5}),
    ],
)
def test_a_bad_value_has_a_code_at_its_lever_and_falls_back(
    query: dict[str, str], code: str, params: dict[str, float]
) -> None:
    """One fault, no exception, and the view of the default."""
    values, faults = read_levers(query)
    assert values == defaults()
    assert [(fault.lever, fault.code, fault.params) for fault in faults] == [
        (next(iter(query)), code, params)
    ]


@pytest.mark.parametrize(
    ("query", "lever", "others"),
    [
        (
            {"split_five_year": "0.7", "split_three_four": "0.4"},
            "split_five_year",
            ("split_three_four",),
        ),
        (
            {"general_to_college": "0.7", "general_elsewhere": "0.4"},
            "general_to_college",
            ("general_elsewhere",),
        ),
        (
            {"comprehensive_to_college": "0.9", "comprehensive_elsewhere": "0.2"},
            "comprehensive_to_college",
            ("comprehensive_elsewhere",),
        ),
        ({"through_share": "0.9", "through_base": "1.2"}, "through_share", ("through_base",)),
    ],
)
def test_shares_that_add_to_more_than_all_are_refused(
    query: dict[str, str], lever: str, others: tuple[str, ...]
) -> None:
    """The fault names the levers that do not fit, and the sum."""
    values, (fault,) = read_levers(query)
    assert (fault.lever, fault.code, fault.others) == (lever, "shares_exceed_one", others)
    assert fault.params["total"] == pytest.approx(
        math.prod(map(float, query.values()))
        if lever == "through_share"
        else sum(map(float, query.values()))
    )
    assert values == defaults()


def test_more_pilot_places_than_graduates_are_refused() -> None:
    """353,000 graduates of whom 90 % choose vocational schools leave room for 35,300."""
    query = {"comprehensive_places": "40000", "vocational_share": "0.9"}
    values, (fault,) = read_levers(query)
    assert (fault.lever, fault.code) == ("comprehensive_places", "places_exceed_graduates")
    assert fault.params["room"] == pytest.approx(35_300)
    assert values == defaults()


def test_shares_that_add_to_exactly_all_are_accepted() -> None:
    """0.7 + 0.3 and the like may miss 1 by rounding and are fine."""
    query = {"split_five_year": "0.9", "split_three_four": "0.1"}
    values, faults = read_levers(query)
    assert faults == ()
    assert values["split_five_year"] == 0.9
    assert read_levers({"entrant_growth": "-1"})[1] == ()


def test_other_names_of_the_query_are_left_to_others() -> None:
    """The language and the region filter share the query string."""
    assert read_levers({"lang": "en", "zone": "metro"}) == (defaults(), ())


def test_a_good_value_survives_a_bad_neighbour() -> None:
    """Only the faulty lever falls back."""
    values, faults = read_levers({"through_share": "0.5", "dropout_college": "x"})
    assert values["through_share"] == 0.5
    assert [fault.lever for fault in faults] == ["dropout_college"]


def test_check_raises_all_faults_at_once() -> None:
    """Callers that bring numbers get the same codes as an exception."""
    with pytest.raises(FlowError) as caught:
        check({**defaults(), "through_share": 2.0, "entrant_growth": math.nan})
    assert [(fault.lever, fault.code) for fault in caught.value.faults] == [
        ("through_share", "above_maximum"),
        ("entrant_growth", "not_a_number"),
        ("through_share", "shares_exceed_one"),
    ]


@given(st.dictionaries(st.sampled_from(sorted(LEVERS)), st.text(max_size=12)))
def test_whatever_the_url_says_the_values_are_valid(query: dict[str, str]) -> None:
    """Reading never raises, and what it returns always passes the check."""
    values, _ = read_levers(query)
    check(values)


@given(
    st.dictionaries(
        st.sampled_from(sorted(LEVERS)), st.floats(-2, 3).map(lambda number: f"{number:.6f}")
    )
)
def test_numbers_in_the_url_end_valid_or_at_the_default(query: dict[str, str]) -> None:
    """A lever has the number of the query, or its default and then a fault that names it."""
    values, faults = read_levers(query)
    check(values)
    named = {name for fault in faults for name in (fault.lever, *fault.others)}
    for name, text in query.items():
        assert values[name] == float(text) or name in named


def test_ninety_percent_of_the_prior_is_in_the_stated_range() -> None:
    """The range beside an assumed lever is the range that the intervals use."""
    values = values_at(defaults(), draw(np.random.default_rng(8), 20_000))
    for lever in (*LEVERS.values(), HISTORY):
        if lever.link in {"logit", "log", "growth"}:
            inside = ((values[lever.id] >= lever.low) & (values[lever.id] <= lever.high)).mean()
            assert 0.85 < inside < 0.93, (lever.id, inside)


def test_a_lower_bound_is_never_undercut() -> None:
    """A printed "more than 65 %" is 65 % to 70 % in the draws, evenly, and never below."""
    values = values_at(defaults(), draw(np.random.default_rng(9), 20_000))
    for name, bound in (("secondary_progression", 0.65), ("college_progression", 0.20)):
        assert values[name].min() >= bound
        assert values[name].max() <= bound + 0.05
        assert np.median(values[name]) == pytest.approx(bound + 0.025, abs=0.001)


@pytest.mark.parametrize("name", [lever.id for lever in LEVERS.values() if lever.maximum == 1.0])
def test_a_share_of_nothing_or_all_is_certain(name: str) -> None:
    """At 0 and at 1 the offsets have no room: the draws are exactly there."""
    offsets = draw(np.random.default_rng(10), 1_000)
    for end in (0.0, 1.0):
        found = values_at({**defaults(), name: end}, offsets)[name]
        if LEVERS[name].link == "growth":
            assert (values_at({**defaults(), name: -1.0}, offsets)[name] == -1).all()
        else:
            assert (found == end).all()


def test_the_centre_is_the_levers() -> None:
    """Without offsets every value is its lever, so a reported figure is used as printed."""
    values = values_at(defaults(), centre())
    for name, lever in LEVERS.items():
        assert values[name] == pytest.approx(lever.default, rel=1e-12), name
