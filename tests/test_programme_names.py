"""English names of programmes: one for each Chinese name, by the terms of the trades."""

import re
from functools import cache

import pytest

from cqvet import data

NAMES = {row["name_zh"]: row["name_en"] for row in data.rows(data.table("programmes"))}
SYNONYMS = {("中医", "中医学"), ("中药", "中药学"), ("智能轧钢技术", "钢铁智能轧制技术")}
"""The same trade under two Chinese names at two levels."""
SMALL = {"and", "for", "in", "of", "on", "the", "to", "with"}
ENDINGS = {
    "工程技术": r".*Engineering Technology( for .+)?",
    "应用技术": r".*(Applied|Operation|Utilisation|Use|Reuse|Preparation|and Applications)\b.*",
    "技术应用": r".+Technology Applications|Technology Applications for .+"
    r"|.+Technology Applications in .+|Applications of .+ Technology",
    "技术与应用": r".+Technology and Applications",
    "技术及应用": r".+Technology and Applications",
}


@cache
def forms() -> dict[str, list[str]]:
    """Chinese term -> its English forms."""
    terms = data.rows(data.table("trade_terms"))
    return {t["term_zh"]: [t["term_en"], *filter(None, [t["other_form"]])] for t in terms}


def terms(name: str) -> list[str]:
    """The terms that a Chinese name is made of, from its start, the longest first."""
    longest = sorted(forms(), key=len, reverse=True)
    return re.findall("|".join(longest), name)


def holds(name: str, term: str) -> bool:
    """Whether an English name has a term in one of its forms, singular or plural."""
    return any(re.search(rf"\b{re.escape(form)}(s|es)?\b", name) for form in forms()[term])


def test_a_chinese_name_has_one_english_name_at_all_levels() -> None:
    """No programme of the same Chinese name is called otherwise, and every one is called ours."""
    for row in data.rows(data.table("programmes")):
        assert row["name_en"] == NAMES[row["name_zh"]]
        assert row["name_en_status"] == "ours"
    assert len(NAMES) == 1330


def test_different_chinese_names_have_different_english_names() -> None:
    """Only three pairs that mean the same share their English name."""
    shared: dict[str, list[str]] = {}
    for chinese, english in NAMES.items():
        shared.setdefault(english, []).append(chinese)
    assert {tuple(sorted(names)) for names in shared.values() if len(names) > 1} == SYNONYMS


def test_names_have_capitals_but_for_small_words() -> None:
    """Every word and part of a word begins with a capital, small words do not."""
    for name in NAMES.values():
        for word in name.split():
            parts = word.strip("(),").split("-")
            assert word in SMALL or all(re.match(r"[A-Z]", part) for part in parts), name


def test_every_term_in_a_name_is_rendered_by_the_table_of_terms() -> None:
    """There is no exception: where a term means something else, a longer term says so."""
    odd = [(z, e, term) for z, e in NAMES.items() for term in terms(z) if not holds(e, term)]
    assert odd == []


def test_every_term_is_used() -> None:
    """The table of terms has no term that no name needs."""
    assert set(forms()) == {term for name in NAMES for term in terms(name)}


@pytest.mark.parametrize(("chinese", "english"), ENDINGS.items())
def test_endings_are_told_apart(chinese: str, english: str) -> None:
    """A name with one of the endings of the method has its English form."""
    ending = [name for name in NAMES if name.endswith(chinese)]
    assert ending
    assert [n for n in ending if not re.fullmatch(english, NAMES[n])] == []


def test_no_name_has_an_ending_rendered_word_for_word() -> None:
    """What is applied is applied, operated or used: no name speaks of application technology."""
    assert [name for name in NAMES.values() if "Application Technology" in name] == []


def test_double_high_groups_are_called_as_their_programmes() -> None:
    """A group that has the name of a programme has its English name too."""
    for row in data.rows(data.table("double_high_groups")):
        assert NAMES.get(row["name_zh"], row["name_en"]) == row["name_en"]
