"""Texts as a search compares them: one width, one script, one case, no marks."""

import re
import unicodedata
from functools import cache, lru_cache
from typing import Any, Final

from opencc import OpenCC  # type: ignore[import-untyped]
from pypinyin import Style, lazy_pinyin

HAN: Final = re.compile(r"[\u3400-\u9fff]")
_TOKEN: Final = re.compile(r"[a-z0-9]+")
_MARKS: Final = re.compile(r"[^a-z0-9\u3400-\u9fff]+")
SMALL: Final = frozenset(
    {"a", "an", "and", "by", "for", "from", "in", "of", "on", "or", "the", "to", "with"}
    | {"how", "many", "what", "is", "are"}
)
"""Words of a question that name nothing."""


@cache
def _simple() -> Any:
    return OpenCC("t2s")


@cache
def _traditional(sign: str) -> bool:
    """Whether a sign is written otherwise in simplified script."""
    return bool(_simple().convert(sign) != sign)


@lru_cache(maxsize=20_000)
def folded(text: str) -> str:
    """Half width, lower case, simplified; accents and the two dots of ü are gone."""
    plain = unicodedata.normalize("NFKC", text).lower().replace("’", "").replace("'", "")
    parts = unicodedata.normalize("NFD", plain)
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    # Most texts are simplified as they are, and to convert one takes long.
    return str(_simple().convert(plain)) if any(map(_traditional, plain)) else plain


def compact(text: str) -> str:
    """Letters, digits and Han characters alone."""
    return _MARKS.sub("", folded(text))


def tokens(text: str) -> tuple[str, ...]:
    """The words of a text in Latin letters, singular, without the small ones."""
    return tuple(singular(word) for word in _TOKEN.findall(folded(text)) if word not in SMALL)


def singular(word: str) -> str:
    """A word without the ending of its plural."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if len(word) > 3 and word.endswith("s") and word[-2] not in "su" else word


def sounded(text: str) -> str:
    """Pinyin as it is compared: ü, v and u are one."""
    return text.replace("v", "u")


@lru_cache(maxsize=20_000)
def syllables(text: str) -> tuple[str, ...]:
    """The pinyin of a Chinese text, a syllable each; Latin letters stand as they are."""
    return tuple(sounded(part) for part in lazy_pinyin(compact(text), v_to_u=False))


@lru_cache(maxsize=20_000)
def initials(text: str) -> str:
    """The first letters of the pinyin of a Chinese text."""
    return "".join(lazy_pinyin(compact(text), style=Style.FIRST_LETTER))
