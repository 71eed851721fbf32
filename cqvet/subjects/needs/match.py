"""The match of a need: programmes and institutions, each score in words.

METHOD. A text with a Chinese character is matched by the Chinese words of programmes, any other
by their English ones; the language of the page does not matter. The score is that of the index
(`index.py`) plus what the text says beside its topic (`asking.py`). Scales are set so that 1 is
the threshold: below it there is no good match. Scales, weights and threshold were set on the
labelled needs that are not held out.
"""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Final

import numpy as np
from opencc import OpenCC  # type: ignore[import-untyped]

from cqvet import data
from cqvet.subjects.needs import targets
from cqvet.subjects.needs.asking import declines, dense, told
from cqvet.subjects.needs.explain import Asked, Part
from cqvet.subjects.needs.index import Floats, Index, Script, build, folded, row_of
from cqvet.subjects.needs.people import Count, counts

THRESHOLD: Final = 1.0
BEST: Final = 3
LEAST: Final = 0.25
"""What a topic has to score before it matters that the text asks for something."""
NEAR: Final = 0.4
"""A second or third match has at least this part of the best score."""
OF_A_CLASS: Final = 2
FURTHEST: Final = 60
"""So far down the list it is looked for matches of other names and classes."""
INSTITUTIONS: Final = 5
SAME_DISTRICT: Final = 0.15
_HAN: Final = re.compile(r"[\u3400-\u9fff]")
SCALE: Final = {"zh": 3.8, "en": 8.0}
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

    `best` is the highest score of any programme, also below the threshold; `people` are the
    numbers of people that it asks for.
    """

    script: Script
    best: float
    matches: tuple[Match, ...]
    institutions: tuple[Match, ...]
    people: tuple[Count, ...] = ()


def read(text: str) -> str:
    """A text as it is matched: folded, and in simplified script."""
    return str(_simplified().convert(folded(text)))


@cache
def _simplified() -> Any:
    return OpenCC("t2s")


def script_of(text: str) -> Script:
    """Whether a text is matched as Chinese or as English."""
    return "zh" if _HAN.search(text) else "en"


@cache
def index(script: Script) -> Index:
    """The programmes of the catalogue, by their words in one language."""
    return build(targets.programmes(script), script, SCALE[script])


@cache
def institution_index(script: Script) -> Index:
    """The named institutions."""
    return build(targets.institutions(script), script, INSTITUTION_SCALE[script], whole=True)


def answers(
    texts: Sequence[str],
    districts: Sequence[str | None] | None = None,
    allowed: Collection[str] | None = None,
    places: Collection[str] | None = None,
    sentences: Sequence[str] | None = None,
) -> list[Answer]:
    """The match of each text.

    `districts` are where the needs arise, `allowed` the programmes and `places` the institutions
    to choose from (None: all); `sentences` are what the texts are pieces of: the words that ask
    may stand elsewhere in them.
    """
    whole = sentences or texts
    where = districts or [None] * len(texts)
    plain = {text: read(text) for text in {*texts, *whole}}
    found: dict[int, Answer] = {}
    for script in ("zh", "en"):
        chosen = [i for i, text in enumerate(texts) if script_of(text) == script]
        if chosen:
            mine = _answers(
                script,
                [plain[texts[i]] for i in chosen],
                told([plain[whole[i]] for i in chosen], script),
                [where[i] for i in chosen],
                allowed=allowed,
                places=places,
            )
            found |= dict(zip(chosen, mine, strict=True))
    return [found[i] for i in range(len(texts))]


def _answers(
    script: Script,
    texts: Sequence[str],
    asking: Sequence[list[Part]],
    districts: Sequence[str | None],
    *,
    allowed: Collection[str] | None,
    places: Collection[str] | None,
) -> list[Answer]:
    chosen = index(script)
    ngrams = chosen.ngrams(texts)
    topic = _only(chosen.scores(ngrams), chosen.targets, allowed)
    views = [Asked(chosen, text, row_of(ngrams, i)[0]) for i, text in enumerate(texts)]
    beside = [
        _beside(text, asked, view, row)
        for text, asked, view, row in zip(texts, asking, views, topic, strict=True)
    ]
    extra = [sum(part.share for part in found) for found in beside]
    best = [float(row.max(initial=0)) for row in topic]
    total = [
        score + more if score >= LEAST else score for score, more in zip(best, extra, strict=True)
    ]
    good = [i for i, score in enumerate(total) if score >= THRESHOLD]
    people = [tuple(counts(text, script)) for text in texts]
    found = [Answer(script, score, (), (), n) for score, n in zip(total, people, strict=True)]
    first = [_first(topic[i], 1)[0] for i in good]
    joined = _joined(
        script,
        [texts[i] for i in good],
        [targets.described(chosen.targets[place], script) for place in first],
        [districts[i] for i in good],
        places,
    )
    for i, institutions in zip(good, joined, strict=True):
        matches = tuple(
            _match(views[i], place, topic[i][place] + extra[i], beside[i])
            for place in _different(topic[i], script)
            if topic[i][place] + extra[i] >= max(THRESHOLD, NEAR * total[i])
        )
        found[i] = Answer(script, total[i], matches, institutions, people[i])
    return found


def _joined(
    script: Script,
    texts: Sequence[str],
    first: Sequence[str],
    districts: Sequence[str | None],
    places: Collection[str] | None,
) -> list[tuple[Match, ...]]:
    """The institutions whose records share words with each need and its first match.

    Those of its district come first.
    """
    chosen = institution_index(script)
    wholes = [f"{text} | {more}" for text, more in zip(texts, first, strict=True)]
    ngrams = chosen.ngrams(wholes)
    scores = _only(chosen.scores(ngrams), chosen.targets, places)
    home = np.array([_districts()[target] or "" for target in chosen.targets])
    found = []
    for i, district in enumerate(districts):
        near = bool(district) & (home == district) & (scores[i] > 0)
        local = SAME_DISTRICT * near
        own = scores[i] + local
        own_letters = len(folded(texts[i]))
        asked = Asked(chosen, wholes[i], row_of(ngrams, i)[0], own_letters)
        found.append(
            tuple(
                _match(asked, place, own[place], _local(local[place], district))
                for place in _first(
                    np.where(own >= THRESHOLD, own + near * own.max(), 0), INSTITUTIONS
                )
            )
        )
    return found


def _beside(text: str, asking: list[Part], asked: Asked, topic: Floats) -> list[Part]:
    """What a text says beside its topic."""
    first = _first(topic, 1)
    asking = [] if declines(text, asked.index.script) else asking
    return [*asking, *(dense(text, asking, asked.parts(first[0])) if first else ())]


def _only(scores: Floats, names: Sequence[str], allowed: Collection[str] | None) -> Floats:
    """Scores with 0 for what may not be chosen."""
    return scores if allowed is None else scores * np.isin(names, list(allowed))


def _first(scores: Floats, count: int) -> list[int]:
    """The places of the highest scores; of equal ones the first in the catalogue."""
    known = np.flatnonzero(scores > 0)
    if len(known) > count:
        last = np.partition(scores[known], -count)[-count]
        known = known[scores[known] >= last]
    order = np.argsort(-scores[known], kind="stable")[:count]
    return [int(i) for i in known[order]]


def _different(scores: Floats, script: Script) -> list[int]:
    """The first `BEST` places of different names, at most `OF_A_CLASS` of them of one class."""
    programmes = data.records("programmes")
    found: list[int] = []
    names: list[str] = []
    classes: list[str] = []
    for place in _first(scores, FURTHEST):
        row = programmes[index(script).targets[place]]
        if row["name_zh"] not in names and classes.count(row["class"]) < OF_A_CLASS:
            found.append(place)
            names.append(row["name_zh"])
            classes.append(row["class"])
    return found[:BEST]


def _match(asked: Asked, place: int, score: float, more: Sequence[Part]) -> Match:
    """The score comes from the index, its parts from the words: tests hold them equal."""
    return Match(asked.index.targets[place], float(score), (*asked.parts(place), *more))


def _local(share: float, district: str | None) -> list[Part]:
    return [Part("", str(district), float(share))] if share else []


@cache
def _districts() -> dict[str, str | None]:
    return {id_: row["district"] for id_, row in data.records("institutions").items()}
