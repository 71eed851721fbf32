"""What fits a text of several words that no single name has: by all that is said of a thing.

METHOD. A text is cut at spaces into words, runs of Chinese characters and numbers. A thing holds
a word that stands in its names or in what is told of it (its columns in words and the names of
what belongs to it), or begins one there; of a run that does not stand there as a whole, the share
of its pairs of characters; a number that is one of its values; a word for its kind. Each part
counts by how rare it is among all things, ln(N / n), one that no thing holds as if a single one
did. A thing fits if it holds at least `LEAST` of that; those below `NEAR` of the best are left out.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from math import log
from typing import Final, NamedTuple

from cqvet.subjects.search import words
from cqvet.subjects.search.numbers import numbers
from cqvet.subjects.search.things import Thing
from cqvet.subjects.search.told import belonging, own

LEAST: Final = 0.6
NEAR: Final = 0.9
OFTEN: Final = 60
"""Of so many things none is meant: one part at least has to be rarer."""
FEW: Final = 10
"""A single word tells a thing if no more have it."""
COUNTS: Final = (1.0, 0.9)
"""What is said of the thing itself, and of what belongs to it."""
KIND: Final = {
    "network": re.compile(r"联合体|共同体|\b(consortium|consortia|communit(y|ies))\b"),
    "programme": re.compile(r"专业|\b(programmes?|programs?|majors?)\b"),
    "institution": re.compile(r"学校|\b(schools?|colleges?)\b"),
}
"""Words for a kind: a thing of it holds them."""
BEGUN: Final = 0.8
HALF: Final = 0.5
_PART: Final = re.compile(r"[a-z0-9+]+|[\u3400-\u9fff]+")


class Told(NamedTuple):
    """What is said of a thing and of what belongs to it: Chinese, Latin words; and its values."""

    kind: str
    han: tuple[str, str]
    latin: tuple[frozenset[str], frozenset[str]]
    values: frozenset[float]


class Loose:
    """Everything that can be found, by all that is said of it."""

    def __init__(self, found: Sequence[Thing]) -> None:
        self.told = [_told(thing) for thing in found]

    def fits(self, text: str) -> Iterator[tuple[int, float]]:
        """How well each thing fits, by its place: 0.3 to 0.5."""
        held = [self._held(test) for test in _tests(text)]
        if not held or (len(held) == 1 and len(held[0]) > FEW):
            return
        rare = [log(len(self.told) / max(1, len(holds))) for holds in held]
        share = {
            place: sum(w * holds.get(place, 0) for w, holds in zip(rare, held, strict=True))
            / sum(rare)
            for place in {place for holds in held if len(holds) <= OFTEN for place in holds}
        }
        best = max(share.values(), default=0.0)
        for place, part in share.items():
            if part >= max(LEAST, NEAR * best):
                yield place, 0.3 + 0.2 * part

    def _held(self, test: Callable[[Told], float]) -> Mapping[int, float]:
        return {place: part for place, told in enumerate(self.told) if (part := test(told))}


def _kind(kind: str, told: Told) -> float:
    return float(told.kind == kind)


def _tests(text: str) -> Iterator[Callable[[Told], float]]:
    """How much of each part of a text a thing holds, 0 to 1."""
    plain = words.folded(text)
    for kind, said in KIND.items():
        plain, times = said.subn(" ", plain)
        if times:
            yield partial(_kind, kind)
    for amount in numbers(plain):
        plain = plain.replace(amount.said, " ")
        yield partial(_value, amount.values)
    for part in _PART.findall(plain):
        if words.HAN.search(part):
            yield partial(_run, part)
        elif part not in words.SMALL:
            yield partial(_word, words.singular(part))


def _value(values: frozenset[float], told: Told) -> float:
    return float(bool(values & told.values))


def _run(run: str, told: Told) -> float:
    pairs = [run[i : i + 2] for i in range(len(run) - 1)]
    for han, counts in zip(told.han, COUNTS, strict=True):
        if run in han:
            return counts
        held = sum(pair in han for pair in pairs) / max(1, len(pairs))
        if held >= HALF:
            return counts * held
    return 0.0


def _word(word: str, told: Told) -> float:
    for latin, counts in zip(told.latin, COUNTS, strict=True):
        if word in latin:
            return counts
        if len(word) > 2 and any(known.startswith(word) for known in latin):
            return BEGUN * counts
    return 0.0


def _told(thing: Thing) -> Told:
    texts = " ".join(own(thing)), " ".join(belonging(thing))
    han = words.compact(texts[0]), words.compact(texts[1])
    latin = frozenset(words.tokens(texts[0])), frozenset(words.tokens(texts[1]))
    return Told(thing.kind, han, latin, thing.values)
