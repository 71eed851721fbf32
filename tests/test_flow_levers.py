"""Levers: what the URL may say, what comes back, and what is refused."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.evidence import ledger
from cqvet.models.flow import LEVERS, QUANTITIES, FlowError, check, cohorts, read_levers
from cqvet.models.flow.calibrate import OBSERVATIONS
from cqvet.models.flow.priors import centre, draw, values_at
from cqvet.models.flow.years import NATIONAL

CHINA = ("cp54b", "cp57b", "cp58b", "cp61b", "cp62b")


def test_an_empty_query_is_today() -> None:
    """Defaults are left out of the URL."""
    assert read_levers({}) == ({}, ())


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
    ("query", "code", "limits"),
    [
        ({"through_share": "abc"}, "not_a_number", ("", "")),
        ({"through_share": ""}, "not_a_number", ("", "")),
        ({"through_share": "nan"}, "not_a_number", ("", "")),
        ({"through_share": "inf"}, "not_a_number", ("", "")),
        ({"through_share": "1_0"}, "not_a_number", ("", "")),
        ({"through_share": "\uff10.5"}, "not_a_number", ("", "")),
        ({"through_share": "<b>"}, "not_a_number", ("", "")),
        ({"through_share": "-0.1"}, "below_minimum", ("-0.1", "0")),
        ({"through_share": "1.2"}, "above_maximum", ("1.2", "1")),
        ({"entrants_2030": "-1"}, "below_minimum", ("-1.0", "0")),
        ({"horizon": "2036"}, "above_maximum", ("2036.0", "2035")),
        ({"horizon": "2025"}, "below_minimum", ("2025.0", "2026")),
        ({"horizon": "2030.5"}, "not_a_whole_number", ("2030.5", "")),
    ],
)
def test_a_bad_value_has_a_code_at_its_lever_and_falls_back(
    query: dict[str, str], code: str, limits: tuple[str, str]
) -> None:
    """One fault, no exception, and the view of the default."""
    values, faults = read_levers(query)
    assert values == {}
    assert [(fault.where, fault.code, fault.found, fault.expected) for fault in faults] == [
        (next(iter(query)), code, *limits)
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
            {
                "general_to_college": "0.7",
                "general_to_bachelor": "0.1",
                "general_elsewhere": "0.4",
            },
            "general_to_college",
            ("general_to_bachelor", "general_elsewhere"),
        ),
        (
            {"comprehensive_to_college": "0.9", "comprehensive_elsewhere": "0.2"},
            "comprehensive_to_college",
            ("comprehensive_elsewhere",),
        ),
    ],
)
def test_shares_that_add_to_more_than_all_are_refused(
    query: dict[str, str], lever: str, others: tuple[str, ...]
) -> None:
    """The fault names the levers that do not fit, and the sum."""
    values, faults = read_levers(query)
    assert [(fault.where, fault.code) for fault in faults] == [
        (name, "shares_exceed_one") for name in (lever, *others)
    ]
    total = pytest.approx(sum(map(float, query.values())))
    assert all(float(fault.found) == total for fault in faults)
    assert values == {}


def test_more_pilot_places_than_any_year_could_fill_are_refused() -> None:
    """382,500 graduates at most, of whom 90 % choose vocational schools: room for 38,250."""
    query = {"comprehensive_places": "40000", "vocational_share": "0.9", "entrants_2030": "382500"}
    values, faults = read_levers(query)
    for fault, name in zip(faults, ("comprehensive_places", "vocational_share"), strict=True):
        assert (fault.where, fault.code) == (name, "places_exceed_graduates")
        assert float(fault.expected) == pytest.approx(38_250)
    assert values == {"entrants_2030": 382_500.0}


def test_setting_today_s_value_is_a_setting_where_that_value_is_uncertain() -> None:
    """65 % is exact while today's is "more than 65 %"; pilot places are 11,000 either way."""
    query = {"secondary_progression": "0.65", "comprehensive_places": "11000", "horizon": "2035"}
    assert read_levers(query) == ({"secondary_progression": 0.65}, ())


def test_shares_that_add_to_exactly_all_are_accepted() -> None:
    """0.7 + 0.3 and the like may miss 1 by rounding and are fine."""
    query = {"split_five_year": "0.9", "split_three_four": "0.1"}
    values, faults = read_levers(query)
    assert faults == ()
    assert values["split_five_year"] == 0.9


def test_other_names_of_the_query_are_left_to_others() -> None:
    """The language and the region filter share the query string."""
    assert read_levers({"lang": "en", "zone": "metro"}) == ({}, ())


def test_a_good_value_survives_a_bad_neighbour() -> None:
    """Only the faulty lever falls back."""
    values, faults = read_levers({"through_share": "0.5", "dropout_college": "x"})
    assert values["through_share"] == 0.5
    assert [fault.where for fault in faults] == ["dropout_college"]


def test_check_raises_all_faults_at_once() -> None:
    """Callers that bring numbers get the same codes as an exception."""
    with pytest.raises(FlowError) as caught:
        check({"through_share": 2.0, "entrants_2030": math.nan})
    assert [(fault.where, fault.code) for fault in caught.value.faults] == [
        ("through_share", "above_maximum"),
        ("entrants_2030", "not_a_number"),
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
    named = {fault.where for fault in faults}
    for name, text in query.items():
        lever = LEVERS[name]
        today = lever.link == "exact" and float(text) == lever.default
        assert values.get(name) == float(text) or name in named or today


def test_ninety_percent_of_the_prior_is_in_the_stated_range() -> None:
    """The range beside an uncertain lever is the range that the intervals use."""
    values = values_at({}, draw(np.random.default_rng(8), 20_000))
    for lever in QUANTITIES:
        if lever.link in {"logit", "log"}:
            inside = ((values[lever.id] >= lever.low) & (values[lever.id] <= lever.high)).mean()
            assert 0.85 < inside < 0.93, (lever.id, inside)


def test_a_lower_bound_is_never_undercut() -> None:
    """A printed "more than 65 %" is 65 % to 70 % in the draws, evenly, and never below."""
    values = values_at({}, draw(np.random.default_rng(9), 20_000))
    for name, bound in (("secondary_progression", 0.65), ("college_progression", 0.20)):
        assert values[name].min() >= bound
        assert values[name].max() <= bound + 0.05
        assert np.median(values[name]) == pytest.approx(bound + 0.025, abs=0.001)


@pytest.mark.parametrize("name", LEVERS)
def test_a_lever_that_is_set_has_its_value_in_every_draw(name: str) -> None:
    """Also where today's value is a range or a bound."""
    setting = LEVERS[name].minimum
    offsets = draw(np.random.default_rng(10), 1_000)
    assert values_at({name: setting}, offsets)[name].tolist() == [setting]


def test_the_centre_is_the_levers() -> None:
    """Without offsets every value is its lever, so a reported figure is used as printed."""
    values = values_at({}, centre())
    for name, lever in LEVERS.items():
        assert values[name] == pytest.approx(lever.default, rel=1e-12), name


def test_the_cohorts_share_a_part_of_their_error() -> None:
    """Too many or too few graduates for each resident is so in all years: correlation 0.6."""
    offsets = draw(np.random.default_rng(12), 20_000)
    found = np.corrcoef(offsets["entrants_2027"], offsets["entrants_2034"])[0, 1]
    assert found == pytest.approx(0.6, abs=0.02)


def test_the_cohorts_are_the_residents_of_the_census() -> None:
    """Single years add to all residents under 15, and entrants rise and fall with them."""
    assert sum(cohorts.residents(year) for year in range(2022, 2037)) == pytest.approx(5_098_400)
    assert cohorts.residents(2021) == pytest.approx(1_767_082 / 5)
    # Born 2012: 1,973 of the 9,097 of its group, which is 90,244,056 of 253,383,938.
    born_2012 = 5_098_400 * 90_244_056 / 253_383_938 * 1973 / 9097
    assert cohorts.residents(2028) == pytest.approx(born_2012)
    assert LEVERS["entrants_2028"].default == pytest.approx(0.96 * born_2012, abs=50)
    line = [LEVERS[f"entrants_{year}"].default for year in range(2026, 2036)]
    assert max(line) == line[2]
    assert min(line) == line[-1]


def test_the_constants_of_the_model_are_those_of_the_tables() -> None:
    """What the model holds as a number is a published figure of the data."""
    stated = data.records("statistics")
    for figure in OBSERVATIONS[:2]:
        assert float(stated[figure.source]["value"]) == figure.value
    for figure in OBSERVATIONS[4:]:
        assert float(stated[figure.source]["value"]) == figure.value
    assert ledger.entry(cohorts.AGED_0_14)["value"] == cohorts.RESIDENTS
    told = {row: ledger.entry(f"comparators/{row}")["value"] for row in CHINA}
    assert stated["china_2018_higher_vocational_entrants"]["value"] == NATIONAL[2018]
    assert told["cp54b"] == NATIONAL[2019]
    assert told["cp57b"] + told["cp58b"] == NATIONAL[2021]
    assert told["cp61b"] + told["cp62b"] == NATIONAL[2022]
    aged = data.table("district_statistics").query("measure == 'age_15_19'")["value"]
    assert aged.sum() == cohorts.AGED_15_19
