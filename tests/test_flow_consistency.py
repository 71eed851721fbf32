"""The simulation-based check of the intervals: consistency, not accuracy."""

from functools import cache

import pandas as pd
import pytest

from cqvet.models.flow import CHECKED, NOMINAL, SHIFTS, TRUTHS, coverage

pytestmark = [pytest.mark.slow, pytest.mark.long, pytest.mark.xdist_group("coverage")]


@cache
def found(shift: float) -> pd.DataFrame:
    """The check, which is dear, once for each shift."""
    return coverage(shift=shift).set_index("measure")


def test_intervals_hold_four_of_five_truths_with_the_calibration_included() -> None:
    """2,000 worlds from the priors: coverage is 80 % within 3.3 binomial errors.

    3.3 keeps the chance of one false alarm in 16 measures near 1 in 65.
    """
    frame = found(0.0)
    assert len(frame) == 16
    assert frame["error"].iloc[0] == pytest.approx((0.8 * 0.2 / TRUTHS) ** 0.5)
    gap = (frame["covered"] - NOMINAL).abs() / frame["error"]
    assert gap.max() < 3.3, frame


@pytest.mark.parametrize("shift", SHIFTS)
def test_the_printed_coverage_is_what_the_check_finds(shift: float) -> None:
    """The constants on the page are those that the check gives, with priors off as well."""
    printed = {name: covered[SHIFTS.index(shift)] for name, covered in CHECKED.items()}
    assert found(shift)["covered"].to_dict() == pytest.approx(printed, abs=0.001)


def test_with_priors_off_by_one_step_the_intervals_promise_too_much() -> None:
    """All priors a step off at once: what rests on a printed bound is missed, up and down."""
    for shift in (1.0, -1.0):
        covered = found(shift)["covered"]
        assert covered["work_bachelor"] < 0.2
        assert covered["per_1000_work_secondary"] < 0.2
        assert covered["seats_college"] > 0.6
