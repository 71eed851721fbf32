"""Ways of asking for a view: the one whose wording is nearest to that of a question.

METHOD. `question_forms` has a row for each view with some ways of asking for it, in both languages;
`@kind` stands for a thing of a kind, in the view too. A question and a way of asking are compared
by the ideas of their words (`ideas`), their words as they stand (English without endings, Chinese
by pairs of characters) and the kinds of things they name. Each counts by how rare it is among the
views, ln(N / n) + 1; what none of them has counts as `UNKNOWN`. Two are as near as the cosine of
the angle between them, 0 to 1; so is a question to all ways of asking for a view together, which
counts as `ALL` of it. What a question names has to be in the way of asking, and the other way
round; of the name of a record (`records`) enough has to be said, and the rarest word of a question
tells a record before all else.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from math import sqrt
from typing import Final, NamedTuple

from cqvet.subjects.search import figures, ideas, wording, words
from cqvet.subjects.search.entities import Slot
from cqvet.subjects.search.wordings import (
    ASKED,
    COUNTED,
    KINDS,
    REFUSE,
    Form,
    blank,
    known,
    telling,
)

PART: Final = 0.82
"""What the view keeps at least that a part of a text asks for: the longer the part, the more."""
SHORT: Final = 5
"""Signs of a part that asks for nothing."""
LEAST: Final = 0.3
MANY: Final = 2
"""Of so many kinds of things the most telling is asked of where none is nearer than this."""
SIDE: Final = 0.85
"""What is less likely keeps: a figure where no number is asked for, a page where one is."""
BRIEF: Final = (12, 8)
"""So many Chinese signs or English words has a short text."""
ELSE: Final = 0.75
"""What a figure keeps that counts something else."""
ALL: Final = 0.25
"""What all ways of asking for a view together count, against the nearest one."""
REFUSED: Final = 0.9
"""What a reason for no answer keeps where nothing is named."""
RARE: Final = 1.3
"""How much nearer a record is that has the rarest part of a question."""
PLACED: Final = frozenset({"cluster", "district"})
"""What a list of networks may be of: its name in that of one is not enough."""
NETWORK: Final = frozenset({"consortium", "community", "alliance"})
CODED: Final = "competition", "lane"
CHOSEN: Final = 1.15
"""How much nearer a view is that is chosen by one of these that is named."""
REFUSED_OF: Final = 0.8
"""What a reason for no answer keeps where something is named."""
LISTED: Final = frozenset({"which", "'list"})
"""Beside these a record is told by words of its own alone."""
WRITTEN: Final = frozenset({"document", "plan", "goal", "when"})
"""One of these ideas is beside the name of a document."""
_END: Final = re.compile(r"[,。?!;:]|[.?!](?= )| - ")


class Fit(NamedTuple):
    """The view that a question asks for, and how near it is to a way of asking for it."""

    page: str
    query: Mapping[str, str]
    near: float
    part: str = ""
    held: frozenset[str] = frozenset()


def nearest(plain: str, slots: Sequence[Slot], named: Mapping[str, str]) -> Fit:
    """The best view for a folded text or for one of its sentences: `part` is what asks for it."""
    fits = [best(plain, slots, named)._replace(part=plain)]
    ends = [at.end() for at in _END.finditer(plain)]
    for start, end in zip([0, *ends], [*ends, len(plain)], strict=True):
        if ends and end - start > SHORT:
            inside = [
                slot._replace(start=slot.start - start, end=slot.end - start)
                for slot in slots
                if start <= slot.start and slot.end <= end and slot.kind in KINDS
            ]
            fit = best(plain[start:end], inside, named)
            outside = len(inside) < sum(slot.kind in KINDS for slot in slots)
            share = PART + (1 - PART) * (end - start) / len(plain)
            if wording.ASKING.search(plain) and not wording.ASKING.search(plain[start:end]):
                share *= SIDE
            kept = fit.near * (0 if outside and not inside else share)
            fits.append(fit._replace(part=plain[start:end], near=kept))
    return max(fits, key=lambda fit: fit.near)


def best(plain: str, slots: Iterable[Slot], named: Mapping[str, str]) -> Fit:
    """The view whose way of asking is nearest to a folded text; `near` 0 where there is none.

    A page `refuse/<why>` is the way of asking for what the data do not have. Of several kinds of
    things that no way of asking has together the most telling is what is asked of.
    """
    slots = tuple(slot for slot in slots if slot.kind in KINDS)
    parts = telling(blank(plain, slots)) - {f"'{named.get('year')}"}
    if not slots and all(part in ASKED or part[0] == "'" or part[1:].isdigit() for part in parts):
        return Fit("", {}, 0.0)
    beside = {f"@{slot.kind}={slot.code}" for slot in slots}
    if "year" in named:
        beside.add(f"@year={named['year']}")
    near, own = _near(parts | beside)
    has, every = [slot.kind for slot in slots], known()
    codes = frozenset(f"{kind}={named[kind]}" for kind in CODED if kind in named)
    question = Question(parts, every.rarest(parts), figures.counted(plain), codes)
    for kinds in dict.fromkeys((frozenset(has), *(frozenset({k}) for k in KINDS if k in has))):
        fit, found = 0.0, None
        for at, held in near.items():
            form = every.forms[at]
            if held * RARE * CHOSEN > fit and form.may(kinds, named):
                kept = held * _kept(form, question, bare=not kinds)
                if kept > fit and every.said(form, parts, beside):
                    fit, found = kept, form
        if found and (fit / own >= LEAST or len(has) < MANY):
            return Fit(*_filled(found.view, named), min(1.0, fit / own), held=found.parts)
    return Fit("", {}, 0.0)


class Question(NamedTuple):
    """What counts in a question, the rarest of it, the ideas of what is counted, and its codes."""

    parts: frozenset[str]
    rarest: frozenset[str]
    counted: frozenset[str]
    codes: frozenset[str]


def _kept(form: Form, question: Question, *, bare: bool) -> float:
    """What a way of asking keeps, by what it is of and what is asked for."""
    if form.view.startswith(REFUSE):
        return REFUSED if bare else REFUSED_OF
    kept = 1.0
    dated = form.figure and figures.unit(form.view.partition("figure=")[2]) in figures.WHEN
    asked = question.parts & COUNTED
    if bare and (form.figure != bool(asked - {"when"}) or ("when" in asked and not dated)):
        kept = SIDE if form.figure or asked - {"when"} else 1.0
    if form.figure and "when" in asked and not dated:
        kept = ELSE
    if form.figure and question.counted and not question.counted & form.parts:
        kept *= ELSE
    if any(code in form.view for code in question.codes):
        kept *= CHOSEN
    if "policy=" in form.view and not question.parts & WRITTEN:
        return kept * SIDE
    if "network=" in form.view and form.codes.keys() & PLACED and not _one(question.parts):
        return kept * ELSE
    if "statistics/" in form.view and "history" in question.parts:
        kept *= ELSE
    rarest = question.rarest
    if asked or LISTED & question.parts:
        rarest &= known().own if asked else known().told
    return kept * RARE if form.record & rarest and not form.figure else kept


def _one(parts: frozenset[str]) -> bool:
    """Whether one network is asked of, and no list."""
    return bool(parts & NETWORK) and "which" not in parts and "'consortia" not in parts


def strange(plain: str, slots: Iterable[Slot]) -> bool:
    """Whether a short text has a word beside what it names that is in no way of asking."""
    read = ideas.read(blank(plain, slots))
    short = len(plain) <= BRIEF[0] if words.HAN.search(plain) else len(plain.split()) <= BRIEF[1]
    return short and any(unheard(word.text) for word in read if not word.ideas)


def unheard(word: str) -> bool:
    """Whether a word is in no way of asking."""
    return len(word) > 1 and not telling(word) & known().rare.keys()


def holds(fit: Fit, said: str) -> bool:
    """Whether what was found has all that counts in a text in its own words."""
    parts = telling(said)
    return bool(parts) and not fit.page.startswith(REFUSE) and parts <= fit.held


def _near(parts: frozenset[str]) -> tuple[Mapping[int, float], float]:
    """How much of these parts each way of asking holds, against its own; and how much they are."""
    every, views = known(), defaultdict[str, float](float)
    near: dict[int, float] = defaultdict(float)
    for part in parts:
        for at in every.holders.get(part, ()):
            near[at] += every.rare[part] ** 2 / every.norms[at]
        for view, much in every.views.get(part, {}).items():
            views[view] += every.rare[part] * much
    whole = sqrt(sum(every.weight(part) ** 2 for part in parts if "=" not in part)) or 1.0
    return {
        at: (1 - ALL) * held + ALL * views[every.forms[at].view] for at, held in near.items()
    }, whole


def _filled(view: str, named: Mapping[str, str]) -> tuple[str, dict[str, str]]:
    """The page of a view, and its parameters with what is named."""
    page, _, query = view.partition("?")
    pairs = (pair.partition("=") for pair in query.split("&") if pair)
    return page, {name: named[code[1:]] if code[:1] == "@" else code for name, _, code in pairs}
