"""Every index: hand-worked values, bounds and symmetries."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from cqvet.models.matching import INDICES, Index, formulas

POINTS = st.floats(0, 1e6, allow_subnormal=False).map(lambda x: round(x, 3))


@st.composite
def pairs(draw: st.DrawFn, *, positive: bool = False) -> tuple[np.ndarray, np.ndarray]:
    """Two vectors of the same length with positive totals."""
    n = draw(st.integers(1, 13))
    low = st.floats(0.01, 1e6) if positive else POINTS
    vectors = arrays(np.float64, n, elements=low).filter(lambda v: v.sum() > 0)
    return draw(vectors), draw(vectors)


@pytest.mark.parametrize("index", INDICES, ids=lambda index: index.id)
def test_every_index_equals_its_hand_worked_examples(index: Index) -> None:
    """At least three worked examples per index come out as worked by hand."""
    assert len(index.toys) >= 3
    for case, expected in index.toys:
        assert index.measure(case)[0] == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("index", INDICES, ids=lambda index: index.id)
def test_every_example_lies_within_the_stated_bounds(index: Index) -> None:
    """The bounds of a definition hold for its own examples."""
    for case, _ in index.toys:
        value = index.measure(case)[0]
        assert np.all((value >= index.bounds[0]) & (value <= index.bounds[1]))


def test_index_ids_are_unique_and_each_refusal_is_a_code() -> None:
    """A row of the answer can be found by its id, and a refusal is a code."""
    assert len({index.id for index in INDICES}) == len(INDICES) == 12
    assert {index.refusal for index in INDICES} == {
        "needs_total",
        "needs_register",
        "needs_two_years",
        "no_supply",
        "zero_demand",
    }


@given(pairs())
def test_dissimilarity_is_a_bounded_symmetric_distance(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Dissimilarity lies in 0..1, is symmetric, 0 for itself, and 1 minus similarity."""
    a, b = pair
    value = formulas.dissimilarity(a, b)
    assert 0 <= value <= 1
    assert value == pytest.approx(float(formulas.dissimilarity(b, a)), abs=1e-12)
    assert formulas.dissimilarity(a, a) == 0
    assert formulas.similarity(a, b) == 1 - value


@given(pairs(), st.floats(0.01, 1000))
def test_structure_indices_do_not_depend_on_units(
    pair: tuple[np.ndarray, np.ndarray], factor: float
) -> None:
    """Scaling supply or demand changes none of the structural indices."""
    a, b = pair
    for formula in (formulas.dissimilarity, formulas.coordination, formulas.moore_angle):
        assert formula(a * factor, b) == pytest.approx(float(formula(a, b)), abs=1e-5)


@given(pairs())
def test_coordination_is_bounded_and_symmetric(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Coordination lies in 0..1, is symmetric, and 1 for equal structures."""
    a, b = pair
    value = formulas.coordination(a, b)
    assert 0 <= value <= 1
    assert value == pytest.approx(float(formulas.coordination(b, a)), abs=1e-12)
    assert formulas.coordination(a, a * 3) == pytest.approx(1, abs=1e-9)


@given(pairs())
def test_coordination_bounds_dissimilarity(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """Hellinger and total variation: 1 - D^2 <= dissimilarity <= sqrt(1 - D^4)."""
    a, b = pair
    gap, overlap = formulas.dissimilarity(a, b), formulas.coordination(a, b) ** 2
    assert 1 - overlap <= gap + 1e-9
    assert gap <= np.sqrt(np.clip(1 - overlap**2, 0, 1)) + 1e-6


@given(pairs())
def test_moore_angle_is_bounded_and_symmetric(pair: tuple[np.ndarray, np.ndarray]) -> None:
    """The angle lies in 0..90 degrees, is symmetric, and exactly 0 for the same structure."""
    a, b = pair
    angle = formulas.moore_angle(a, b)
    assert 0 <= angle <= 90 + 1e-9
    assert angle == pytest.approx(float(formulas.moore_angle(b, a)), abs=1e-9)
    assert formulas.moore_angle(a, a) == 0


@given(pairs(positive=True))
def test_deviation_is_quotient_minus_one_and_averages_to_zero(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    """Weighted by demand, quotients average to 1 and deviations to 0; both have their bounds."""
    supply, demand = pair
    quotient, deviation = formulas.quotient(supply, demand), formulas.deviation(supply, demand)
    weights = formulas.shares(demand)
    assert (weights * quotient).sum() == pytest.approx(1)
    assert (quotient >= 0).all()
    assert deviation == pytest.approx(quotient - 1)
    assert formulas.total_deviation(supply, demand) == pytest.approx(np.abs(deviation).sum())
    assert (weights * np.abs(deviation)).sum() / 2 == pytest.approx(
        float(formulas.dissimilarity(supply, demand))
    )


@given(pairs())
def test_no_index_depends_on_the_order_of_clusters(
    pair: tuple[np.ndarray, np.ndarray],
) -> None:
    """Listing the clusters backwards changes no total and turns the rows by cluster round."""
    a, b = pair
    for formula in (formulas.dissimilarity, formulas.coordination, formulas.moore_angle):
        assert formula(a[::-1], b[::-1]) == pytest.approx(float(formula(a, b)), abs=1e-9)
    assert formulas.quotient(a[::-1], b[::-1])[::-1] == pytest.approx(
        formulas.quotient(a, b), nan_ok=True
    )


def test_draws_are_computed_along_the_last_axis() -> None:
    """A stack of draws gives the same as each draw by itself."""
    draws = np.array([[30.0, 70.0], [100.0, 0.0], [25.0, 75.0]])
    demand = np.array([25.0, 75.0])
    for formula in (formulas.dissimilarity, formulas.coordination, formulas.total_deviation):
        assert formula(draws, demand) == pytest.approx([float(formula(d, demand)) for d in draws])
