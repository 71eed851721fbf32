"""Why a text scores what it does: its words, the words of the target that they met, the shares."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
import numpy.typing as npt
from scipy import sparse

from cqvet.needs.index import Floats, Index, Script, folded

Ints = npt.NDArray[np.int32]

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
        self.text = folded(text)
        self.own = len(self.text) if own is None else own
        self.spans = {int(i): _spans(index.script, self.text, index.features[i]) for i in ngrams}


def parts(index: Index, asked: Asked, target: int) -> list[Part]:
    """The score of a text against a target in words; the shares add up to it, largest first."""
    held, weights = row_of(index.weights, target)
    known = np.isin(held, list(asked.spans))
    met, shares = held[known], weights[known]
    places = [asked.spans[i] for i in met.tolist()]
    runs = _merged(span for spans in places for span in spans)
    # Runs × n-grams: how much of an n-gram's share a run has.
    split = np.zeros((len(runs), len(met)))
    for column, spans in enumerate(places):
        own = sorted({_inside(runs, span) for span in spans})
        split[own, column] = shares[column] / len(own)
    phrases = _met(index, target, met, split)
    found = [
        Part(asked.text[start:end], phrase, float(row.sum()), start >= asked.own)
        for (start, end), phrase, row in zip(runs, phrases, split, strict=True)
    ]
    return sorted(found, key=lambda part: -part.share)


def row_of(matrix: sparse.csr_array, row: int) -> tuple[Ints, Floats]:
    """Columns and values of a row."""
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]


def _spans(script: Script, text: str, ngram: str) -> list[Span]:
    """Where an n-gram stands in a text; in English as whole words."""
    bare = ngram.strip()
    found = _places(text, bare)
    if script == "zh":
        return found
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    # Two words of an n-gram may have a mark or a stop word between them: then the first stands.
    found = found or _places(text, bare.split()[0])
    return [
        (min(a for a, b in words if b > start), max(b for a, b in words if a < end))
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


def _inside(runs: Sequence[Span], span: Span) -> int:
    return next(i for i, run in enumerate(runs) if run[0] <= span[0] and span[1] <= run[1])


def _met(index: Index, target: int, ngrams: Ints, split: Floats) -> list[str]:
    """For each run the phrase of a target that has most of its share; of equal ones the shortest.

    `split` is runs × n-grams.
    """
    own = row_of(index.belongs, target)[0]
    having = [row_of(index.holds, phrase)[0] for phrase in own]
    rows = np.repeat(np.arange(len(own)), [len(ngrams_of) for ngrams_of in having])
    place = np.full(len(index.features), -1)
    place[ngrams] = np.arange(len(ngrams))
    columns = place[np.concatenate(having)]
    holds = np.zeros((len(own), len(ngrams)))
    holds[rows[columns >= 0], columns[columns >= 0]] = 1
    lengths = np.array([len(index.phrases[phrase]) for phrase in own])
    best = np.argmax(split @ holds.T - 1e-9 * lengths, axis=1)
    return [index.phrases[own[i]] for i in best]
