"""The toy rule: known answers, exact odds against simulation, exact breakpoints, codes."""

import itertools
import math
from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.models import assessment
from cqvet.models.assessment import (
    CHOICES,
    CLASSES,
    IDS,
    INDICATORS,
    PLAIN,
    PRESETS,
    SCHOOLS,
    AssessmentError,
    Case,
    School,
    Settings,
    chance,
)
from cqvet.models.assessment.toys import Marks

PLACES = st.sampled_from(CLASSES)
SCORES = st.floats(0, 100)
SHARES = st.tuples(*[st.integers(0, 100)] * 3).filter(any)
MARKS = st.tuples(*[st.integers(0, 100)] * 3)


def case(error: float = 4, shared: float = 0, down: int = 60, up: int = 80) -> Case:
    """The toy's own schools under these settings."""
    plain = assessment.read(PLAIN)
    return Case(plain.schools, plain.weights, down, up, error, shared)


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """Any marks, weights, thresholds and errors that the page can set."""
    schools = tuple(School(s.id, s.programme, draw(PLACES), draw(MARKS)) for s in SCHOOLS)
    down = draw(st.integers(0, 99))
    return Case(
        schools,
        assessment.normalised(draw(SHARES)),
        down,
        draw(st.integers(down + 1, 100)),
        draw(st.sampled_from([0.0, 1.0, 4.0, 10.0])),
        draw(st.sampled_from([0.0, 0.5, 0.75])),
    )


def simulated(found: Case, years: int, n: int = 20_000) -> list[np.ndarray]:
    """Moves of each draw in each year, by the rule itself applied to drawn scores."""
    rng = np.random.default_rng(33618)
    scores = [float(assessment.score(s.marks, found.weights)) for s in found.schools]
    places = np.tile([CLASSES.index(s.standing) for s in found.schools], (n, 1))
    result = []
    for _ in range(years):
        common, own = rng.standard_normal((n, 1)), rng.standard_normal((n, len(scores)))
        noise = math.sqrt(found.shared) * common + math.sqrt(1 - found.shared) * own
        drawn = np.array(scores) + found.error * noise
        step = np.where(drawn >= found.up, -1, np.where(drawn < found.down, 1, 0))
        after = np.clip(places + step, 0, len(CLASSES) - 1)
        result.append((after != places).sum(axis=1))
        places = after
    return result


def test_the_rule_without_error() -> None:
    """On the threshold is up, just below the other is down, and classes end at both ends."""
    assert assessment.move(80, "second", 60, 80) == "up"
    assert assessment.move(Fraction(7999, 100), "second", 60, 80) == "same"
    assert assessment.move(60, "second", 60, 80) == "same"
    assert assessment.move(Fraction(5999, 100), "second", 60, 80) == "down"
    assert assessment.move(95, "first", 60, 80) == "same"
    assert assessment.move(5, "third", 60, 80) == "same"
    assert [assessment.after("second", moved) for moved in ("up", "same", "down")] == [*CLASSES]


def test_scores_are_exact_and_weights_add_up_to_one() -> None:
    """School a of the toy scores 82.6 with the weights 40, 30 and 30."""
    plain = assessment.read(PLAIN)
    assert sum(plain.weights) == 1
    assert assessment.score(plain.schools[0].marks, plain.weights) == Fraction(826, 10)


def test_odds_are_those_of_the_normal_distribution() -> None:
    """On a threshold the odds are one half; one standard error above it they are 84 %."""
    at = assessment.odds(80, "second", case())
    assert at.up == pytest.approx(0.5)
    above = assessment.odds(84, "second", case())
    assert above.up == pytest.approx(0.5 * (1 + math.erf(1 / math.sqrt(2))))
    assert assessment.odds(84, "first", case()).up == 0
    assert assessment.odds(10, "third", case()).down == 0


def test_the_middle_between_thresholds_is_symmetric() -> None:
    """Half-way between the thresholds up and down are equally likely, and mirrored elsewhere."""
    middle = assessment.odds(70, "second", case())
    assert middle.up == pytest.approx(middle.down)
    high, low = (assessment.odds(70 + d, "second", case()) for d in (7, -7))
    assert high.up == pytest.approx(low.down)
    assert high.down == pytest.approx(low.up)


@given(cases())
def test_odds_add_up_to_one(found: Case) -> None:
    """Up, same and down add up to 1 for each school, and none is negative."""
    for own in assessment.all_odds(found):
        assert own.up + own.same + own.down == pytest.approx(1)
        assert min(own.up, own.same, own.down) >= 0


@given(cases(), SCORES, SCORES, PLACES)
def test_a_higher_score_never_lowers_the_odds_of_up(
    found: Case, one: float, other: float, place: str
) -> None:
    """Of two scores the higher has odds of up at least as large and of down at most as large."""
    low, high = sorted((one, other))
    below, above = (assessment.odds(value, place, found) for value in (low, high))
    assert above.up >= below.up
    assert above.down <= below.down


@given(cases())
def test_without_error_the_odds_are_the_rule(found: Case) -> None:
    """With a standard error of 0 each odd is 0 or 1 and nobody is misplaced."""
    exact = Case(found.schools, found.weights, found.down, found.up, 0.0, found.shared)
    moves = assessment.moves(exact)
    assert [own.of(m) for own, m in zip(assessment.all_odds(exact), moves, strict=True)] == [1] * 8
    assert assessment.misplaced(exact) == assessment.Count(0.0, 0, 0)
    n = sum(moved != "same" for moved in moves)
    assert assessment.moving(exact) == assessment.Count(n, n, n)
    assert assessment.between(exact) == ()


@pytest.mark.parametrize("shared", [0.0, 0.5, 0.75])
@pytest.mark.parametrize("error", [3.0, 10.0])
def test_the_exact_numbers_are_those_of_a_simulation(error: float, shared: float) -> None:
    """Mean and whole distribution of the moves of three years agree with 20,000 draws."""
    found = case(error, shared)
    drawn = simulated(found, 3)
    for year, moves in zip(assessment.years(found, 3), drawn, strict=True):
        assert year.moves.expected == pytest.approx(moves.mean(), abs=0.05)
        for end, part in ((year.moves.low, 0.1), (year.moves.high, 0.9)):
            assert (moves < end).mean() < part + 0.02
            assert (moves <= end).mean() > part - 0.02


@pytest.mark.parametrize("shared", [0.0, 0.75])
def test_misplaced_schools_are_those_of_a_simulation(shared: float) -> None:
    """The expected number of misplaced schools is that of drawn scores; its spread grows by ρ."""
    found = case(6, shared)
    rng = np.random.default_rng(88)
    scores = np.array([float(assessment.score(s.marks, found.weights)) for s in found.schools])
    noise = math.sqrt(shared) * rng.standard_normal((20_000, 1))
    noise = noise + math.sqrt(1 - shared) * rng.standard_normal((20_000, len(scores)))
    wrong = np.zeros(20_000)
    for i, (own, right) in enumerate(zip(found.schools, assessment.moves(found), strict=True)):
        wrong += [
            assessment.move(value, own.standing, found.down, found.up) != right
            for value in scores[i] + found.error * noise[:, i]
        ]
    count = assessment.misplaced(found)
    assert count.expected == pytest.approx(wrong.mean(), abs=0.05)
    assert (wrong < count.low).mean() < 0.12
    assert (wrong <= count.high).mean() > 0.88


@pytest.mark.slow
@given(cases())
def test_expected_numbers_do_not_depend_on_the_common_part(found: Case) -> None:
    """Correlation changes the spread of a number, never its mean; year one is `moving`."""
    alone = Case(found.schools, found.weights, found.down, found.up, found.error, 0.0)
    for number in (assessment.misplaced, assessment.moving):
        assert number(found).expected == pytest.approx(number(alone).expected, abs=1e-6)
    (first,) = assessment.years(found, 1)
    assert first.moves.expected == pytest.approx(assessment.moving(found).expected, abs=1e-6)
    sums = [1 - own.same for own in assessment.all_odds(found)]
    assert assessment.moving(found).expected == pytest.approx(sum(sums), abs=1e-6)


def test_a_sure_rule_comes_to_rest() -> None:
    """Without error the toy moves in the first year, and nothing more once all have arrived."""
    years = assessment.years(case(0), 4)
    assert [year.without_error for year in years] == [2, 0, 0, 0]
    assert [year.moves.expected for year in years] == pytest.approx([2, 0, 0, 0])
    assert all(year.moves.low == year.moves.high for year in years)


def test_the_band_holds_the_odds_between_ten_and_ninety() -> None:
    """At the ends of the band the odds of up are 10 and 90 %, and the band is 2 × 1.2816 σ."""
    found = case(5)
    low, high = assessment.band(80, found)
    assert assessment.odds(low, "second", found).up == pytest.approx(0.1)
    assert assessment.odds(high, "second", found).up == pytest.approx(0.9)
    assert high - low == pytest.approx(2 * 1.2815515655 * 5)


def test_schools_between_are_those_inside_a_band() -> None:
    """A school is between where its score lies in a band whose move its class has room for."""
    found = case(4)
    inside = [
        own.id
        for own in found.schools
        if any(
            low < float(assessment.score(own.marks, found.weights)) < high
            for threshold, closed in ((found.up, CLASSES[0]), (found.down, CLASSES[-1]))
            for low, high in [assessment.band(threshold, found)]
            if own.standing != closed
        )
    ]
    assert list(assessment.between(found)) == inside
    assert inside


def test_a_distribution_of_events_is_right() -> None:
    """Two fair coins fall 1/4, 1/2, 1/4; with one common coin all or none happens."""
    fair = chance.distribution(np.array([[0.5], [0.5]]), np.ones(1))
    assert fair.tolist() == [0.25, 0.5, 0.25]
    same = chance.distribution(np.array([[0.0, 1.0], [0.0, 1.0]]), np.array([0.5, 0.5]))
    assert same.tolist() == [0.5, 0.0, 0.5]


@given(cases(), st.integers(0, 2))
def test_breakpoints_are_those_of_brute_force(found: Case, indicator: int) -> None:
    """Between neighbouring crossings no move changes, at each crossing one does."""
    points = sorted(
        {c.at for c in assessment.crossings(found, indicator)} | {Fraction(0), Fraction(1)}
    )
    inner = []
    for low, high in itertools.pairwise(points):
        grid = [low + (high - low) * Fraction(k, 6) for k in range(1, 6)]
        seen = {assessment.moves_at(found, indicator, value) for value in grid}
        assert len(seen) == 1
        inner.append(seen.pop())
    assert all(one != other for one, other in itertools.pairwise(inner))


@given(cases(), st.integers(0, 2))
def test_the_stable_range_is_the_widest(found: Case, indicator: int) -> None:
    """Inside the range the moves are the present ones; just outside they are others."""
    span = assessment.stable(found, indicator)
    present = assessment.moves_at(found, indicator, span.now)
    assert present == assessment.moves(found)
    assert 0 <= span.low <= span.now <= span.high <= 1
    for k in range(1, 10):
        value = span.low + (span.high - span.low) * Fraction(k, 10)
        if span.low < span.high:
            assert assessment.moves_at(found, indicator, value) == present
    tiny = Fraction(1, 10**9)
    for end, step in ((span.low, -tiny), (span.high, tiny)):
        if 0 <= end + step <= 1:
            assert assessment.moves_at(found, indicator, end + step) != present


def test_a_stable_range_by_hand() -> None:
    """The first weight of the toy may fall to 1/3, where school d reaches 80, and rise to 9/19."""
    span = assessment.stable(assessment.read(PLAIN), 0)
    assert (span.low, span.now, span.high) == (Fraction(1, 3), Fraction(2, 5), Fraction(9, 19))
    assert [c.school for c in (*span.below, *span.above)] == ["d", "g"]


@pytest.mark.parametrize(("marks", "closed"), [((86, 76, 76), "low"), ((74, 84, 84), "high")])
def test_a_score_on_a_threshold_leaves_no_room_on_one_side(marks: Marks, closed: str) -> None:
    """A score of exactly 80 moves up; the weight that would lower it cannot change at all."""
    found = assessment.read(PLAIN)
    school = School("c", "double_high", "second", marks)
    alone = Case((school,), found.weights, 60, 80, 4, 0)
    span = assessment.stable(alone, 0)
    assert assessment.moves(alone) == ("up",)
    assert (span.low == span.now, span.high == span.now) == (closed == "low", closed == "high")


def test_where_the_others_weigh_nothing_they_share_the_rest_equally() -> None:
    """From 1, 0, 0 the first weight falls to 1/2 and the others rise to 1/4 each."""
    weights = assessment.normalised((100, 0, 0))
    half, quarter = Fraction(1, 2), Fraction(1, 4)
    assert assessment.weights_at(weights, 0, half) == (half, quarter, quarter)


@given(cases(), st.integers(0, 2), st.fractions(0, 1))
def test_weights_stay_in_the_simplex(found: Case, indicator: int, value: Fraction) -> None:
    """Whatever one weight is, none is negative and all add up to 1."""
    weights = assessment.weights_at(found.weights, indicator, value)
    assert sum(weights) == 1
    assert min(weights) >= 0
    assert weights[indicator] == value


@pytest.mark.parametrize(("down", "up"), [("80", "60"), ("70", "70")])
def test_thresholds_out_of_order_are_refused(down: str, up: str) -> None:
    """Down at or above up is an error that names both."""
    with pytest.raises(AssessmentError) as caught:
        assessment.read(Settings(down=down, up=up))
    assert (caught.value.code, caught.value.params) == (
        "thresholds",
        {"down": int(down), "up": int(up)},
    )


@given(st.lists(MARKS, min_size=8, max_size=8), SHARES)
def test_codes_go_there_and_back(
    marks: list[tuple[int, int, int]], shares: tuple[int, int, int]
) -> None:
    """Marks and weights come back from their codes, which fit into a link."""
    schools = tuple(
        School(s.id, s.programme, s.standing, own) for s, own in zip(SCHOOLS, marks, strict=True)
    )
    code = assessment.encode_marks(schools)
    assert assessment.decode_marks(code) == schools
    assert len(code) <= 128
    assert code in CHOICES["marks"]
    assert assessment.decode_shares(assessment.encode_shares(shares)) == shares


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("shares", "0-0-0"),
        ("shares", "40-30"),
        ("shares", "040-30-30"),
        ("shares", "101-0-0"),
        ("shares", "４0-30-30"),
        ("marks", "z-1-2-3"),
        ("marks", "a-88-80-78"),
        ("marks", "b-1-1-1.a-1-1-1"),
        ("marks", "a-1-1-1.a-2-2-2"),
        ("marks", "a-1-1"),
        ("down", "101"),
        ("up", "-1"),
        ("error", "5"),
        ("shared", "1"),
    ],
)
def test_bad_codes_are_refused(name: str, code: str) -> None:
    """A code that is not the one way to write settings is not among the choices."""
    assert code not in CHOICES[name]


def test_presets_can_stand_in_a_link() -> None:
    """The toy's own settings and all presets are readable, and each preset is another."""
    for found in (PLAIN, *PRESETS.values()):
        assert all(getattr(found, name) in known for name, known in CHOICES.items())
        assessment.read(found)
    assert len({PLAIN, *PRESETS.values()}) == 1 + len(PRESETS)


def test_replacing_marks_of_one_school() -> None:
    """One school's marks change in the code; its own marks take it out again."""
    code = assessment.replace_marks("", "c", (1, 2, 3))
    assert code == "c-1-2-3"
    own = next(school for school in SCHOOLS if school.id == "c")
    assert assessment.replace_marks(code, "c", own.marks) == ""


def test_the_toy_has_eight_schools_in_two_programmes() -> None:
    """Eight invented schools, four in each programme, each class of each programme taken."""
    assert len(IDS) == len(set(IDS)) == 8
    assert len(INDICATORS) == 3
    for programme in assessment.PROGRAMMES:
        assert {s.standing for s in SCHOOLS if s.programme == programme} == set(CLASSES)
