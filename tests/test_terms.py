"""Terms of the glossary are found in sentences, where they mean what the glossary says."""

import re

import pytest

from cqvet import data
from cqvet.i18n import LANGS, Lang
from cqvet.ui import script, terms
from cqvet.ui import terms as served


def found(text: str, lang: Lang) -> list[str]:
    """The terms of a text as the glossary has them."""
    return [hit[1].lower() for hit in re.finditer(terms.pattern(lang), text, re.IGNORECASE)]


@pytest.mark.parametrize(
    ("lang", "text", "expected"),
    [
        ("zh", "专业布点和专业群", ["专业布点", "专业群"]),
        ("zh", "49 所高职院校，入选“双高计划”", ["高职", "双高计划"]),
        ("zh", "提高职业教育水平，初中职业体验", []),
        ("zh", "贯通中“3+4”的比例", ["3+4"]),
        ("zh", "需求口径：专业对应", []),
        (
            "en",
            "Programme offerings of secondary vocational schools",
            ["programme offering", "secondary vocational"],
        ),
        (
            "en",
            "A five-year continuous track, segmented 3+2",
            ["five-year continuous", "segmented 3+2"],
        ),
        ("en", "Programmes match what companies need", []),
        ("en", "Clover leverage", []),
    ],
)
def test_terms_are_found_as_sentences_have_them(lang: Lang, text: str, expected: list[str]) -> None:
    """The longest term counts; no part of a longer word, no word of everyday use."""
    assert found(text, lang) == expected


@pytest.mark.parametrize("lang", LANGS)
def test_every_term_is_explained_unless_its_word_has_other_senses(lang: Lang) -> None:
    """Each row of the glossary is found in itself and has its note; few are left out."""
    rows = data.every("glossary")
    own = [terms.ASIDE.sub("", row[f"term_{lang}"]) for row in rows]
    left_out = {words for words in own if words.lower() in terms.EVERYDAY}
    for row, words in zip(rows, own, strict=True):
        if words not in left_out:
            assert found(words, lang) == [words.lower()]
            assert terms.meanings(lang)[words.lower()] == row[f"note_{lang}"]
    assert 0 < len(left_out) <= 4


def test_browsers_fetch_the_glossary_once() -> None:
    """The script with the glossary has a fingerprint of what is in it, and both languages."""
    code = script.SERVED[script.FOLDER + served.NAME]
    assert re.fullmatch(r"terms\.[0-9a-f]{8}\.js", served.NAME)
    assert all(f'"{lang}": [' in code for lang in LANGS)
