"""Names and words of many targets as n-grams with weights, and the score of a text against each.

METHOD. A target (a programme, a class, an institution) is described by phrases, each with a
weight. Phrases become features (scikit-learn's `CountVectorizer`): each phrase as a whole, and
for less its pieces (two or three letters in Chinese; words and parts of words in English). In
what follows they are all called n-grams. A target holds an n-gram with the summed weight t of
its phrases that have it, damped to t / (t + `HALF`), times the rarity ln((N + 1) / (n + 1/2)) of
the n-gram, where n of N groups of targets hold it; all divided by the length of the target's
vector to the power `LENGTH`. The score of a text is the sum over the n-grams that it has, over
`scale`: so every n-gram of the text has a share, and the shares add up to the score.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from typing import TYPE_CHECKING, Any, Final, Literal

import numpy as np
import numpy.typing as npt

if TYPE_CHECKING:
    from scipy import sparse

Floats = npt.NDArray[np.float64]
Ints = npt.NDArray[np.integer[Any]]
Script = Literal["zh", "en"]

LENGTH: Final = 0.2
HALF: Final = 2.0
"""The weight of phrases at which an n-gram has half of its full weight."""
LONGEST: Final = 8
"""Letters of the longest Chinese phrase that is looked for as a whole."""
WORDS: Final = 0.3
LETTERS: Final = 0.3
"""What words and letters inside a phrase count, where a whole phrase counts 1."""

_WORD: Final = re.compile(r"\w\w+")
_LATIN: Final = re.compile(r"[a-z0-9]+")


@dataclass(frozen=True)
class Target:
    """Something that a need can be matched to.

    `group` is what rarity is counted over: programmes of one class share their words.
    """

    id: str
    group: str
    phrases: Mapping[str, float]


@dataclass(frozen=True)
class Index:
    """Targets × n-grams. `belongs` is targets × phrases, `holds` phrases × n-grams."""

    script: Script
    targets: tuple[str, ...]
    phrases: tuple[str, ...]
    features: tuple[str, ...]
    counters: tuple[Any, ...]
    belongs: sparse.csr_array
    holds: sparse.csr_array
    weights: sparse.csr_array
    pairs: dict[int, tuple[Ints, Ints, Ints]] = field(default_factory=dict)

    def ngrams(self, texts: Sequence[str]) -> sparse.csr_array:
        """Which n-grams each text has: texts × n-grams, 0 or 1."""
        from scipy import sparse

        plain = [folded(text) for text in texts]
        blocks = [counter.transform(plain) for counter in self.counters]
        found = sparse.csr_array(sparse.hstack(blocks), dtype=np.float64)
        found.sort_indices()
        return found

    def scores(self, ngrams: sparse.csr_array) -> Floats:
        """The score of each text, by its n-grams, against each target: texts × targets."""
        found: Floats = (ngrams @ self.turned).toarray()
        return found

    @cached_property
    def turned(self) -> sparse.csr_array:
        """The weights as n-grams × targets: turned once, not for every need."""
        from scipy import sparse

        return sparse.csr_array(self.weights.T)

    def phrases_of(self, target: int) -> tuple[Ints, Ints, Ints]:
        """The phrases of a target, and which of them (by place) holds which n-gram, by n-gram.

        Many needs meet the same targets.
        """
        if target not in self.pairs:
            own = row_of(self.belongs, target)[0]
            held = self.holds[own].tocoo()
            order = np.argsort(held.col, kind="stable")
            self.pairs[target] = own, held.row[order], held.col[order]
        return self.pairs[target]

    @cached_property
    def lengths(self) -> Ints:
        """How many letters each phrase has."""
        return np.array([len(phrase) for phrase in self.phrases], dtype=np.int32)


def row_of(matrix: sparse.csr_array, row: int) -> tuple[Ints, Floats]:
    """Columns and values of a row."""
    part = slice(matrix.indptr[row], matrix.indptr[row + 1])
    return matrix.indices[part], matrix.data[part]


def among(held: Ints, wanted: Ints) -> tuple[Ints, npt.NDArray[np.bool_]]:
    """Where each wanted number stands among those held, and whether it does; both are sorted."""
    at = np.searchsorted(held, wanted)
    at[at == len(held)] = 0
    known: npt.NDArray[np.bool_] = held[at] == wanted if len(held) else np.zeros(len(at), bool)
    return at, known


def folded(text: str) -> str:
    """A text as it is compared: compatible forms are one, and so are capitals."""
    return unicodedata.normalize("NFKC", text).lower()


def build(targets: Sequence[Target], script: Script, scale: float, *, whole: bool = False) -> Index:
    """The index of some targets; `whole` leaves out single letters and parts of words."""
    from scipy import sparse

    place = {p: i for i, p in enumerate(dict.fromkeys(p for t in targets for p in t.phrases))}
    cells = [(i, place[p], w) for i, t in enumerate(targets) for p, w in t.phrases.items()]
    rows, columns, values = zip(*cells, strict=True)
    belongs = sparse.csr_array((values, (rows, columns)), shape=(len(targets), len(place)))
    plain = [folded(phrase) for phrase in place]
    kinds = _counters(script, plain, whole=whole)
    counters = tuple(counter for counter, _ in kinds)
    blocks = [sparse.csr_array(counter.fit_transform(plain), dtype=float) for counter in counters]
    groups = {group: i for i, group in enumerate(dict.fromkeys(t.group for t in targets))}
    members = sparse.csr_array(
        (np.ones(len(targets)), ([groups[t.group] for t in targets], range(len(targets))))
    )
    parts = [
        _weighed(belongs @ block, members) * weight
        for block, (_, weight) in zip(blocks, kinds, strict=True)
    ]
    weights = sparse.csr_array(sparse.hstack(parts))
    length = np.sqrt(weights.power(2).sum(axis=1)) ** LENGTH
    scaled = sparse.csr_array(sparse.diags_array(1 / (scale * length)) @ weights)
    scaled.sort_indices()
    return Index(
        script,
        tuple(target.id for target in targets),
        tuple(place),
        tuple(str(name) for counter in counters for name in counter.get_feature_names_out()),
        counters,
        belongs,
        sparse.csr_array(sparse.hstack(blocks)),
        scaled,
    )


def _counters(script: Script, phrases: Sequence[str], *, whole: bool) -> list[tuple[Any, float]]:
    """What cuts a text into n-grams, and what an n-gram of each kind counts."""
    from sklearn.feature_extraction.text import CountVectorizer

    if script == "zh":
        letters = CountVectorizer(
            analyzer="char", ngram_range=(2, 3), preprocessor=_han, binary=True
        )
        if whole:
            return [(letters, 1)]
        known = sorted({phrase for phrase in phrases if len(phrase) > 1})
        vocabulary = CountVectorizer(
            analyzer="char", ngram_range=(2, LONGEST), vocabulary=known, binary=True
        )
        return [(vocabulary, 1), (letters, LETTERS)]
    cut = {"tokenizer": singulars, "token_pattern": None, "binary": True}
    words = CountVectorizer(ngram_range=(1, 2), **cut)
    if whole:
        return [(words, 1)]
    known = sorted({" ".join(singulars(phrase)) for phrase in phrases} - {""})
    vocabulary = CountVectorizer(ngram_range=(1, 3), vocabulary=known, **cut)
    letters = CountVectorizer(analyzer="char_wb", ngram_range=(4, 5), binary=True)
    return [(vocabulary, 1), (words, WORDS), (letters, LETTERS)]


def singulars(text: str) -> list[str]:
    """The English words of a text that say something, plurals as singulars."""
    return [singular(word) for word in _WORD.findall(text) if word not in stop_words()]


@cache
def stop_words() -> frozenset[str]:
    """English words that say nothing."""
    from sklearn.feature_extraction.text import ENGLISH_STOP_WORDS

    return frozenset(ENGLISH_STOP_WORDS)


def singular(word: str) -> str:
    """An English word without the ending of its plural."""
    if len(word) < 4 or not word.endswith("s") or word.endswith(("ss", "us", "is")):
        return word
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-2] if word.endswith(("ches", "shes", "sses", "xes")) else word[:-1]


def _han(text: str) -> str:
    """A text without its Latin words, whose letters say nothing by themselves."""
    return _LATIN.sub(" ", text)


def _weighed(held: sparse.csr_array, members: sparse.csr_array) -> sparse.csr_array:
    """Damped sums of phrase weights, times how rare an n-gram is among the groups."""
    from scipy import sparse

    groups = members.shape[0]
    having = ((members @ held) > 0).sum(axis=0)
    rare = np.log((groups + 1) / (having + 0.5)).clip(min=0)
    damped = held.copy()
    damped.data = damped.data / (damped.data + HALF)
    return sparse.csr_array(damped @ sparse.diags_array(rare))
