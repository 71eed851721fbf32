"""The match of a need: programmes or classes and institutions, each score in words.

METHOD. A text with a Chinese character is matched to programmes, any other to classes; the
language of the page does not matter. The score is that of the index (`index.py`) plus
`NEED_WORD` for each word that tells a need from other texts (`need_words`), at most `MOST`
of them counted. Scales are set so that 1 is the threshold: below it there is no good match.
Scales, weights and threshold were set on the half `tune` of the labelled needs.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from sklearn.feature_extraction.text import CountVectorizer

from cqvet import data
from cqvet.needs import targets
from cqvet.needs.explain import Part, parts
from cqvet.needs.index import Floats, Index, Script, build, folded

THRESHOLD: Final = 1.0
BEST: Final = 3
NEAR: Final = 0.4
"""A second or third match has at least this part of the best score."""
OF_A_CLASS: Final = 2
FURTHEST: Final = 60
"""So far down the list it is looked for matches of other names and classes."""
INSTITUTIONS: Final = 5
NEED_WORD: Final = 0.15
MOST: Final = 3
SAME_DISTRICT: Final = 0.15
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
SCALE: Final = {"zh": 9.5, "en": 5.5}
INSTITUTION_SCALE: Final = {"zh": 5.5, "en": 2.5}


@dataclass(frozen=True)
class Match:
    """A target with its score; `parts` are its pieces, which add up to it."""

    target: str
    score: float
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Answer:
    """What a need is matched to. Without a good match `matches` and `institutions` are empty.

    `best` is the highest score of any programme or class, also below the threshold.
    """

    script: Script
    best: float
    matches: tuple[Match, ...]
    institutions: tuple[Match, ...]


def script_of(text: str) -> Script:
    """Whether a text is matched as Chinese or as English."""
    return "zh" if _HAN.search(text) else "en"


@cache
def index(script: Script) -> Index:
    """Programmes for Chinese, classes for English."""
    chosen = targets.programmes() if script == "zh" else targets.classes()
    return build(chosen, script, SCALE[script])


@cache
def institution_index(script: Script) -> Index:
    """The named institutions."""
    return build(targets.institutions(script), script, INSTITUTION_SCALE[script], whole=True)


def answers(
    texts: Sequence[str],
    districts: Sequence[str | None] | None = None,
    allowed: Collection[str] | None = None,
    places: Collection[str] | None = None,
) -> list[Answer]:
    """The match of each text.

    `districts` are where the needs arise, `allowed` the programmes and classes and `places` the
    institutions to choose from (None: all).
    """
    where = districts or [None] * len(texts)
    found: dict[int, Answer] = {}
    for script in ("zh", "en"):
        chosen = [i for i, text in enumerate(texts) if script_of(text) == script]
        if chosen:
            mine = _answers(
                script, [texts[i] for i in chosen], [where[i] for i in chosen], allowed, places
            )
            found |= dict(zip(chosen, mine, strict=True))
    return [found[i] for i in range(len(texts))]


def _answers(
    script: Script,
    texts: Sequence[str],
    districts: Sequence[str | None],
    allowed: Collection[str] | None,
    places: Collection[str] | None,
) -> list[Answer]:
    programmes = index(script)
    topic = _only(programmes.scores(texts), programmes.targets, allowed)
    told = [_told(text, script) for text in texts]
    found = []
    for row, (text, district) in enumerate(zip(texts, districts, strict=True)):
        extra = sum(part.share for part in told[row])
        best = float(topic[row].max(initial=0))
        best = best + extra if best else 0.0
        if best < THRESHOLD:
            found.append(Answer(script, best, (), ()))
            continue
        least = max(THRESHOLD, NEAR * best)
        matches = tuple(
            _match(programmes, text, place, told[row])
            for place in _different(topic[row], script)
            if topic[row][place] + extra >= least
        )
        found.append(
            Answer(script, best, matches, _joined(text, matches[0].target, district, places))
        )
    return found


def _joined(
    text: str, target: str, district: str | None, places: Collection[str] | None
) -> tuple[Match, ...]:
    """The institutions whose records share words with a need and its first programme or class."""
    script = script_of(text)
    index = institution_index(script)
    asked = f"{text} | {targets.described(target, script)}"
    home = _districts()
    scores = _only(index.scores([asked])[0], index.targets, places)
    local = [SAME_DISTRICT if district and district == home[i] else 0 for i in index.targets]
    scores = np.where(scores > 0, scores + local, 0)
    return tuple(
        _match(index, asked, place, _local(local[place], district))
        for place in _first(scores, INSTITUTIONS)
        if scores[place] >= THRESHOLD
    )


def _only(scores: Floats, names: Sequence[str], allowed: Collection[str] | None) -> Floats:
    """Scores with 0 for what may not be chosen."""
    return scores if allowed is None else scores * np.isin(names, list(allowed))


def _first(scores: Floats, count: int) -> list[int]:
    """The places of the highest scores; of equal ones the first in the catalogue."""
    return [int(i) for i in np.argsort(-scores, kind="stable")[:count] if scores[i] > 0]


def _different(scores: Floats, script: Script) -> list[int]:
    """The first `BEST` places of different names, at most `OF_A_CLASS` of them of one class."""
    if script == "en":
        return _first(scores, BEST)
    programmes = data.records("programmes")
    found: list[int] = []
    names, classes = [], []
    for place in _first(scores, FURTHEST):
        row = programmes[index(script).targets[place]]
        if row["name_zh"] not in names and classes.count(row["class"]) < OF_A_CLASS:
            found.append(place)
            names.append(row["name_zh"])
            classes.append(row["class"])
    return found[:BEST]


def _match(index: Index, text: str, place: int, more: Sequence[Part]) -> Match:
    found = (*parts(index, text, place), *more)
    return Match(index.targets[place], sum(part.share for part in found), found)


def _local(share: float, district: str | None) -> list[Part]:
    return [Part(str(district), str(district), float(share))] if share else []


def _told(text: str, script: Script) -> list[Part]:
    """The words that say that a text is a need; a word inside another one does not count."""
    row = _need_words(script).transform([folded(text)])
    names = _need_words(script).get_feature_names_out()
    found = [str(names[i]) for i in row.indices]
    found = [w for w in found if not any(w != other and w in other for other in found)]
    share = NEED_WORD * min(len(found), MOST) / max(len(found), 1)
    return [Part(word, "", share) for word in sorted(found, key=folded(text).find)]


@cache
def _need_words(script: Script) -> Any:
    frame = data.table("need_words")
    words = sorted(frame[frame["language"] == script]["text"])
    if script == "zh":
        longest = max(map(len, words))
        return CountVectorizer(
            analyzer="char", ngram_range=(1, longest), vocabulary=words, binary=True
        )
    return CountVectorizer(vocabulary=words, binary=True)


@cache
def _districts() -> dict[str, str | None]:
    return {id_: row["district"] for id_, row in data.records("institutions").items()}
