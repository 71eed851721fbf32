"""Ways of asking for a view: the one whose wording is nearest to that of a question.

METHOD. `question_forms` has a row for each view with some ways of asking for it, in both languages;
`@kind` stands for a thing of a kind, in the view too. A question and a way of asking are compared
by the ideas of their words (`ideas`), their words as they stand (English without endings, Chinese
by pairs of characters) and the kinds of things they name. Each counts by how rare it is among the
views, ln(N / n) + 1; what none of them has counts as `UNKNOWN`. Two are as near as the cosine of
the angle between them, 0 to 1; so is a question to all ways of asking for a view together, which
counts as `ALL` of it. What a question names has to be in the way of asking, and the other way
round.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from math import log, sqrt
from typing import Final, NamedTuple

from cqvet import data
from cqvet.i18n import LANGS
from cqvet.subjects.search import figures, ideas, words
from cqvet.subjects.search.entities import Slot

KINDS: Final = dict.fromkeys(("institution", "country", "city", "cluster", "district", "zone"))
"""What a question names has to be what is asked of, of these kinds, the most telling first."""
PART: Final = 0.82
"""What the view keeps at least that a part of a text asks for: the longer the part, the more."""
SHORT: Final = 5
"""Signs of a part that asks for nothing."""
LEAST: Final = 0.3
MANY: Final = 2
"""Of so many kinds of things the most telling is asked of where none is nearer than this."""
SIDE: Final = 0.8
"""What a figure keeps where no number is asked for, a page where one is, and a reason for no
answer where something is named."""
COUNTED: Final = frozenset({"many", "share", "when", "years", "amount", "rank", "first"})
UNKNOWN: Final = 2.0
"""What a word counts that no way of asking has."""
ALL: Final = 0.25
"""What all ways of asking for a view together count, against the nearest one."""
SIGNS: Final[Mapping[str, float]] = {"'": 0.25, "~": 0.8}
"""What a word as it stands counts against an idea: one that has an idea too, and one that has none.
"""
REFUSE: Final = "refuse/"
"""Begins a view that there is none of: behind it stands why."""
_END: Final = re.compile(r"[,。?!;:]|[.?!](?= )| - ")
_PLACE: Final = re.compile(r"@([a-z]+)(?:=([A-Za-z0-9]+))?")
_ENDING: Final = re.compile(r"(?:ing|ed|es|s|ly|ion|ions)$")


class Form(NamedTuple):
    """A way of asking: for which view, what counts in it, and the kinds of things it names."""

    view: str
    parts: frozenset[str]
    kinds: frozenset[str]

    codes: Mapping[str, str]
    figure: bool

    def may(self, has: frozenset[str], named: Mapping[str, str]) -> bool:
        """Whether it names what a question names, and nothing else."""
        if not all(named.get(kind) == code for kind, code in self.codes.items()):
            return False
        none = self.view.startswith(REFUSE)
        return self.kinds <= named.keys() and (none or self.kinds & KINDS.keys() == has)


class Fit(NamedTuple):
    """The view that a question asks for, and how near it is to a way of asking for it."""

    page: str
    query: Mapping[str, str]
    near: float
    part: str = ""


def nearest(plain: str, slots: Sequence[Slot], named: Mapping[str, str]) -> Fit:
    """The best view for a folded text or for one of its sentences: `part` is what asks for it."""
    fits = [best(plain, slots, named)._replace(part=plain)]
    ends = [at.end() for at in _END.finditer(plain)]
    for start, end in zip([0, *ends], [*ends, len(plain)], strict=True):
        if ends and end - start > SHORT:
            inside = [
                slot._replace(start=slot.start - start, end=slot.end - start)
                for slot in slots
                if start <= slot.start and slot.end <= end
            ]
            fit = best(plain[start:end], inside, named)
            outside = len(inside) < sum(slot.kind in KINDS for slot in slots)
            share = PART + (1 - PART) * (end - start) / len(plain)
            kept = fit.near * (0 if outside and not inside else share)
            fits.append(fit._replace(part=plain[start:end], near=kept))
    return max(fits, key=lambda fit: fit.near)


def best(plain: str, slots: Iterable[Slot], named: Mapping[str, str]) -> Fit:
    """The view whose way of asking is nearest to a folded text; `near` 0 where there is none.

    A page `refuse/<why>` is the way of asking for what the data do not have. Of several kinds of
    things that no way of asking has together the most telling is what is asked of.
    """
    slots = tuple(slot for slot in slots if slot.kind in KINDS)
    text = list(plain)
    for slot in slots:
        text[slot.start : slot.end] = [" "] * (slot.end - slot.start)
    parts = _parts("".join(text)) - {f"'{named.get('year')}"}
    if not slots and not any(part not in ASKED and not part[1:].isdigit() for part in parts):
        return Fit("", {}, 0.0)
    near, own = _near(parts | {f"@{slot.kind}={slot.code}" for slot in slots})
    has = [slot.kind for slot in slots]
    counted = bool(parts & COUNTED)
    for kinds in dict.fromkeys((frozenset(has), *(frozenset({k}) for k in KINDS if k in has))):
        fit, found = 0.0, None
        for at, held in near.items():
            form = _known().forms[at]
            if held > fit and form.may(kinds, named):
                none = bool(kinds) and form.view.startswith(REFUSE)
                kept = SIDE if none or (not kinds and form.figure != counted) else 1.0
                if held * kept > fit:
                    fit, found = held * kept, form
        if found and (fit / own >= LEAST or len(has) < MANY):
            return Fit(*_filled(found.view, named), min(1.0, fit / own))
    return Fit("", {}, 0.0)


def _near(parts: frozenset[str]) -> tuple[Mapping[int, float], float]:
    """How much of these parts each way of asking holds, against its own; and how much they are."""
    known = _known()
    near: dict[int, float] = defaultdict(float)
    every: dict[str, float] = defaultdict(float)
    for part in parts:
        for at in known.holders.get(part, ()):
            near[at] += known.rare[part] ** 2 / known.norms[at]
        for view, much in known.views.get(part, {}).items():
            every[view] += known.rare[part] * much
    whole = sqrt(sum(known.weight(part) ** 2 for part in parts if "=" not in part)) or 1.0
    return {
        at: (1 - ALL) * held + ALL * every[known.forms[at].view] for at, held in near.items()
    }, whole


def _filled(view: str, named: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The page of a view, and its parameters with what is named."""
    page, _, query = view.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return page, {name: named[code[1:]] if code[:1] == "@" else code for name, _, code in pairs}


class Known:
    """All ways of asking, which of them hold a part, how rare it is, how much of it a view has."""

    def __init__(self, forms: tuple[Form, ...]) -> None:
        self.forms = forms
        of: dict[str, set[str]] = defaultdict(set)
        for form in forms:
            of[form.view] |= form.parts
        often = Counter(part for parts in of.values() for part in parts)
        self.rare = {part: _counts(part, len(of), n) for part, n in often.items()}
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

    def weight(self, part: str) -> float:
        """What a part of a question counts."""
        return self.rare.get(part, UNKNOWN * SIGNS.get(part[0], 1.0))


def _counts(part: str, of: int, often: int) -> float:
    return (log(of / often) + 1) * SIGNS.get(part[0], 1.0)


def _parts(plain: str) -> frozenset[str]:
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


ASKED: Final = frozenset({"many", "share", "when", "years", "which", "define", "amount"})
"""Ideas that tell no figure but what is asked of it."""


def _stem(word: str) -> str:
    return _ENDING.sub("", word) if len(word) > 4 else word


@cache
def _known() -> Known:
    found = []
    for row in data.every("question_forms"):
        for lang in LANGS:
            for said in words.folded(str(row[f"forms_{lang}"] or "")).split("|"):
                places = [(kind, code.upper()) for kind, code in _PLACE.findall(said)]
                codes = {kind: code for kind, code in places if code}
                parts = _parts(_PLACE.sub(" ", said))
                parts |= {f"@{kind}={code}" for kind, code in codes.items()}
                if parts:
                    figure = row["view"].startswith("overview")
                    kinds = frozenset(kind for kind, _ in places)
                    found.append(Form(row["view"], parts, kinds, codes, figure))
    return Known(tuple(found))
