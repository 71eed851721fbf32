"""The chain itself: conservation, timing of the routes, closed forms, a brute-force walk."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.flow.edges import AFTER, edges
from cqvet.flow.levers import FIRST_YEAR, HISTORY, LEVERS, defaults
from cqvet.flow.priors import centre, values_at
from cqvet.flow.project import cohort, intake, project
from cqvet.flow.rates import Rates, blend, capped, entry_shares, rates_of
from cqvet.flow.states import ENDS, ENTRIES, INDEX, STATES, Floats

YEARS = 11


def rates(**changes: float) -> Rates:
    """Rates without drop-out where everybody on a guided route passes, then `changes`."""
    keep = {
        stage: np.array([1 - changes.pop(f"dropout_{stage}", 0.0)])
        for stage in ("general", "comprehensive", "secondary", "college", "bachelor")
    }
    shares = {
        "plain": 0.65,
        "transfer": 1.0,
        "exam": 0.2,
        "degree": 1.0,
        "track": 0.0,
        "general_to_college": 0.0,
        "general_elsewhere": 0.0,
        "comprehensive_to_college": 0.0,
        "comprehensive_elsewhere": 0.0,
    } | changes
    return Rates(keep, **{name: np.array([share]) for name, share in shares.items()})


def thousand_on(route: str) -> Floats:
    """1,000 entrants, all on one route."""
    entry = np.zeros((len(ENTRIES), 1))
    entry[ENTRIES.index(route)] = 1000.0
    return entry


def ends_of(route: str, passage: Rates) -> dict[str, float]:
    """Where 1,000 entrants of one route end."""
    _, ends = cohort(thousand_on(route), edges(passage))
    return dict(zip(ENDS, ends[:, 0], strict=True))


def ends_by_year(route: str, passage: Rates) -> Floats:
    """Return the ends (years, ends) of 1,000 who enter one route, and nobody after them."""
    start = np.zeros((len(STATES), 1))
    start[INDEX[f"{route}_1"]] = 1000.0
    entrants = np.zeros((YEARS, len(ENTRIES), 1))
    passages = edges(passage)
    return np.asarray(project(start, entrants, passages, passages).ends[:, :, 0])


def random_values(draws: int, seed: int) -> dict[str, Floats]:
    """Lever values anywhere in what the model accepts, not only where the priors are."""
    rng = np.random.default_rng(seed)
    values = {}
    for lever in (*LEVERS.values(), HISTORY):
        top = min(lever.maximum, 2e6)
        values[lever.id] = rng.uniform(lever.minimum, top, draws)
        ends = rng.random(draws)
        values[lever.id][ends < 0.05] = lever.minimum
        values[lever.id][ends > 0.95] = top
    return values


def test_ten_thousand_random_parameter_sets_conserve_students_in_every_state_and_year() -> None:
    """What is in a state one year is somewhere the next, and nobody appears from nowhere."""
    draws = 10_000
    values = random_values(draws, seed=1)
    today = random_values(draws, seed=2)
    first, later = edges(rates_of(today, today)), edges(rates_of(values, today))
    rng = np.random.default_rng(3)
    start = rng.uniform(0, 1e5, (len(STATES), draws))
    run = project(start, intake(values, YEARS, draws), first, later)
    assert run.stock.min() >= 0
    assert run.ends.min() >= 0
    for passages, years in ((first, [0]), (later, range(1, YEARS - 1))):
        leaving = np.zeros((len(STATES), draws))
        for source, _, weight in passages:
            leaving[source] += weight
        np.testing.assert_allclose(leaving, 1.0, rtol=1e-12)
        for year in years:
            arriving = np.zeros((len(STATES) + len(ENDS), draws))
            for source, target, weight in passages:
                arriving[target] += run.stock[year, source] * weight
            for row, route in enumerate(ENTRIES):
                arriving[INDEX[f"{route}_1"]] += run.entrants[year + 1, row]
            np.testing.assert_allclose(run.stock[year + 1], arriving[: len(STATES)], rtol=1e-12)
            np.testing.assert_allclose(run.ends[year], arriving[len(STATES) :], rtol=1e-12)
    balance = run.stock[:-1].sum(axis=1) - run.ends[:-1].sum(axis=1)
    balance += run.entrants[1:].sum(axis=1)
    np.testing.assert_allclose(run.stock[1:].sum(axis=1), balance, rtol=1e-9, atol=1e-6)


def test_a_cohort_of_a_thousand_ends_as_a_thousand() -> None:
    """The end shares of 10,000 random parameter sets add to the entrants."""
    values = random_values(10_000, seed=4)
    shares = entry_shares(values)
    entry = np.stack([1000 * shares[route] for route in ENTRIES])
    reach, ends = cohort(entry, edges(rates_of(values, values)))
    assert entry.min() >= -1e-9
    np.testing.assert_allclose(entry.sum(axis=0), 1000, rtol=1e-12)
    np.testing.assert_allclose(ends.sum(axis=0), 1000, rtol=1e-12)
    assert reach.min() >= -1e-9


def test_the_intake_of_a_year_is_the_age_group_of_that_year() -> None:
    """All junior graduates enter some route, also when there are fewer than pilot places."""
    values = random_values(1_000, seed=5)
    found = intake(values, YEARS, 1_000).sum(axis=1)
    growth = (1 + values["entrant_growth"]) ** np.arange(YEARS)[:, None]
    np.testing.assert_allclose(found, values["junior_graduates"] * growth, rtol=1e-9, atol=1e-6)


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


def walk(values: dict[str, Floats], passage: Rates, students: int, seed: int) -> dict[str, int]:
    """Walk student by student through the routes as the page describes them, not the edges."""
    rng = np.random.default_rng(seed)
    shares = entry_shares(values)
    ends = dict.fromkeys(ENDS, 0)

    def stay(count: int, stage: str, years: int) -> int:
        for _ in range(years):
            left = int((rng.random(count) >= passage.keep[stage][0]).sum())
            ends["left"] += left
            count -= left
        return count

    def part(count: int, share: Floats) -> tuple[int, int]:
        hit = int((rng.random(count) < share[0]).sum())
        return hit, count - hit

    at = rng.choice(len(ENTRIES), size=students, p=[shares[route][0] for route in ENTRIES])
    size = {route: int((at == row).sum()) for row, route in enumerate(ENTRIES)}
    to_college = graduates = degree = 0
    for route in ("general", "comprehensive"):
        done = stay(size[route], route, 3)
        choice = rng.random(done)
        college = getattr(passage, f"{route}_to_college")[0]
        away = getattr(passage, f"{route}_elsewhere")[0]
        to_college += int((choice < college).sum())
        ends["elsewhere"] += int(((choice >= college) & (choice < college + away)).sum())
        ends["work_general"] += int((choice >= college + away).sum())
    onward, work = part(stay(size["plain"], "secondary", 3), passage.plain)
    to_college += onward
    ends["work_secondary"] += work
    passed, work = part(stay(size["segmented"], "secondary", 3), passage.transfer)
    ends["work_secondary"] += work
    graduates += stay(passed, "college", 2)
    graduates += stay(stay(size["five_year"], "secondary", 3), "college", 2)
    passed, work = part(stay(size["three_four"], "secondary", 3), passage.transfer)
    ends["work_secondary"] += work
    ends["work_bachelor"] += stay(passed, "bachelor", 4)
    on_track, ordinary = part(to_college, passage.track)
    passed, work = part(stay(on_track, "college", 3), passage.degree)
    ends["work_college"] += work
    degree += passed
    graduates += stay(ordinary, "college", 3)
    passed, work = part(graduates, passage.exam)
    ends["work_college"] += work
    degree += passed
    ends["work_bachelor"] += stay(degree, "bachelor", 2)
    return ends


@pytest.mark.slow
@pytest.mark.parametrize("through_share", [0.0, 0.4, 0.9])
def test_end_shares_equal_a_walk_of_a_million_students(through_share: float) -> None:
    """Each end share is within four standard errors of a brute-force walk."""
    students = 1_000_000
    values = values_at({**defaults(), "through_share": through_share}, centre())
    passage = rates_of(values, values_at(defaults(), centre()))
    shares = entry_shares(values)
    entry = np.stack([np.broadcast_to(shares[route], 1) for route in ENTRIES])
    _, ends = cohort(entry, edges(passage))
    walked = walk(values, passage, students, seed=7)
    assert sum(walked.values()) == students
    for end, expected in zip(ENDS, ends[:, 0], strict=True):
        error = np.sqrt(expected * (1 - expected) / students)
        assert abs(walked[end] / students - expected) < 4 * error, end


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


@given(st.floats(0, 1), st.floats(0, 1))
def test_capped_shares_add_to_at_most_one(first: float, second: float) -> None:
    """Two shares that fit stay as they are; others keep their proportion and add to 1."""
    one, two = capped(np.array([first]), np.array([second]))
    if first + second <= 1:
        assert (one[0], two[0]) == (first, second)
    else:
        assert one[0] + two[0] == pytest.approx(1)


def test_every_last_year_of_a_stage_says_where_to() -> None:
    """A state that has no named way out goes to the next year of the same route."""
    for at, state in enumerate(STATES):
        if state.id not in AFTER:
            following = STATES[at + 1]
            assert (following.route, following.year) == (state.route, state.year + 1)
    assert len(STATES) == 36
    assert FIRST_YEAR + YEARS - 1 == 2035
