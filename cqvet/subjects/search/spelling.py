"""Misspelt English words of a question: each is read as the nearest word that is known."""

import re
from functools import cache, lru_cache
from typing import Final

from rapidfuzz import distance, process

from cqvet import data
from cqvet.subjects.search import ideas, words
from cqvet.subjects.search.absent import absent
from cqvet.subjects.search.index import index

SHORTEST: Final = 6
"""Letters of the shortest word that is mended."""
NEAR: Final = 0.84
"""The least likeness, of 1, of a word that is read as another."""
_WORD: Final = re.compile(rf"(?<![a-z0-9])[a-z]{{{SHORTEST},}}(?![a-z0-9])")
_ENDING: Final = re.compile(r"(ing|ed|ers?|ors?|ly|al|ions?|ment|ity|able|ful|ness|ists?|ians?|s)$")


def mended(plain: str) -> str:
    """A folded text with its misspelt words as they are spelt."""
    return _WORD.sub(lambda word: _meant(word[0]), plain)


@lru_cache(maxsize=4096)
def _meant(word: str) -> str:
    if {word, _stem(word)} & _known() or ideas.ideas(word) or absent(word)[0]:
        return word
    scorer = distance.DamerauLevenshtein.normalized_similarity
    near = process.extractOne(word, _spelt(), scorer=scorer, score_cutoff=NEAR)
    return near[0] if near and near[0][0] == word[0] else word


@cache
def _spelt() -> tuple[str, ...]:
    """The long English words of ways of asking, of ideas and of all names."""
    texts = [
        str(row[name] or "")
        for table, name in (("question_words", "words_en"), ("question_forms", "forms_en"))
        for row in data.every(table)
    ]
    found = {*re.findall(r"[a-z]+", words.folded(" ".join(texts))), *index().known}
    return tuple(sorted(word for word in found if len(word) >= SHORTEST - 1))


@cache
def _known() -> frozenset[str]:
    """These words, and what they are without their endings."""
    return frozenset({*_spelt(), *map(_stem, _spelt())})


def _stem(word: str) -> str:
    return _ENDING.sub("", words.singular(word))
