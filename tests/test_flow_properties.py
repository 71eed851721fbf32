"""What theory says of each lever: its direction, its own passage, no earlier cohort."""

from functools import cache
from typing import Final

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cqvet.models.flow import LEVERS, Ensemble, calibrate, first_effects, measures, realised, run
from cqvet.models.flow.project import trace, walk
from cqvet.models.flow.years import calendar
from tests.test_flow_recursion import both

UP, DOWN = 1, -1
ALL_COLLEGE: Final = dict.fromkeys(("intake_college", "seats_college", "graduates_college"), UP)
# Lever -> measures that never fall (UP) or never rise (DOWN) when it is set higher.
DIRECTIONS: Final[dict[str, dict[str, int]]] = {
    "through_share": {"work_secondary": DOWN, "graduates_secondary": DOWN},
    "split_five_year": {
        "work_secondary": DOWN, "graduates_secondary": DOWN, "seats_college": UP,
    },
    "split_three_four": {"seats_university": UP, "seats_college": DOWN},
    "secondary_progression": {
        "work_secondary": DOWN, "work_college": UP, "work_bachelor": UP, **ALL_COLLEGE,
    },
    "college_progression": {
        "work_college": DOWN, "work_bachelor": UP, "seats_bachelor": UP, "intake_bachelor": UP,
    },
    "transfer": {
        "work_secondary": DOWN, "seats_college": UP, "work_bachelor": UP, "seats_university": UP,
    },
    "secondary_to_bachelor": {"intake_college": DOWN, "seats_university": UP},
    "college_three_two": {"seats_university": UP, "intake_bachelor": UP},
    "dropout_general": {"intake_college": DOWN, "intake_bachelor": DOWN},
    "dropout_secondary": {
        "work_secondary": DOWN, "graduates_secondary": DOWN, "intake_college": DOWN,
    },
    "dropout_college": {
        "work_college": DOWN, "graduates_college": DOWN, "seats_college": DOWN,
    },
    "dropout_bachelor": {"work_bachelor": DOWN, "seats_bachelor": DOWN},
    "comprehensive_places": {"graduates_secondary": UP},
    "comprehensive_to_college": ALL_COLLEGE,
    "comprehensive_elsewhere": dict.fromkeys(ALL_COLLEGE, DOWN),
    "general_to_college": ALL_COLLEGE,
    "general_to_bachelor": {"intake_bachelor": UP, "work_bachelor": UP},
    "general_elsewhere": dict.fromkeys(ALL_COLLEGE, DOWN),
    "vocational_share": {"graduates_secondary": UP, "work_secondary": UP},
    "outside_entrants": {**ALL_COLLEGE, "work_college": UP, "work_bachelor": UP},
    **{
        f"entrants_{year}": {"work_secondary": UP, "work_bachelor": UP, **ALL_COLLEGE}
        for year in range(2026, 2036)
    },
}  # fmt: skip
# Shares of one whole: above these the others would have to be set as well.
TOPS: Final = {
    "general_to_college": 0.44, "general_elsewhere": 0.66, "general_to_bachelor": 0.14,
    "comprehensive_to_college": 0.7, "comprehensive_elsewhere": 0.4,
    "split_five_year": 0.93, "split_three_four": 0.71, "comprehensive_places": 1e5,
    "outside_entrants": 2e5,
}  # fmt: skip


@cache
def few() -> Ensemble:
    """Twenty draws of today's world."""
    return calibrate(20)


def test_every_lever_that_acts_has_a_direction() -> None:
    """A lever that is added gets its direction here."""
    assert DIRECTIONS.keys() == LEVERS.keys() - {"change_year", "horizon"}


@pytest.mark.slow
@settings(max_examples=150, deadline=None)
@given(
    name=st.sampled_from(sorted(DIRECTIONS)),
    parts=st.tuples(st.floats(0, 1), st.floats(0, 1)),
    change=st.integers(2026, 2035),
)
def test_each_lever_moves_each_result_the_way_that_theory_gives(
    name: str, parts: tuple[float, float], change: int
) -> None:
    """Two settings of a lever, in every year and every draw of today's world."""
    top = TOPS.get(name, LEVERS[name].maximum)
    low, high = (
        measures(run({name: part * top, "change_year": change}, few())) for part in sorted(parts)
    )
    for measure, sign in DIRECTIONS[name].items():
        assert (sign * (high[measure] - low[measure])).min() > -1e-6, measure


@pytest.mark.parametrize("name", ["through_share", "split_five_year", "vocational_share"])
def test_a_setting_at_entry_moves_no_earlier_cohort(name: str) -> None:
    """Those who entered before the year of change end as they would have done today."""
    today, plan = both({}, 1)[1], both({name: 0.3, "change_year": 2029.0}, 1)[1]
    ends = [key for year in plan.years.values() for key in year if ":local:" in key]
    earlier = {key for key in ends if int(key.rsplit(":", 1)[1]) < 2029}
    for year, found in plan.years.items():
        for key in earlier & found.keys():
            assert found[key] == pytest.approx(today.years[year][key], rel=1e-9, abs=1e-9), key


@pytest.mark.parametrize(("name", "value"), [("through_share", 0.6), ("comprehensive_places", 0.0)])
def test_the_thousand_of_the_year_before_are_not_moved(name: str, value: float) -> None:
    """The same in the model: a thousand who enter in 2026 do not feel a change in 2027."""
    ends = []
    for levers in ({}, {name: value, "change_year": 2027.0}):
        cohort = trace(2026, 20)
        for step in walk(calendar(levers, few().offsets), 2025, 2034, 20, few().start):
            cohort.take(step)
        ends.append(cohort.ends)
    np.testing.assert_array_equal(ends[0], ends[1])


def test_a_lever_shows_first_at_its_own_passage() -> None:
    """Set from 2026, the first year in which each result moves, by the years of the routes."""
    levers = {
        "through_share": 0.6,
        "secondary_progression": 0.5,
        "college_progression": 0.3,
        "transfer": 0.5,
        "outside_entrants": 0.0,
        "entrants_2030": 100_000.0,
    }
    found = first_effects(levers, few()).set_index(["lever", "measure"])["year"]
    expected = {
        # Three years of secondary school, two more on 3+2 and the five-year track, two to the
        # bachelor by upgrade; nobody starts work earlier for having another share.
        ("through_share", "work_secondary"): 2028,
        ("through_share", "work_college"): 2030,
        ("through_share", "work_bachelor"): 2032,
        # Those who finish in 2026: fewer start work then, more are at college a year later.
        ("secondary_progression", "work_secondary"): 2026,
        ("secondary_progression", "intake_college"): 2027,
        ("secondary_progression", "work_college"): 2029,
        ("secondary_progression", "work_bachelor"): 2031,
        ("college_progression", "work_college"): 2026,
        ("college_progression", "work_bachelor"): 2028,
        ("transfer", "work_secondary"): 2026,
        ("transfer", "seats_college"): 2027,
        ("outside_entrants", "seats_college"): 2026,
        ("outside_entrants", "work_college"): 2028,
        ("entrants_2030", "work_secondary"): 2032,
        ("entrants_2030", "intake_college"): 2033,
    }
    assert {pair: found[pair] for pair in expected} == expected
    assert ("outside_entrants", "work_secondary") not in found.index


@given(st.sampled_from([0.0, 0.2, 0.5, 0.65, 0.7, 0.8, 1.0]), st.integers(2026, 2035))
@settings(deadline=None, max_examples=25)
def test_a_progression_that_is_set_runs_as_set(share: float, change: int) -> None:
    """In every draw and year from the change on exactly that share goes on, today's before."""
    for name in ("secondary_progression", "college_progression"):
        found = realised(run({name: share, "change_year": change}, few()))[name]
        today = realised(run({}, few()))[name]
        at = change - 2025
        np.testing.assert_allclose(found[at:], share, atol=1e-12)
        np.testing.assert_allclose(found[:at], today[:at], rtol=1e-12)


def test_a_share_of_through_training_that_is_set_runs_as_set() -> None:
    """Sixty of a hundred secondary entrants, in every draw."""
    found = realised(run({"through_share": 0.6}, few()))["through_share"]
    np.testing.assert_allclose(found[1:], 0.6, rtol=1e-12)


def test_who_does_not_transfer_starts_work_and_leaves_seats_empty() -> None:
    """Transfer works forwards: at 0 everybody of 3+2 and 3+4 starts work, seats fall."""
    today, none = (run(levers, few()) for levers in ({}, {"transfer": 0.0}))
    before, after = measures(today), measures(none)
    assert (after["work_secondary"][1:] > before["work_secondary"][1:]).all()
    assert (after["seats_college"][2:] < before["seats_college"][2:]).all()
    for rates in none.rates[1:]:
        np.testing.assert_array_equal(rates.plain, today.rates[0].plain)
