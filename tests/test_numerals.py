"""Numbers as each language writes them."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet.base.numerals import number, quantity
from cqvet.i18n import LANGS, Lang, Text


@pytest.mark.parametrize(
    ("value", "zh", "en"),
    [
        (0, "0", "0"),
        (7, "7", "7"),
        (1234, "1,234", "1,234"),
        (0.5, "0.5", "0.5"),
        (12.25, "12.2", "12.2"),
        (2888, "2,888", "2,888"),
        (10_000, "1 万", "10,000"),
        (9_999, "9,999", "9,999"),
        (176_130, "176,130", "176,130"),
        (1_024_000, "102.4 万", "1.024 million"),
        (1_000_000, "100 万", "1 million"),
        (999_000, "99.9 万", "999,000"),
        (32_054_159, "32,054,159", "32,054,159"),
        (150_000_000, "1.5 亿", "150 million"),
        (100_000_000, "1 亿", "100 million"),
        (499_370_000_000, "4,993.7 亿", "499.37 billion"),
        (-12, "-12", "-12"),
    ],
)
def test_number(value: float, zh: str, en: str) -> None:
    """A number is shortened only where no digit is lost, by 万 and 亿 or by millions."""
    assert number(value, "zh") == zh
    assert number(value, "en") == en


@pytest.mark.parametrize(
    ("digits", "text"), [(0, "3"), (1, "3.1"), (2, "3.14"), (3, "3.142"), (4, "3.1416")]
)
def test_digits_are_a_maximum(digits: int, text: str) -> None:
    """No more decimals than asked for are shown, and no zeros at their end."""
    assert number(3.14159, "en", digits) == text
    assert number(3.0, "en", digits) == "3"


def read(text: str) -> float:
    """A written number as a value."""
    sizes = {"万": 10_000, "亿": 100_000_000, "million": 1_000_000, "billion": 10**9}
    digits, _, unit = text.partition(" ")
    return round(float(digits.replace(",", "")) * sizes.get(unit, 1), 6)


@given(st.integers(0, 10**10), st.sampled_from(LANGS))
def test_no_whole_number_loses_a_digit(value: int, lang: Lang) -> None:
    """What is written can be read back to the very same whole number."""
    assert read(number(value, lang)) == value


@given(st.floats(0, 1e9), st.sampled_from(LANGS))
def test_a_number_has_only_digits_and_its_size(value: float, lang: Lang) -> None:
    """Any number is digits in groups of three, at most one decimal, and perhaps a size word."""
    assert re.fullmatch(
        r"\d{1,3}(,\d{3})*(\.\d{1,3})?( (万|亿|million|billion))?", number(value, lang)
    )


@pytest.mark.parametrize(
    ("value", "unit", "zh", "en"),
    [
        (1_024_000, "person", "102.4 万人", "1.024 million people"),
        (1, "school", "1 所", "1 school"),
        (2, "school", "2 所", "2 schools"),
        (4993.7, "yuan_100m", "4,993.7 亿元", "499.37 billion yuan"),
        (817.3, "yuan_100m", "817.3 亿元", "81.73 billion yuan"),
        (1560.91, "yuan_100m", "1,560.91 亿元", "156.091 billion yuan"),
        (2472, "yuan_10k", "2,472 万元", "24.72 million yuan"),
        (785.7, "vehicle_10k", "785.7 万辆", "7.857 million vehicles"),
        (40, "percent", "40%", "40%"),
    ],
)
def test_quantity_puts_the_unit_as_the_language_does(
    value: float, unit: str, zh: str, en: str
) -> None:
    """A number and its unit are joined as a reader of the language says them, one or many."""
    assert quantity(value, unit, Text("zh")) == zh
    assert quantity(value, unit, Text("en")) == en
