"""What a text says beside its topic: that it is a need, and how much of it is topic.

METHOD. Each word of `need_words` in a text counts `NEED_WORD`, at most `MOST` of them; a word
inside another one does not count, and a number of people is such a word. A short need has few
words, so a text that is all topic counts up to `DENSE`: the square of the share of its letters,
need words and stop words left out, that stand in words of its best match with at least `HEAVY` of
the score. A text that asks for nothing counts `ALONE` if that share of all its letters is `BARE`
or more, and else loses `SILENT`. In a text with a word that tells that there is no need (a
purchase, a question, small talk) no word asks.
"""

import re
from collections.abc import Sequence
from functools import cache
from typing import Any, Final

import numpy as np

from cqvet import data
from cqvet.subjects.needs.explain import Part
from cqvet.subjects.needs.index import Script, folded, stop_words
from cqvet.subjects.needs.people import counts

NEED_WORD: Final = 0.3
MOST: Final = 3
DENSE: Final = 0.5
BARE: Final = 0.8
ALONE: Final = 0.85
"""A text that asks for nothing and is topic by at least `BARE`, like the name of a trade."""
SILENT: Final = 0.3
"""What a text that asks for nothing loses: its topic has to be clear."""
HEAVY: Final = 0.1
_LETTER: Final = re.compile(r"[^\W\d_]")


def told(texts: Sequence[str], script: Script) -> list[list[Part]]:
    """The words of each text that say that it is a need, in their order."""
    counter = _need_words(script)
    names = counter.get_feature_names_out()
    plain = [folded(text) for text in texts]
    met = np.split(names[(held := counter.transform(plain)).indices], held.indptr[1:-1])
    return [
        _told(text, [*map(str, found), *(count.words for count in counts(text, script))])
        for text, found in zip(plain, met, strict=True)
    ]


def _told(plain: str, found: Sequence[str]) -> list[Part]:
    found = [w for w in found if not any(w != other and w in other for other in found)]
    share = NEED_WORD * min(len(found), MOST) / max(len(found), 1)
    return [Part(word, "", share) for word in sorted(found, key=plain.find)]


def dense(text: str, asking: Sequence[Part], topic: Sequence[Part]) -> list[Part]:
    """That a text that asks for something is mostly topic, or that it asks for nothing."""
    rest = folded(text)
    for part in asking:
        rest = rest.replace(part.words, " ")
    rest = _stop().sub(" ", rest) if asking else rest
    letters = len(_LETTER.findall(rest))
    heavy = {part.words for part in topic if part.share >= HEAVY}
    for word in sorted(heavy, key=lambda word: (-len(word), word)):
        rest = rest.replace(word, " ")
    covered = 1 - len(_LETTER.findall(rest)) / letters if letters else 0
    if not asking:
        return [Part("", "", ALONE if covered >= BARE else -SILENT)]
    return [Part("", "", DENSE * covered**2)] if covered else []


def declines(text: str, script: Script) -> bool:
    """Whether a text tells that it is no need."""
    return bool(_need_words(script, "declines").transform([folded(text)]).nnz)


@cache
def _stop() -> re.Pattern[str]:
    """English words that say nothing."""
    return re.compile(rf"\b(?:{'|'.join(sorted(stop_words()))})\b")


@cache
def _need_words(script: Script, says: str = "asks") -> Any:
    from sklearn.feature_extraction.text import CountVectorizer

    rows = data.of("need_words", language=script, says=says)
    words = sorted(row["text"] for row in rows)
    if script == "zh":
        longest = max(map(len, words))
        return CountVectorizer(
            analyzer="char", ngram_range=(1, longest), vocabulary=words, binary=True
        )
    return CountVectorizer(vocabulary=words, binary=True)
