"""Small numbers cannot be worked out: checked by an integer programme that knows every cell."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import Bounds, LinearConstraint, milp

from cqvet.models import suppress
from cqvet.models.suppress import APART, Counts, Mask


def blocks(shape: tuple[int, ...]) -> list[tuple[tuple[int, ...], np.ndarray]]:
    """Each place of a table with sums, and which cells it adds up."""
    found = []
    for place in np.ndindex(*(length + 1 for length in shape)):
        inside = np.zeros(shape)
        inside[
            tuple(
                slice(None) if step == length else step
                for step, length in zip(place, shape, strict=True)
            )
        ] = 1
        found.append((place, inside.ravel()))
    return found


def bounds(counts: Counts, hidden: Mask, inside: np.ndarray) -> tuple[float, float]:
    """The least and the greatest sum of some cells by all that is shown: every cell is unknown."""
    whole = suppress.margins(counts)
    shown = [(row, whole[place]) for place, row in blocks(counts.shape) if not hidden[place]]
    rules = []
    if shown:
        values = [value for _, value in shown]
        rules = [LinearConstraint(np.array([row for row, _ in shown]), values, values)]
    ends = []
    for sign in (1, -1):
        found = milp(
            sign * inside, integrality=np.ones(counts.size), bounds=Bounds(0), constraints=rules
        )
        ends.append(sign * found.fun if found.success else np.inf)
    return ends[0], ends[1]


def check(counts: Counts) -> Mask:
    hidden = suppress.hidden(counts)
    for place, inside in blocks(counts.shape):
        if hidden[place]:
            least, greatest = bounds(counts, hidden, inside)
            assert greatest >= APART
            assert greatest - least >= APART
    assert hidden[suppress.small(suppress.margins(counts))].all()
    return hidden


@settings(max_examples=25)
@given(
    st.lists(st.integers(1, 3), min_size=1, max_size=3).flatmap(
        lambda shape: st.tuples(
            st.just(tuple(shape)),
            st.lists(
                st.integers(0, 6) | st.integers(0, 300),
                min_size=int(np.prod(shape)),
                max_size=int(np.prod(shape)),
            ),
        )
    )
)
def test_no_hidden_number_can_be_worked_out(table: tuple[tuple[int, ...], list[int]]) -> None:
    """Of every hidden place least and greatest are at least 5 apart, the greatest at least 5."""
    shape, cells = table
    check(np.array(cells, dtype=np.int64).reshape(shape))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("shape", [(3, 6), (2, 12), (3, 3, 3), (2, 5, 3)])
def test_nor_in_larger_tables(shape: tuple[int, ...], seed: int) -> None:
    """The same of tables as visitors bring them, sparse or full."""
    draw = np.random.default_rng(seed)
    counts = draw.poisson(draw.choice([2, 8, 40]), shape) * (draw.random(shape) < 0.8)
    check(counts.astype(np.int64))


def test_what_is_large_stays() -> None:
    """A table without a small number is shown whole, noughts included."""
    counts = np.array([[120, 0, 35], [60, 48, 0]], dtype=np.int64)
    assert not suppress.hidden(counts).any()


def test_one_small_number_takes_few_others_along() -> None:
    """In a table of two dimensions it takes three others; sums of everything stay."""
    counts = np.array([[3, 40, 50], [60, 70, 80], [90, 20, 30]], dtype=np.int64)
    hidden = check(counts)
    assert hidden[0, 0]
    assert hidden[:3, :3].sum() == hidden.sum() == 4


def test_where_all_is_small_the_sum_goes_too() -> None:
    """Of a single small number its sum says everything."""
    assert suppress.hidden(np.array([2], dtype=np.int64)).all()
    assert check(np.array([[1, 2], [1, 0]], dtype=np.int64)).any()
