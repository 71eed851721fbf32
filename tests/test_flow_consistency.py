"""The simulation-based check of the intervals: consistency, not accuracy."""

import pytest

from cqvet.flow import coverage

TRUTHS = 2_000


@pytest.mark.slow
def test_intervals_hold_four_of_five_truths_with_the_calibration_included() -> None:
    """2,000 worlds from the priors: coverage is 80 % within 3.3 binomial errors.

    3.3 keeps the chance of one false alarm in 15 measures near 1 in 70.
    """
    found = coverage(TRUTHS)
    assert len(found) == 15
    assert found["error"].iloc[0] == pytest.approx((0.8 * 0.2 / TRUTHS) ** 0.5)
    gap = (found["covered"] - 0.8).abs() / found["error"]
    assert gap.max() < 3.3, found


@pytest.mark.slow
def test_with_priors_off_by_one_step_the_intervals_promise_too_much() -> None:
    """If all priors are one step off at once, coverage falls, and the check says how far.

    Truths with 70 to 75 % and 25 to 30 % progression: the interval for bachelor graduates,
    which rests on the printed bounds, misses most of them; what the figures pin down holds.
    """
    found = coverage(TRUTHS, shift=1.0).set_index("measure")["covered"]
    assert found["work_bachelor"] < 0.2
    assert found["per_1000_work_secondary"] < 0.2
    assert 0.5 < found["seats_college"] < 0.8
    assert found.max() < 0.83
