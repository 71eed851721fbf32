"""The chain itself: conservation, timing of the routes, closed forms."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.models.flow.edges import AFTER, edges
from cqvet.models.flow.levers import FIRST_YEAR, LEVERS, QUANTITIES
from cqvet.models.flow.project import trace, walk
from cqvet.models.flow.rates import (
    AFTER_COMPREHENSIVE,
    AFTER_GENERAL,
    SPLIT,
    Rates,
    Year,
    blend,
    fit,
)
from cqvet.models.flow.states import ENDS, INDEX, STATES, Floats
from cqvet.models.flow.years import Calendar

YEARS = 11


def rates(**changes: float) -> Rates:
    """Rates without drop-out where everybody on a guided route passes, then `changes`."""
    stages = ("general", "secondary", "college", "bachelor")
    keep = {stage: np.array([1 - changes.pop(f"dropout_{stage}", 0.0)]) for stage in stages}
    keep |= {"comprehensive": keep["general"], "vocational_bachelor": keep["bachelor"]}
    leaving = dict.fromkeys(
        (
            *("general_to_college", "general_to_bachelor", "general_elsewhere"),
            *("comprehensive_to_college", "comprehensive_elsewhere"),
        ),
        0.0,
    )
    shares = {
        "plain": 0.65,
        "examined": 0.0,
        "transfer": 1.0,
        "exam": 0.2,
        "degree": 1.0,
        "late": 0.0,
        "track": 0.0,
    }
    both = leaving | shares | changes
    return Rates(
        keep,
        **{name: np.array([both[name]]) for name in shares},
        leaving={name: np.array([both[name]]) for name in leaving},
    )


def ends_by_year(route: str, passage: Rates) -> Floats:
    """The ends (years, ends) of 1,000 who enter one route, and nobody after them."""
    now = np.zeros(len(STATES) + len(ENDS))
    now[INDEX[f"{route}_1"]] = 1000.0
    found = np.zeros((YEARS, len(ENDS)))
    for year in range(YEARS):
        onward = np.zeros_like(now)
        for source, target, weight in edges(passage):
            onward[target] += now[source] * weight[0]
        found[year], now = onward[len(STATES) :], onward
        now[len(STATES) :] = 0.0
    return found


def ends_of(route: str, passage: Rates) -> dict[str, float]:
    """Where 1,000 entrants of one route end."""
    return dict(zip(ENDS, ends_by_year(route, passage).sum(axis=0).tolist(), strict=True))


def random_years(draws: int, seed: int) -> Calendar:
    """Values anywhere in what the model accepts, not only where the priors are."""
    rng = np.random.default_rng(seed)

    def values() -> dict[str, Floats]:
        found = {}
        for lever in QUANTITIES:
            top = min(lever.maximum, 2e6)
            found[lever.id] = rng.uniform(lever.minimum, top, draws)
            ends = rng.random(draws)
            found[lever.id][ends < 0.05] = lever.minimum
            found[lever.id][ends > 0.95] = top
        return found

    # Of shares of one whole only the first is set, so that they fit.
    parts = {name for _, *others in (SPLIT, AFTER_GENERAL, AFTER_COMPREHENSIVE) for name in others}
    exact = frozenset(name for name in LEVERS.keys() - parts if rng.random() < 0.5)
    return Calendar(Year(values()), Year(values(), exact), int(rng.integers(2026, 2032)))


def test_random_parameter_sets_conserve_students_in_every_year() -> None:
    """10,000 worlds: what is enrolled is enrolled or ended a year later, and nobody else."""
    for seed in range(5):
        years = random_years(2_000, seed)
        before = None
        for step in walk(years, 2016, 2036, 2_000):
            assert step.stock.min() >= 0
            assert step.ends.min() >= 0
            leaving = np.zeros_like(step.stock)
            for source, _, weight in step.passages:
                leaving[source] += weight
            np.testing.assert_allclose(leaving, 1.0, rtol=1e-12)
            if before is not None:
                expected = before.stock.sum(axis=0) - before.ends.sum(axis=0)
                expected += step.entrants.sum(axis=0)
                np.testing.assert_allclose(step.stock.sum(axis=0), expected, rtol=1e-9, atol=1e-6)
            before = step


def test_a_cohort_of_a_thousand_ends_as_a_thousand() -> None:
    """The ends of 10,000 random worlds add to the entrants, whatever changes on the way."""
    years = random_years(10_000, seed=4)
    cohort = trace(2026, 10_000)
    for step in walk(years, 2025, 2035, 10_000):
        cohort.take(step)
    assert cohort.entry.min() >= -1e-9
    np.testing.assert_allclose(cohort.entry.sum(axis=0), 1000, rtol=1e-12)
    np.testing.assert_allclose(cohort.ends.sum(axis=0), 1000, rtol=1e-9)
    assert cohort.reach.min() >= -1e-9


def test_the_intake_of_a_year_is_the_age_group_of_that_year() -> None:
    """All junior graduates enter some route, also when there are fewer than pilot places."""
    years = random_years(1_000, seed=5)
    for year in range(2016, 2037):
        found = years.entrants(year, 1_000)
        np.testing.assert_allclose(found[:6].sum(axis=0), years.graduates(year), atol=1e-6)
        np.testing.assert_allclose(found[6:].sum(axis=0), years.outside(year), atol=1e-6)


def test_three_four_leaves_in_year_seven_and_not_before() -> None:
    """A single cohort on 3+4 without drop-out is enrolled for exactly seven years."""
    ends = ends_by_year("three_four", rates())
    assert ends[:6].sum() == 0
    assert ends[6, ENDS.index("work_bachelor")] == 1000


def test_no_bachelor_of_three_four_is_at_work_before_year_seven() -> None:
    """With drop-out and failed transfers some leave earlier, but nobody with the degree."""
    ends = ends_by_year(
        "three_four",
        rates(transfer=0.8, dropout_secondary=0.05, dropout_bachelor=0.05),
    )
    assert ends[:6, ENDS.index("work_bachelor")].sum() == 0
    assert ends[6, ENDS.index("work_bachelor")] > 0


def test_five_year_leaves_in_year_five_and_not_before() -> None:
    """A single cohort on the five-year track has no exit in between: no gate after year 3."""
    ends = ends_by_year("five_year", rates(transfer=0.5, exam=0.0))
    assert ends[:4].sum() == 0
    assert ends[4, ENDS.index("work_college")] == 1000


def test_case_one_plain_students_at_the_lower_bounds() -> None:
    """65 of 100 go on and a fifth of those again: 35, 52 and 13 (methods.md, part B4)."""
    ends = ends_of("plain", rates())
    assert ends["work_secondary"] == pytest.approx(350)
    assert ends["work_college"] == pytest.approx(520)
    assert ends["work_bachelor"] == pytest.approx(130)


def test_case_two_five_year_with_drop_out() -> None:
    """Three years at 10 %, two at 20 %, then half to a bachelor of two years at 50 %."""
    ends = ends_of(
        "five_year",
        rates(exam=0.5, dropout_secondary=0.1, dropout_college=0.2, dropout_bachelor=0.5),
    )
    # 1000 * 0.9^3 = 729; * 0.8^2 = 466.56 graduate; 233.28 to work, 233.28 * 0.25 with degree.
    assert ends["work_college"] == pytest.approx(233.28)
    assert ends["work_bachelor"] == pytest.approx(58.32)
    assert ends["left"] == pytest.approx(1000 - 233.28 - 58.32)


def test_case_three_general_school_with_three_ways_out() -> None:
    """40 % to college, of them a quarter on 3+2 with 60 % passing; 50 % elsewhere; 10 % work."""
    ends = ends_of(
        "general",
        rates(
            general_to_college=0.4,
            general_elsewhere=0.5,
            track=0.25,
            degree=0.6,
            exam=0.1,
            dropout_general=0.2,
        ),
    )
    # 1000 * 0.8^3 = 512 finish; 204.8 to college, 51.2 of them on 3+2, 153.6 not.
    assert ends["elsewhere"] == pytest.approx(256)
    assert ends["work_general"] == pytest.approx(51.2)
    assert ends["work_bachelor"] == pytest.approx(51.2 * 0.6 + 153.6 * 0.1)
    assert ends["work_college"] == pytest.approx(51.2 * 0.4 + 153.6 * 0.9)
    assert ends["left"] == pytest.approx(488)


def test_case_four_a_fourth_year_at_college() -> None:
    """Of 1,000 a tenth stays; 900 and then 100 finish, a fifth of each goes on for two years."""
    ends = ends_by_year("college", rates(late=0.1))
    work, degree = ENDS.index("work_college"), ENDS.index("work_bachelor")
    assert ends[2:6, work] == pytest.approx([720, 80, 0, 0])
    assert ends[2:7, degree] == pytest.approx([0, 0, 180, 20, 0])


def test_case_five_bachelors_by_examination_and_vocational() -> None:
    """65 of 100 go on, 5 by examination: 60 to college; 10 of 100 general to the vocational."""
    plain = ends_of("plain", rates(examined=0.05, exam=0.0, dropout_bachelor=0.5))
    assert plain["work_college"] == pytest.approx(600)
    assert plain["work_bachelor"] == pytest.approx(50 / 16)
    general = ends_by_year("general", rates(general_to_bachelor=0.1))
    assert general[6, ENDS.index("work_bachelor")] == pytest.approx(100)


@given(st.floats(0, 1), st.floats(0, 1), st.floats(0, 1))
def test_a_blend_has_the_overall_rate(overall: float, guided: float, passing: float) -> None:
    """Whatever the guided do, the mean over both groups is the overall rate, within 0..1."""
    inside, outside = blend(np.array([overall]), np.array([guided]), np.array([passing]))
    assert 0 <= inside[0] <= 1
    assert 0 <= outside[0] <= 1
    assert guided * inside[0] + (1 - guided) * outside[0] == pytest.approx(overall, abs=1e-9)


def test_a_blend_leaves_the_guided_rate_alone_where_it_can() -> None:
    """40 of 100 guided with 90 % passing leave 29 of the other 60 to make 65."""
    inside, outside = blend(np.array([0.65]), np.array([0.4]), np.array([0.9]))
    assert inside[0] == pytest.approx(0.9)
    assert outside[0] == pytest.approx(29 / 60)


@given(first=st.floats(0, 1), second=st.floats(0, 1), exact=st.booleans())
def test_shares_of_one_whole_fit_into_it(first: float, second: float, *, exact: bool) -> None:
    """Two shares that fit stay; of others the one that was set stays and the other shrinks."""
    names = ("split_five_year", "split_three_four")
    values = dict(zip(names, (np.array([first]), np.array([second])), strict=True))
    one, two = fit(names, Year(values, frozenset(names[:1] if exact else ()))).values()
    if first + second <= 1 or exact:
        assert one[0] == first
    if first + second <= 1:
        assert two[0] == second
    else:
        assert one[0] + two[0] == pytest.approx(1)


def test_every_last_year_of_a_stage_says_where_to() -> None:
    """A state that has no named way out goes to the next year of the same route."""
    for at, state in enumerate(STATES):
        if state.id not in AFTER:
            following = STATES[at + 1]
            assert (following.route, following.year) == (state.route, state.year + 1)
    assert len(STATES) == 45
    assert FIRST_YEAR + YEARS - 1 == 2035
