"""The words of a question, each with what it may mean: by one table of words in both languages.

METHOD. `question_words` has a row for each idea with all words that say it. A text is cut from its
beginning: Chinese by the longest known word, English by the longest run of known words, in the
singular too; `*` ends a word that may have any ending. A word may say several ideas. What no row
has is a word without an idea; Chinese characters that nothing knows are one word.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache, lru_cache
from typing import Final, NamedTuple

from cqvet import data
from cqvet.subjects.search import words

FILLER: Final = "filler"
"""What says nothing of its own: numerals are such words too."""
_TOKEN: Final = re.compile(r"[a-z0-9+]+")
_GAP: Final = re.compile(r"[ -]{1,3}|,(?=\d{3})")
_STEM: Final = 3
"""Letters of the shortest beginning that any ending may follow."""

Known = Mapping[str, frozenset[str]]


class Word(NamedTuple):
    """A word of a folded text, where it stands, and the ideas it may say."""

    text: str
    start: int
    end: int
    ideas: frozenset[str]


@lru_cache(maxsize=1024)
def read(plain: str) -> tuple[Word, ...]:
    """The words of a folded text, in their order, without marks."""
    found: list[Word] = []
    at = 0
    while at < len(plain):
        word = _han(plain, at) or _latin(plain, at)
        if word is None:
            at += 1
            continue
        last = found[-1] if found else None
        if last and not (word.ideas or last.ideas) and last.end == at and _is_han(plain, at):
            found[-1] = Word(last.text + word.text, last.start, word.end, word.ideas)
        else:
            found.append(word)
        at = word.end
    return tuple(found)


@lru_cache(maxsize=1024)
def ideas(plain: str) -> frozenset[str]:
    """All ideas that the words of a folded text may say."""
    return frozenset[str]().union(*(word.ideas for word in read(plain)))


def telling(what: str) -> frozenset[str]:
    """The ideas that tell this: `nothing`, a `page`, a `list` on one, or a `figure`."""
    return frozenset(row["idea"] for row in data.of("question_words", tells=what))


def _is_han(plain: str, at: int) -> bool:
    return bool(words.HAN.match(plain[at]))


def _han(plain: str, at: int) -> Word | None:
    """The longest known Chinese word that begins here, or one character that is none."""
    known, longest = _chinese()
    for end in range(min(len(plain), at + longest), at, -1):
        if said := known.get(plain[at:end]):
            return Word(plain[at:end], at, end, said)
    return Word(plain[at], at, at + 1, frozenset()) if _is_han(plain, at) else None


def _latin(plain: str, at: int) -> Word | None:
    """The longest known run of English words that begins here, or one word that is none."""
    run: list[str] = []
    best: Word | None = None
    end = at
    while len(run) < _english()[2] and (token := _TOKEN.match(plain, end)):
        run.append(token[0])
        if said := frozenset(_said(run)):
            best = Word(plain[at : token.end()], at, token.end(), said)
        elif len(run) == 1:
            text = token[0]
            nothing = frozenset({FILLER} if text.isdigit() else ())
            best = Word(words.singular(text), at, token.end(), nothing)
        gap = _GAP.match(plain, token.end())
        if not gap:
            break
        end = gap.end()
    return best


def _said(run: list[str]) -> Iterator[str]:
    """The ideas of a run of words: as it stands, in the singular, by its beginning."""
    exact, begun, _ = _english()
    yield from exact.get(" ".join(run), ())
    yield from exact.get(" ".join(map(words.singular, run)), ())
    *before, last = run
    for end in range(len(last), _STEM - 1, -1):
        if said := begun.get(" ".join([*before, last[:end]])):
            yield from said
            return


@cache
def _chinese() -> tuple[Known, int]:
    """The Chinese words with their ideas, and the length of the longest."""
    known = _gathered("zh")
    return known, max(map(len, known))


@cache
def _english() -> tuple[Known, Known, int]:
    """English words with their ideas: whole ones, beginnings, and of how many parts the longest."""
    known = _gathered("en")
    exact = {word: said for word, said in known.items() if not word.endswith("*")}
    begun = {word[:-1]: said for word, said in known.items() if word.endswith("*")}
    return exact, begun, max(len(word.split()) for word in known)


def _gathered(lang: str) -> Known:
    """Each word of a language with all ideas that have it."""
    found: dict[str, set[str]] = defaultdict(set)
    for row in data.every("question_words"):
        for word in str(row[f"words_{lang}"] or "").split("|"):
            own = words.folded(word).replace("-", " ")
            found[own].add(row["idea"])
            found[" ".join(map(words.singular, own.split()))].add(row["idea"])
    return {word: frozenset(said) for word, said in found.items() if word}
