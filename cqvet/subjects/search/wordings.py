"""The ways of asking as they are compared: what counts in each, and how rare it is among them all.

`question_forms` has those that somebody thought of, `records` the names of the tables. How a
question is read by them stands in `forms`.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from functools import cache
from math import log, sqrt
from typing import Final, NamedTuple

from cqvet import data
from cqvet.i18n import LANGS
from cqvet.subjects.search import figures, ideas, records, words
from cqvet.subjects.search.entities import Slot, found

KINDS: Final = dict.fromkeys(("institution", "country", "city", "cluster", "district", "zone"))
"""What a question names has to be what is asked of, of these kinds, the most telling first."""
UNKNOWN: Final = 2.0
"""What a word counts that no way of asking has."""
SIGNS: Final[Mapping[str, float]] = {"'": 0.25, "~": 0.8}
"""What a word as it stands counts against an idea: one that has an idea too, and one that has none.
"""
NAME: Final = 0.45
"""How much of the name of a record has to be said."""
FEW: Final = 5
"""So many views have a word that tells a record on its own, and how much of the name that is."""
LITTLE: Final = 0.12
MORE: Final = 0.12
"""How much more for each thing in the name of a record that is not named."""
AS_RARE: Final = 0.9
SOME: Final = 0.2
"""How much of what it has beside the things that it names."""
BESIDE: Final = ("@cluster", "@district", "@year")
"""Things that have no page of such records, so that they tell one."""
REFUSE: Final = "refuse/"
"""Begins a view that there is none of: behind it stands why."""
COUNTED: Final = frozenset({"many", "share", "when", "years", "amount", "rank", "first"})
_PLACE: Final = re.compile(r"@([a-z]+)(?:=([A-Za-z0-9]+))?")
_ENDING: Final = re.compile(r"(?:ing|ed|es|s|ly|ion|ions)$")
ASKED: Final = frozenset({"many", "share", "when", "years", "which", "define", "amount"})
"""Ideas that tell no figure but what is asked of it."""


class Form(NamedTuple):
    """A way of asking: for which view, what counts in it, and the kinds of things it names.

    `record` is what the name of a record has beside these: enough of it has to be said, and one of
    the ideas that it `needs`.
    """

    view: str
    parts: frozenset[str]
    kinds: frozenset[str]

    codes: Mapping[str, str]
    figure: bool
    record: frozenset[str] = frozenset()
    needs: frozenset[str] = frozenset()

    @property
    def tells(self) -> bool:
        """Whether the name of a record has something beside a place that is a word itself."""
        return bool(self.record) and not ("figure=glossary" in self.view and self.codes)

    def may(self, has: frozenset[str], named: Mapping[str, str]) -> bool:
        """Whether it names what a question names, and nothing else."""
        if self.record:
            needed = all(named.get(kind) == self.codes[kind] for kind in self.kinds)
            own = all(named.get(kind, self.codes[kind]) == self.codes[kind] for kind in self.codes)
            return needed and own and has <= self.codes.keys()
        if not all(named.get(kind) == code for kind, code in self.codes.items()):
            return False
        none = self.view.startswith(REFUSE)
        return self.kinds <= named.keys() and (none or self.kinds & KINDS.keys() == has)


def blank(plain: str, slots: Iterable[Slot]) -> str:
    """A text without what it names."""
    text = list(plain)
    for slot in slots:
        text[slot.start : slot.end] = [" "] * (slot.end - slot.start)
    return "".join(text)


class Known:
    """All ways of asking, which of them hold a part, how rare it is, how much of it a view has."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms
        of: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            of[form.view] |= form.parts
        often = Counter(part for parts in of.values() for part in parts)
        self.rare = {part: _counts(part, len(of), n) for part, n in often.items()}
        self.own = {part for part, n in often.items() if n <= FEW and part.startswith("~")}
        self.told = {part for part, n in often.items() if n <= FEW and part[0] != "'"}
        self.norms = [sqrt(sum(self.rare[part] ** 2 for part in form.parts)) for form in forms]
        self.holders: dict[str, list[int]] = defaultdict(list)
        held: dict[str, dict[str, float]] = defaultdict(lambda: defaultdict(float))
        for at, form in enumerate(forms):
            for part in form.parts:
                self.holders[part].append(at)
                held[form.view][part] += self.rare[part] / self.norms[at]
        self.views: dict[str, dict[str, float]] = defaultdict(dict)
        for view, counts in held.items():
            norm = sqrt(sum(much**2 for much in counts.values()))
            for part, much in counts.items():
                self.views[part][view] = much / norm

    def said(self, form: Form, parts: frozenset[str], beside: AbstractSet[str]) -> bool:
        """Whether a text of these parts says enough of the name of a record, if it is one's."""
        if not form.record:
            return True
        if form.needs and not form.needs & parts:
            return False
        held, own = self._much(form.record & parts), self._much(form.record)
        if any(part in self.own for part in form.record & parts):
            left = sum(kind in KINDS for kind in form.codes) - len(beside)
            return held >= (LITTLE + MORE * max(0, left)) * own
        placed = self._much(part for part in form.parts & beside if part.startswith(BESIDE))
        return held >= SOME * own and held + placed >= NAME * (own + placed)

    def _much(self, parts: Iterable[str]) -> float:
        return sum(self.rare[part] ** 2 for part in parts)

    def rarest(self, parts: frozenset[str]) -> frozenset[str]:
        """The parts that are known and about as rare as the rarest of them."""
        known = {part: self.rare[part] for part in parts - COUNTED if part in self.rare}
        most = max(known.values(), default=0.0)
        return frozenset(part for part, rare in known.items() if rare >= AS_RARE * most)

    def weight(self, part: str) -> float:
        """What a part of a question counts."""
        return self.rare.get(part, UNKNOWN * SIGNS.get(part[0], 1.0))


def _counts(part: str, of: int, often: int) -> float:
    return (log(of / often) + 1) * SIGNS.get(part[0], 1.0)


def telling(plain: str) -> frozenset[str]:
    """What counts in a folded text: ideas, and behind a sign words as they stand (`SIGNS`)."""
    found: set[str] = set()
    unknown = set()
    for word in ideas.read(plain):
        found |= word.ideas - figures.SILENT
        found |= word.ideas & ASKED
        sign = "'" if word.ideas else "~"
        if not words.HAN.search(word.text):
            found |= {f"{sign}{_stem(part)}" for part in re.findall(r"[a-z0-9+]+", word.text)}
        elif not word.ideas:
            unknown |= set(range(word.start, word.end))
    for run in re.finditer(r"[\u3400-\u9fff]+", plain):
        for at in range(run.start(), run.end() - 1):
            sign = "~" if {at, at + 1} & unknown else "'"
            found.add(f"{sign}{plain[at : at + 2]}")
    return frozenset(found - {f"'{word}" for word in words.SMALL})


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word


@cache
def known() -> Known:
    """All ways of asking."""
    recorded = (form for form in map(_recorded, records.said()) if form.tells)
    return Known((*_worded(), *recorded))


def _recorded(said: records.Said) -> Form:
    """The way of asking for a record: what its name names has to be named."""
    plain = words.folded(said.name)
    slots = [slot for slot in found(plain) if slot.kind in KINDS]
    codes = {slot.kind: slot.code for slot in slots} | dict(said.named)
    own = telling(blank(plain, slots))
    parts = own | {f"@{kind}={code}" for kind, code in codes.items()}
    figure = said.view.startswith("overview?figure=")
    kinds = frozenset(kind for kind, _ in said.named)
    return Form(said.view, parts, kinds, dict(said.beside) | codes, figure, own, said.needs)


def _worded() -> Iterator[Form]:
    for row in data.every("question_forms"):
        for lang in LANGS:
            for said in words.folded(str(row[f"forms_{lang}"] or "")).split("|"):
                places = [(kind, code.upper()) for kind, code in _PLACE.findall(said)]
                codes = {kind: code for kind, code in places if code}
                parts = telling(_PLACE.sub(" ", said))
                parts |= {f"@{kind}={code}" for kind, code in codes.items()}
                if parts:
                    figure = row["view"].startswith("overview?figure=")
                    kinds = frozenset(kind for kind, _ in places)
                    yield Form(row["view"], parts, kinds, codes, figure)
