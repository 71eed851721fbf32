"""Kappa by hand, in its limits, and its interval."""

import numpy as np
import pytest

from cqvet.models.agreement import agreement


def raters(table: list[list[int]]) -> tuple[list[str], list[str]]:
    """The answers behind a table of counts: first rater down, second across."""
    pairs = [
        (str(i), str(j)) for i, row in enumerate(table) for j, n in enumerate(row) for _ in range(n)
    ]
    return [a for a, _ in pairs], [b for _, b in pairs]


def test_plain_kappa_by_hand() -> None:
    """Of 50 subjects 35 alike (0.7), 0.5 by chance: kappa is 0.4."""
    found = agreement(*raters([[20, 5], [10, 15]]))
    assert found.kappa == pytest.approx(0.4)
    assert (found.subjects, found.same) == (50, 35)


def test_weighted_kappa_by_hand() -> None:
    """Three answers, one pair two steps apart, two one step: squares 4 and 1 over 4.

    Found (1 + 2/4) / 10 = 0.15. Both raters have shares 0.4, 0.3, 0.3 (first) and 0.5, 0.3, 0.2
    (second): by chance 0.4*0.2 + 0.3*0.5 at full, and (0.4*0.3 + 0.3*0.5 + 0.3*0.2 + 0.3*0.3) / 4,
    which is 0.335.
    """
    found = agreement(*raters([[4, 0, 0], [0, 2, 1], [1, 1, 1]]), order="012")
    first, second = np.array([0.4, 0.3, 0.3]), np.array([0.5, 0.3, 0.2])
    chance = sum(first[i] * second[j] * (i - j) ** 2 / 4 for i in range(3) for j in range(3))
    assert chance == pytest.approx(0.335)
    assert found.kappa == pytest.approx(1 - 0.15 / 0.335)


def test_the_order_counts_only_where_it_is_given() -> None:
    """A slip to the next answer costs less than one to the last; without an order both the same."""
    near, far = [[5, 2, 0], [0, 5, 0], [0, 0, 5]], [[5, 0, 2], [0, 5, 0], [0, 0, 5]]
    weighted = [agreement(*raters(table), order="012").kappa for table in (near, far)]
    assert weighted[0] > weighted[1]
    plain = [agreement(*raters(table)).same for table in (near, far)]
    assert plain == [15, 15]


def test_raters_who_always_agree_and_who_never_do() -> None:
    """Full agreement is 1 with nothing between; answers turned round, half each, are -1."""
    found = agreement(list("aabbab"), list("aabbab"))
    assert (found.kappa, found.low, found.high) == (1, 1, 1)
    assert agreement(list("aabb"), list("bbaa")).kappa == pytest.approx(-1)


def test_the_interval_is_near_that_of_the_large_sample() -> None:
    """For 50 subjects the standard error is about sqrt(0.7 * 0.3 / 50) / 0.5 (Cohen 1960)."""
    found = agreement(*raters([[20, 5], [10, 15]]))
    assert (found.high - found.low) / (2 * 1.96) == pytest.approx(0.13, abs=0.01)
    assert found.low < found.kappa < found.high
    assert found == agreement(*raters([[20, 5], [10, 15]]))


@pytest.mark.parametrize(
    ("first", "second", "order"), [("aa", "aa", None), ("ab", "a", None), ("ab", "ac", "ab")]
)
def test_what_has_no_kappa_is_refused(first: str, second: str, order: str | None) -> None:
    """One answer for all, raters of unlike numbers of subjects, an answer outside the order."""
    with pytest.raises(ValueError, match=r"same|order"):
        agreement(list(first), list(second), order and list(order))
