"""The index of everything that can be found, in memory, and how well a text fits each thing.

METHOD. Each name of a thing is held in four forms: its characters without marks, its pinyin,
the initials of its pinyin, its words. A text fits a name by the best of: the same (1), contained
(0.7 and up to 0.2 for how much of the name it is, a little more at the beginning), every word of
it in the name (the same), its characters in the order of the name as short names of schools have
them (0.4 and up to 0.2). A kind that is looked for more often gets a little more. Only if nothing
fits the same pinyin is looked for, then all that is told of a thing (`loose.py`), then the nearest
known word.
"""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from itertools import accumulate
from typing import Final, NamedTuple

from rapidfuzz import distance, fuzz, process

from cqvet.subjects.search import words
from cqvet.subjects.search.loose import Loose
from cqvet.subjects.search.things import Thing, things

WEIGHT: Final = {
    "cluster": 0.1,
    "district": 0.09,
    "zone": 0.09,
    "institution": 0.07,
    "country": 0.08,
    "network": 0.08,
    "project": 0.04,
    "document": 0.03,
    "term": 0.05,
    "figure": 0.02,
}
SHORTENED: Final = frozenset({"institution", "network", "project"})
"""Kinds whose names are shortened to some of their characters."""
GENERAL: Final = re.compile(
    r"(产业集群|产业|行业|集群)$|\s+(industry|industries|sector|clusters?)$"
)
NEAR: Final = 80
"""The least likeness, of 100, of a word that is read as another."""
SHORTEST: Final = 4
"""Letters of the shortest word that may be misspelt."""
OWN: Final = 0.1
"""What the present name of a thing counts more than a former one."""
Fits = dict[int, float]


class Form(NamedTuple):
    """A name of the thing at place `of`, as it is compared."""

    of: int
    text: str
    pinyin: str
    starts: frozenset[int]
    initials: str
    words: tuple[str, ...]


class Index:
    """Everything that can be found. Texts given to its methods are as a visitor wrote them."""

    def __init__(self, found: Sequence[Thing]) -> None:
        self.things = found
        self.codes: dict[str, list[int]] = defaultdict(list)
        self.forms: list[Form] = []
        self.by_word: dict[str, list[int]] = defaultdict(list)
        for place, thing in enumerate(found):
            for code in thing.codes:
                self.codes[words.compact(code)].append(place)
            for name in thing.names:
                self.forms.append(_form(place, name))
        for number, form in enumerate(self.forms):
            for word in form.words:
                self.by_word[word].append(number)
        self.known = sorted(self.by_word)
        self.texts = Joined(form.text for form in self.forms)
        self.pinyin = Joined(form.pinyin for form in self.forms)
        self.initials = Joined(form.initials for form in self.forms)
        self.loose = Loose(found)

    def fits(self, text: str, *, told: bool = True) -> Fits:
        """How well each thing fits, by its place; those that do not are left out.

        Without `told` by names alone.
        """
        if coded := self.codes.get(words.compact(text)):
            return dict.fromkeys(coded, 1.0)
        han = bool(words.HAN.search(text))
        tries = (
            (self._han, self._sound, self.loose.fits, self._near_han)
            if han
            else (self._latin, self.loose.fits, self._near)
        )
        for attempt in tries if told else tries[:-2]:
            if fits := _best(attempt(text)):
                return {p: fit + self._weight(p, text) for p, fit in fits.items()}
        bare = GENERAL.sub("", words.folded(text).strip())
        return self.fits(bare, told=told) if bare != words.folded(text).strip() else {}

    def _weight(self, place: int, text: str) -> float:
        """What is added for the kind, and where the text is its name of today."""
        thing = self.things[place]
        present = words.compact(text) in map(words.compact, (thing.zh, thing.en))
        return WEIGHT.get(thing.kind, 0.0) + thing.weight + OWN * present

    def _han(self, text: str) -> Iterator[tuple[int, float]]:
        parts = [words.compact(part) for part in words.folded(text).split()]
        whole = "".join(parts)
        found = False
        for number, at in self.texts.having(whole):
            found, form = True, self.forms[number]
            yield form.of, _contained(len(whole), len(form.text), at)
        for number, _ in self.texts.having(max(parts, key=len)) if len(parts) > 1 else ():
            form = self.forms[number]
            if all(part in form.text for part in parts):
                found = True
                yield form.of, _contained(len(whole), len(form.text), 1)
        if not found and len(whole) > 1:
            for form in self.forms:
                if self.things[form.of].kind not in SHORTENED:
                    continue
                if len(whole) <= len(form.text) and (last := _in_order(whole, form.text)):
                    first = 0.1 if form.text[0] == whole[0] else 0.0
                    loose = 0.1 * last / len(form.text)
                    yield form.of, 0.4 + 0.2 * len(whole) / len(form.text) + first - loose

    def _sound(self, text: str) -> Iterator[tuple[int, float]]:
        yield from self._spoken("".join(words.syllables(text)))

    def _near_han(self, text: str) -> Iterator[tuple[int, float]]:
        whole = words.compact(text)
        if len(whole) < SHORTEST:
            return
        names = [form.text for form in self.forms]
        for _, likeness, at in process.extract(
            whole, names, scorer=fuzz.ratio, score_cutoff=NEAR, limit=20
        ):
            yield self.forms[at].of, likeness / 200

    def _latin(self, text: str) -> Iterator[tuple[int, float]]:
        worded = list(self._worded(words.tokens(text)))
        yield from worded
        # What is a word is no chain of syllables inside a longer name.
        yield from self._spoken(words.sounded(words.compact(text)), first=bool(worded))

    def _near(self, text: str) -> Iterator[tuple[int, float]]:
        yield from self._worded([self._meant(word) for word in words.tokens(text)])

    def _meant(self, word: str) -> str:
        """The known word nearest to one that is not known."""
        if len(word) < SHORTEST or self._begun(word) or word.isdigit():
            return word
        scorer = distance.DamerauLevenshtein.normalized_similarity
        near = process.extractOne(word, self.known, scorer=scorer, score_cutoff=0.7)
        return near[0] if near else word

    def _begun(self, word: str) -> list[str]:
        """The known words that begin with this one."""
        at = bisect_left(self.known, word)
        end = bisect_left(self.known, word + "\uffff")
        return self.known[at:end]

    def _worded(self, given: Sequence[str]) -> Iterator[tuple[int, float]]:
        if not given:
            return
        having = [{n for known in self._begun(word) for n in self.by_word[known]} for word in given]
        for number in set.intersection(*having):
            form = self.forms[number]
            whole = sum(word in form.words for word in given) / len(given)
            same = whole == 1 and len(set(given)) == len(set(form.words))
            share = len(set(given)) / len(set(form.words))
            first = form.words[0].startswith(given[0])
            yield form.of, 1.0 if same else 0.6 + 0.1 * whole + 0.2 * share + 0.05 * first

    def _spoken(self, sound: str, *, first: bool = False) -> Iterator[tuple[int, float]]:
        """The names that sound so in part, or with `first` that begin so."""
        if len(sound) < 2:
            return
        for number, at in self.pinyin.having(sound):
            form = self.forms[number]
            if at == 0 or (at in form.starts and not first):
                yield form.of, _contained(len(sound), len(form.pinyin), at) - 0.02
        for number, at in self.initials.having(sound):
            form = self.forms[number]
            yield form.of, _contained(len(sound), len(form.initials), at) - 0.1


class Joined:
    """Many texts in one, so that those that have a part are found without a look at each."""

    def __init__(self, texts: Iterable[str]) -> None:
        every = list(texts)
        self.whole = "\n".join(every)
        self.starts = [0, *accumulate(len(text) + 1 for text in every)][: len(every)]

    def having(self, part: str) -> Iterator[tuple[int, int]]:
        """The numbers of the texts that have a part, and where in them it stands first."""
        at, last = self.whole.find(part), -1
        while at >= 0:
            number = bisect_right(self.starts, at) - 1
            if number != last:
                yield number, at - self.starts[number]
            last = number
            at = self.whole.find(part, at + 1)


def _form(place: int, name: str) -> Form:
    text = words.compact(name)
    if not words.HAN.search(text):
        return Form(place, text, "", frozenset(), "", words.tokens(name))
    parts = words.syllables(name)
    starts, at = set(), 0
    for part in parts:
        starts.add(at)
        at += len(part)
    return Form(place, text, "".join(parts), frozenset(starts), words.initials(name), ())


def _contained(length: int, of: int, at: int) -> float:
    return 1.0 if length == of else 0.7 + 0.2 * length / of + (0.05 if at == 0 else 0)


def _in_order(short: str, name: str) -> int:
    """Where the characters of a short name end that stand in the name in this order, or 0."""
    at = 0
    for sign in short:
        at = name.find(sign, at) + 1
        if not at:
            return 0
    return at


def _best(found: Iterator[tuple[int, float]]) -> Fits:
    fits: Fits = {}
    for place, fit in found:
        fits[place] = max(fit, fits.get(place, 0.0))
    return fits


@cache
def index() -> Index:
    """The index of the tables of this process."""
    return Index(things())
