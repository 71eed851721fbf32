"""The figure of the article that a question means: by its number, or by what its title says.

METHOD. Titles and questions are read as ideas (`ideas`), so that one title fits any wording in
either language. An idea counts by how rare it is among the titles, ln(N / n) + 1; a word without
one as `UNKNOWN`. A figure fits by how much of the question its title says (what only its sentence
says counts less) and by how much of its title the question says: their weighted harmonic mean, in
which the first counts more. A rare idea of the title has to be said, and what is asked has to be
of the kind of the figure: a share, a rank, a year, a duration, a number.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cache
from itertools import dropwhile, takewhile
from math import log
from typing import Final, NamedTuple

from cqvet import data
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang
from cqvet.subjects.search import ideas, words
from cqvet.subjects.search.ideas import Word
from cqvet.subjects.search.numbers import numbers

LEAST: Final = 0.55
"""How well a title fits at least."""
FEW: Final = 8
"""So many titles have an idea at most that tells a figure beside its number."""
TOLD: Final = 0.6
"""What an idea counts that only the sentence of a figure says."""
ALONE: Final = 0.42
"""How well at least where no other title fits nearly as well."""
CLEAR: Final = 1.5
"""How many times better it is then."""
FEWEST: Final = 2
"""So many titles have one of its ideas then."""
UNKNOWN: Final = 2.5
"""What a word without an idea counts."""
MEANT: Final = 0.82
"""So rare, against the rarest of the title, has one of the ideas to be that are said."""
PAGE: Final = 4.0
"""What a word counts that tells a page."""
TITLE: Final = 0.3
"""What part of a title that is not said counts, against a part of the question."""
OTHER: Final = 0.6
"""What a figure of another kind than the one asked for keeps."""
SILENT: Final = ideas.telling("nothing")
"""Ideas that tell no figure from another."""
PAGES: Final = ideas.telling("page")
"""Ideas that tell a page, and no figure."""
WHEN: Final = frozenset({"calendar_year", "date"})
KINDS: Final[Mapping[str, frozenset[str]]] = {
    "share": frozenset({"percent"}),
    "rank": frozenset({"rank"}),
    "first": frozenset({"rank", "medal", "event", "college"}),
    "when": WHEN,
    "years": frozenset({"year"}),
}
"""What is asked -> the units of the figures that tell it; a number is asked of all others."""
COUNTS: Final = frozenset({"many", "amount"})
SIDE: Final = 0.92
"""What a figure keeps of its fit beside others that are likelier to be meant."""
PAIR: Final = "sichuan"
YEAR: Final = re.compile(r"(19|20)\d\d")
TEXTS: Final = ("title", "statement")


class Titled(NamedTuple):
    """A figure with its number and unit, the words of its title in a language, and all it says."""

    id: str
    values: frozenset[float]
    unit: str
    title: tuple[Word, ...]
    said: frozenset[str]
    told: frozenset[str]
    text: str
    near: bool
    first: bool


def numbered(plain: str) -> str:
    """The figure whose number stands in a folded text beside words of its title; or empty."""
    lang, read = _lang(plain), ideas.ideas(plain) - SILENT
    found = {}
    for amount in numbers(plain):
        if YEAR.fullmatch(amount.said.strip()):
            continue
        for one in _titles(lang):
            fits = amount.values & one.values and (one.unit == "percent" or not amount.percent)
            if fits and any(_often()[idea] <= FEW for idea in one.said & read):
                found[one.id] = sum(map(_rare, (one.said | one.told) & read))
    return max(found, key=lambda code: found[code]) if found else ""


def titled(plain: str) -> tuple[str, float]:
    """The figure whose title a folded text says, and how well, 0 to 1; empty where none does."""
    of, said = counted(plain), ideas.ideas(plain)
    fits = {one: _fit(one, plain) for one in _titles(_lang(plain))}
    best = max(fits, key=lambda one: fits[one] * _likely(one, of, said))
    next_best = max(fit for one, fit in fits.items() if one != best)
    few = any(_often()[idea] <= FEWEST for idea in best.said & said - SILENT)
    alone = few and fits[best] > CLEAR * next_best
    clear = fits[best] >= (ALONE if alone else LEAST)
    return (best.id, fits[best]) if clear else ("", 0.0)


def fit(code: str, plain: str) -> float:
    """How well the title of a figure fits a folded text, 0 to 1."""
    return next((_fit(one, plain) for one in _titles(_lang(plain)) if one.id == code), 0.0)


def said(code: str, plain: str) -> frozenset[str]:
    """The telling ideas of a folded text that are in the title of a figure."""
    one = next(one for one in _titles(_lang(plain)) if one.id == code)
    return one.said & ideas.ideas(plain) - SILENT


def unit(code: str) -> str:
    """What a figure counts."""
    return str(ledger.entry(code)["unit"])


def told(code: str) -> str:
    """The titles and sentences of a figure, folded."""
    row = ledger.entry(code)
    return " ".join(words.folded(str(row[f"{part}_{lang}"])) for part in TEXTS for lang in LANGS)


def _fit(one: Titled, plain: str) -> float:
    said = ideas.ideas(plain)
    kept = _kept(one, plain)
    telling = one.said - SILENT
    most = max(map(_rare, telling), default=0.0)
    if not kept or not any(_rare(idea) >= MEANT * most for idea in telling & said):
        return 0.0
    left = Counter(idea for word in one.title for idea in word.ideas)
    held = whole = 0.0
    for word in ideas.read(plain):
        part, weight = _held(word, one, left)
        held += part
        whole += weight
    own = [(word, _weight(word.ideas)) for word in one.title]
    title = sum(weight for word, weight in own if word.ideas & said) / sum(w for _, w in own)
    known = held / whole if whole else 0.0
    return kept / (TITLE / title + (1 - TITLE) / known) if title and known else 0.0


def _held(word: Word, one: Titled, left: Counter[str]) -> tuple[float, float]:
    """How much of a word of a question a figure says, and how much the word counts."""
    if same := word.ideas & one.said - SILENT:
        weight = max(map(_rare, same))
        again = any(left[idea] > 0 for idea in same) or not same & left.keys()
        left.subtract(same)
        return (weight, weight) if again else (weight * TOLD, weight)
    if same := word.ideas & one.told - SILENT:
        weight = max(map(_rare, same))
        return weight * TOLD, weight
    if word.ideas:
        return 0.0, _weight(word.ideas)
    return (UNKNOWN * TOLD if word.text in one.text else 0.0), UNKNOWN


def _kept(one: Titled, plain: str) -> float:
    """What the fit of a figure keeps, by whether it is of the kind that is asked for first."""
    kinds = (kind for word in ideas.read(plain) for kind in (*KINDS, "many") if kind in word.ideas)
    kind = next(kinds, "")
    if kind in KINDS:
        same = one.unit in KINDS[kind]
    else:
        counted = kind or "amount" in ideas.ideas(plain)
        same = one.unit not in (WHEN | {"rank"} if counted else WHEN)
    return 1.0 if same else OTHER * (kind != "when")


def counted(plain: str) -> frozenset[str]:
    """What is counted: the words after `how many`, in Chinese else the word before it."""
    read = ideas.read(plain)
    at = next((place for place, word in enumerate(read) if word.ideas & COUNTS), len(read))
    telling = dropwhile(_silent, read[at + 1 :])
    after = frozenset[str]().union(*(word.ideas for word in takewhile(_telling, telling)))
    before = next((word.ideas for word in reversed(read[:at]) if _telling(word)), frozenset[str]())
    return after or before


def unknown(plain: str) -> str:
    """The word after `how many` that nobody knows; empty where it has an idea."""
    read = ideas.read(plain)
    at = next((place for place, word in enumerate(read) if "many" in word.ideas), len(read))
    end = read[at].end if at < len(read) else 0
    for word in read[at + 1 :]:
        if word.start > end + 1 or not _silent(word):
            return word.text if word.start <= end + 1 and not word.ideas else ""
        end = word.end
    return ""


def _silent(word: Word) -> bool:
    return bool(word.ideas & SILENT)


def _telling(word: Word) -> bool:
    return not _silent(word)


def _likely(one: Titled, counted: frozenset[str], said: frozenset[str]) -> float:
    """Of several that fit: what has its unit asked for, a value, and the scope that is named."""
    unit = bool(counted & ideas.ideas(one.unit))
    against = (not unit) + (not one.values) + (not one.first)
    return float(SIDE ** (against + 2 * (not one.near and PAIR not in said)))


def _weight(said: Iterable[str]) -> float:
    """What a word of these ideas counts where it is not held: the least that it may say."""
    if SILENT.intersection(said):
        return 0.0
    known = [_rare(idea) for idea in said if _often()[idea]]
    return min(known, default=PAGE if PAGES.intersection(said) else UNKNOWN)


def _rare(idea: str) -> float:
    """How rare an idea is among the titles; one that no title has counts as an unknown word."""
    often = _often()[idea]
    return log(len(_titles(LANGS[0])) / often) + 1 if often else UNKNOWN


def _lang(plain: str) -> Lang:
    zh, en = LANGS
    return zh if words.HAN.search(plain) else en


@cache
def _often() -> Counter[str]:
    """In how many titles an idea stands."""
    return Counter(idea for one in _titles(LANGS[0]) for idea in one.said)


@cache
def _titles(lang: Lang) -> tuple[Titled, ...]:
    """The figures of the article by their titles."""
    found = []
    for code, row in ledger.index().items():
        if row["kind"] == "reported":
            titles = {one: words.folded(str(row[f"title_{one}"])) for one in LANGS}
            said = frozenset[str]().union(*map(ideas.ideas, titles.values())) - PAGES
            values = {float(row[name]) for name in ("value", "value_max") if row[name] is not None}
            if row["unit"] == "code":
                values = set()
            theme = data.records("themes")[row["theme"]] if row["theme"] else {}
            text = " ".join([told(code), *(words.folded(str(name)) for name in theme.values())])
            found.append(
                Titled(
                    code,
                    frozenset(values),
                    row["unit"],
                    ideas.read(titles[lang]),
                    said,
                    ideas.ideas(text) - PAGES,
                    text,
                    row["scope"] != "sichuan_chongqing",
                    not row["duplicate_of"],
                )
            )
    return tuple(found)
