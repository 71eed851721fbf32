"""Classes of a choropleth."""

import math

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.pictures.classes import Classes, quantiles

VALUES = st.lists(st.one_of(st.integers(0, 8).map(float), st.just(math.nan)), max_size=40)


def classes(*values: float, most: int = 5) -> Classes:
    return quantiles(pd.Series(values, dtype=float), most)


def test_equal_numbers_of_members() -> None:
    """Ten different values make five classes of two."""
    found = classes(*range(10))
    assert list(found.step) == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]
    assert found.ranges == ((0, 1), (2, 3), (4, 5), (6, 7), (8, 9))


def test_equal_values_stay_together() -> None:
    """Many zeros are one class, however many they are."""
    found = classes(0, 0, 0, 0, 0, 0, 1, 2, 3)
    assert set(found.step[:6]) == {0}
    assert found.ranges[0] == (0, 0)


def test_missing_values_have_no_class() -> None:
    """A missing value is -1 and stretches no range."""
    found = classes(1, math.nan, 2)
    assert list(found.step) == [0, -1, 1]
    assert found.ranges == ((1, 1), (2, 2))


@pytest.mark.parametrize("values", [(), (math.nan, math.nan)])
def test_nothing_known_means_no_class(values: tuple[float, ...]) -> None:
    """Without any known value there is no class and no range."""
    found = classes(*values)
    assert list(found.step) == [-1] * len(values)
    assert found.ranges == ()


def test_one_value_is_one_class() -> None:
    """A single value is a class of its own."""
    assert classes(4).ranges == ((4, 4),)


@given(VALUES, st.integers(1, 6))
def test_classes_are_in_order_and_cover_every_value(values: list[float], most: int) -> None:
    """Every known value lies in the range of its class; ranges rise and do not touch."""
    found = quantiles(pd.Series(values, dtype=float), most)
    assert len(found.ranges) <= most
    assert set(found.step) - {-1} == set(range(len(found.ranges)))
    for value, step in zip(values, found.step, strict=True):
        if math.isnan(value):
            assert step == -1
        else:
            low, high = found.ranges[step]
            assert low <= value <= high
    edges = [edge for low, high in found.ranges for edge in {low, high}]
    assert sorted(edges) == sorted(set(edges))
    assert [low for low, _ in found.ranges] == sorted(low for low, _ in found.ranges)
