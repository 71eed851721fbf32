"""Why a text scores what it does: its words, the words of the target that they met, the shares."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import numpy as np

from cqvet.subjects.needs.index import Floats, Index, Ints, among, folded, row_of, singular

_WORD: Final = re.compile(r"\w+")
Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """A piece of a score: words of the need, the phrase of the target that they met, the share.

    Where `met` is empty the words tell that the text is a need, whatever it is about; where
    `words` is empty `met` is the district that need and target share; where both are, the text is
    mostly topic. `via` says that the words are those of the need's first match and its cluster.
    """

    words: str
    met: str
    share: float
    via: bool = False


class Asked:
    """A text as an index sees it: its n-grams, and where each stands in it."""

    def __init__(self, index: Index, text: str, ngrams: Ints, own: int | None = None) -> None:
        """`own` letters are the visitor's, what follows is ours (None: all are the visitor's)."""
        self.index = index
        self.text = folded(text)
        self.own = len(self.text) if own is None else own
        self.ngrams = ngrams
        self._places: dict[int, list[Span]] = {}
        self._parts: dict[int, list[Part]] = {}

    @cached_property
    def words(self) -> tuple[list[int], list[int]]:
        """Where its words start, and where they end."""
        found = list(_WORD.finditer(self.text))
        return [word.start() for word in found], [word.end() for word in found]

    def plurals(self, word: str) -> list[Span]:
        """Where a word stands in the plural."""
        return [
            span
            for span in zip(*self.words, strict=True)
            if singular(self.text[span[0] : span[1]]) == word
        ]

    def places(self, ngram: int) -> list[Span]:
        """Where an n-gram stands; in English as whole words."""
        if ngram not in self._places:
            self._places[ngram] = _spans(self, self.index.features[ngram])
        return self._places[ngram]

    def parts(self, target: int) -> list[Part]:
        """The score against a target in words; the shares add up to it, largest first."""
        if target not in self._parts:
            self._parts[target] = _parts(self, target)
        return self._parts[target]


def _parts(asked: Asked, target: int) -> list[Part]:
    held, weights = row_of(asked.index.weights, target)
    at, known = among(held, asked.ngrams)
    met, shares = asked.ngrams[known], weights[at[known]]
    places = [asked.places(i) for i in met.tolist()]
    runs = _merged(span for spans in places for span in spans)
    starts = [start for start, _ in runs]
    pairs = {(bisect_right(starts, a) - 1, i) for i, spans in enumerate(places) for a, _ in spans}
    run, column = np.array(sorted(pairs), dtype=np.intp).reshape(-1, 2).T
    split = shares[column] / np.bincount(column, minlength=len(met))[column]
    phrases = _met(asked.index, target, met[column], run, split)
    totals = np.bincount(run, split, len(runs)).tolist()
    found = [
        Part(asked.text[start:end], phrase, share, start >= asked.own)
        for (start, end), phrase, share in zip(runs, phrases, totals, strict=True)
    ]
    return sorted(found, key=lambda part: -part.share)


def _spans(asked: Asked, ngram: str) -> list[Span]:
    bare = ngram.strip()
    found = _places(asked.text, bare)
    if asked.index.script == "zh":
        return found
    # Two words of an n-gram may have a mark or a stop word between them: then the first stands.
    first = bare.split()[0]
    found = found or _places(asked.text, first) or asked.plurals(first)
    starts, ends = asked.words
    return [
        (starts[bisect_right(ends, start)], ends[bisect_left(starts, end) - 1])
        for start, end in found
    ]


def _places(text: str, piece: str) -> list[Span]:
    found, start = [], text.find(piece)
    while start >= 0:
        found.append((start, start + len(piece)))
        start = text.find(piece, start + len(piece))
    return found


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one."""
    runs: list[Span] = []
    for start, end in sorted(set(spans)):
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _met(index: Index, target: int, ngrams: Ints, run: Ints, shares: Floats) -> list[str]:
    """For each run the phrase of a target that has most of its share; of equal ones the shortest.

    Each n-gram stands in a run and has a share there; every run has one at least.
    """
    own, rows, having = index.phrases_of(target)
    first, last = (np.searchsorted(having, ngrams, side) for side in ("left", "right"))
    count = last - first
    # The places of all pairs from the first to the last of each n-gram.
    pairs = np.arange(count.sum()) + np.repeat(first - np.cumsum(count) + count, count)
    size = (run.max(initial=-1) + 1, len(own))
    cells = np.repeat(run * len(own), count) + rows[pairs]
    found = np.bincount(cells, np.repeat(shares, count), size[0] * size[1]).reshape(size)
    best = np.argmax(found - 1e-9 * index.lengths[own], axis=1)
    return [index.phrases[own[i]] for i in best]
