"""Why a text scores what it does: its words, the words of the target that they met, the shares."""

import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from cqvet.needs.index import Index, folded

_WORD: Final = re.compile(r"\w+")
Span = tuple[int, int]


@dataclass(frozen=True)
class Part:
    """A piece of a score: words of the need, the phrase of the target that they met, the share.

    Where `met` is empty the words tell that the text is a need, whatever it is about.
    """

    words: str
    met: str
    share: float


def parts(index: Index, text: str, target: int) -> list[Part]:
    """The score of a text against a target in words; the shares add up to it, largest first."""
    plain = folded(text)
    asked = index.ngrams([text]).indices
    row = index.weights[[target], :]
    weights = dict(zip(row.indices.tolist(), row.data.tolist(), strict=True))
    shares = {int(i): weights[i] for i in asked if weights.get(i)}
    spans = {i: _spans(index, plain, index.features[i]) for i in shares}
    runs = _merged(span for found in spans.values() for span in found)
    by_run: dict[Span, dict[int, float]] = defaultdict(dict)
    for i, share in shares.items():
        own = {_inside(runs, span) for span in spans[i]}
        for run in own:
            by_run[run][i] = share / len(own)
    found = [
        Part(plain[start:end], _met(index, target, own), sum(own.values()))
        for (start, end), own in by_run.items()
    ]
    return sorted(found, key=lambda part: -part.share)


def _spans(index: Index, text: str, ngram: str) -> list[Span]:
    """Where an n-gram stands in a text; in English as whole words."""
    bare = ngram.strip()
    found = [(m.start(), m.end()) for m in re.finditer(re.escape(bare), text)]
    if index.script == "zh":
        return found
    words = [(m.start(), m.end()) for m in _WORD.finditer(text)]
    # Two words of an n-gram may have a mark or a stop word between them: then the first stands.
    found = found or [(m.start(), m.end()) for m in re.finditer(re.escape(bare.split()[0]), text)]
    return [
        (min(a for a, b in words if b > start), max(b for a, b in words if a < end))
        for start, end in found
    ]


def _merged(spans: Iterable[Span]) -> list[Span]:
    """Spans that overlap as one."""
    runs: list[Span] = []
    for start, end in sorted(set(spans)):
        if runs and start < runs[-1][1]:
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    return runs


def _inside(runs: Iterable[Span], span: Span) -> Span:
    return next(run for run in runs if run[0] <= span[0] and span[1] <= run[1])


def _met(index: Index, target: int, shares: dict[int, float]) -> str:
    """The phrase of a target that has most of some n-grams; of equal ones the shortest."""
    own = index.belongs[[target], :].indices
    held = index.holds[own, :][:, list(shares)]
    weights = held @ list(shares.values())
    best = max(range(len(own)), key=lambda i: (weights[i], -len(index.phrases[own[i]])))
    return index.phrases[own[best]]
