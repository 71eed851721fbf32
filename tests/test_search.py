"""Finding a record by its name."""

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data
from cqvet.base import search

NAMES = (
    ("重庆电子科技职业大学", "Chongqing Polytechnic University of Electronic Technology"),
    ("重庆航天职业技术学院", "Chongqing Aerospace Polytechnic"),
    ("永川职业教育中心", "Yongchuan Vocational Education Centre"),
)


def found(text: str) -> list[int]:
    keys = pd.Series(search.keys([zh for zh, _ in NAMES], [en for _, en in NAMES]))
    return list(keys.index[search.find(keys, text)])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("电子", [0]),
        ("dianzi", [0]),
        ("cqdz", [0]),
        ("CQHT", [1]),
        ("aerospace", [1]),
        ("Aerospace CHONGQING", [1]),
        ("polytechnic", [0, 1]),
        ("职业", [0, 1, 2]),
        ("yongchuan", [2]),
        ("yczyjyzx", [2]),
        ("  永川  ", [2]),
        ("", [0, 1, 2]),
        ("   ", [0, 1, 2]),
        ("电子 aerospace", []),
        ("nothing like it", []),
        (".*", []),
        ("[", []),
        ("\\", []),
    ],
)
def test_find(text: str, expected: list[int]) -> None:
    """Characters, pinyin, initials and English find, all words together, none as a pattern."""
    assert found(text) == expected


def test_every_institution_is_found_by_each_of_its_names() -> None:
    """Every institution of the data is among what its Chinese and its English name find."""
    names = data.table("institutions")
    keys = pd.Series(search.keys(list(names["name_zh"]), list(names["name_en"])), names.index)
    for language in ("zh", "en"):
        for at, name in enumerate(names[f"name_{language}"]):
            assert search.find(keys, name).iloc[at], name


@given(st.text(max_size=60))
def test_find_takes_any_text(text: str) -> None:
    """Whatever is typed, the answer is one boolean a record."""
    keys = pd.Series(search.keys(["重庆"], ["Chongqing"]))
    assert search.find(keys, text).dtype == bool
