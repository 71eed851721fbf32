"""The figure of the article that a question means: by its number, or by the words of its title.

METHOD. The titles of the ledger in both languages are the vocabulary: English words, and pairs of
Chinese characters. Each counts by how rare it is among the titles, ln(N / n); a word that no title
has counts as one that a single title has. A figure fits by how much of its title the question has
and by how much of the question its title and its sentence have (the harmonic mean of both). A
question that gives the number of a figure needs one word of its title that few have.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from math import log
from typing import Final, NamedTuple

from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang
from cqvet.subjects.search import words
from cqvet.subjects.search.numbers import numbers
from cqvet.subjects.search.wording import ASKING, GENERIC, MANY

LEAST: Final = 0.55
"""How well a title fits at least."""
FEW: Final = 8
"""So many titles have a word at most that tells a figure beside its number."""
TOLD: Final = 0.6
"""What a word counts that only the sentence of a figure has."""
SAME: Final[Mapping[str, str]] = {
    "foreign": "overseas",
    "abroad": "overseas",
    "international": "overseas",
    "company": "enterprise",
    "firm": "enterprise",
    "business": "enterprise",
    "institution": "college",
    "polytechnic": "college",
    "region": "area",
    "degree": "bachelor",
    "total": "",
    "graduate": "student",
    "graduates": "student",
    "nationally": "national",
    "nationwide": "national",
    "country": "national",
    "west": "western",
    "programs": "programme",
    "program": "programme",
    "major": "programme",
    "labor": "labour",
    "workforce": "labour",
    "revitalization": "revitalisation",
    "run": "led",
    "headed": "led",
    "contest": "competition",
}
"""English words that say the same as one of a title; empty where they tell nothing."""
SAME_ZH: Final[Mapping[str, str]] = {
    "公司": "企业",
    "国外": "境外",
    "海外": "境外",
    "职校": "职业院校",
    "留学生": "国际学生",
    "经费": "资金",
    "世赛": "世界技能大赛",
    "全国第": "全国位次",
    "西部第": "西部位次",
    "排第": "位次",
}
"""Chinese words that say the same as one of a title."""
YEAR: Final = re.compile(r"(19|20)\d\d")
TEXTS: Final = ("title", "statement")
_EMPTY: Final = re.compile(rf"{GENERIC.pattern}|{ASKING.pattern}|{MANY}")
_RUN: Final = re.compile(r"[\u3400-\u9fff]+|[a-z0-9+]+")


class Titled(NamedTuple):
    """A figure with its number, the parts of its title in a language and of all that it says."""

    id: str
    values: frozenset[float]
    percent: bool
    title: frozenset[str]
    told: frozenset[str]


def numbered(plain: str) -> str:
    """The figure whose number stands in a folded text beside words of its title; or empty."""
    lang = _lang(plain)
    said = frozenset(_parts(plain))
    found = {}
    for amount in numbers(plain):
        if YEAR.fullmatch(amount.said.strip()):
            continue
        for one in _titles(lang):
            fits = amount.values & one.values and (one.percent or not amount.percent)
            if fits and any(_often(lang)[part] <= FEW for part in one.title & said):
                found[one.id] = _weight((one.title | one.told) & said, lang)
    return max(found, key=lambda code: found[code]) if found else ""


def titled(plain: str) -> str:
    """The figure whose title a folded text says; empty where none fits well."""
    lang = _lang(plain)
    said = frozenset(_parts(plain))
    if not said:
        return ""
    fits = {one.id: _fit(one, said, lang) for one in _titles(lang)}
    best = max(fits, key=lambda code: fits[code])
    return best if fits[best] >= LEAST else ""


def told(code: str) -> str:
    """The titles and sentences of a figure, folded."""
    row = ledger.entry(code)
    return " ".join(words.folded(str(row[f"{part}_{lang}"])) for part in TEXTS for lang in LANGS)


def _fit(one: Titled, said: frozenset[str], lang: Lang) -> float:
    title = _weight(one.title & said, lang) / _weight(one.title, lang)
    told = _weight(said & one.title, lang) + TOLD * _weight((said & one.told) - one.title, lang)
    known = told / _weight(said, lang)
    return 2 * title * known / (title + known) if title and known else 0.0


def _lang(plain: str) -> Lang:
    zh, en = LANGS
    return zh if words.HAN.search(plain) else en


def _parts(plain: str) -> Iterator[str]:
    """English words in the singular, and pairs of Chinese characters."""
    for other, own in SAME_ZH.items():
        plain = plain.replace(other, own)
    for run in _RUN.findall(_EMPTY.sub(" ", plain)):
        if words.HAN.search(run):
            yield from (run[at : at + 2] for at in range(len(run) - 1))
        elif run not in words.SMALL and not run.isdigit():
            word = words.singular(run)
            if word := SAME.get(word, word):
                yield word


def _weight(parts: Iterable[str], lang: Lang) -> float:
    often = _often(lang)
    return sum((log(len(_titles(lang)) / often.get(part, 1)) for part in parts), start=1e-9)


@cache
def _often(lang: Lang) -> Mapping[str, int]:
    """In how many titles a part stands."""
    return Counter(part for one in _titles(lang) for part in one.title)


@cache
def _titles(lang: Lang) -> tuple[Titled, ...]:
    """The figures of the article, each once, by their titles; a number that is a name is none."""
    found = []
    for code, row in ledger.index().items():
        if row["kind"] == "reported" and not row["duplicate_of"] and row["unit"] != "code":
            title, told = (words.folded(str(row[f"{part}_{lang}"])) for part in TEXTS)
            values = {float(row[name]) for name in ("value", "value_max") if row[name] is not None}
            parts = frozenset(_parts(title))
            whole = parts | frozenset(_parts(told))
            found.append(Titled(code, frozenset(values), row["unit"] == "percent", parts, whole))
    return tuple(found)
