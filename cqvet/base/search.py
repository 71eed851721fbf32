"""Find a record by its name: Chinese, English, pinyin or the initials of the pinyin."""

from collections.abc import Sequence

import pandas as pd
from pypinyin import Style, lazy_pinyin


def keys(names_zh: Sequence[str], names_en: Sequence[str]) -> list[str]:
    """One search key a record, from its names in both languages."""
    return [
        " ".join(
            (
                zh,
                "".join(lazy_pinyin(zh)),
                "".join(lazy_pinyin(zh, style=Style.FIRST_LETTER)),
                en,
            )
        ).lower()
        for zh, en in zip(names_zh, names_en, strict=True)
    ]


def find(keys: pd.Series, text: str) -> pd.Series:
    """Which keys contain every word of `text`; no word finds all. Returns booleans."""
    found = pd.Series(data=True, index=keys.index)
    for word in text.lower().split():
        found &= keys.str.contains(word, regex=False)
    return found


def order(name: str) -> str:
    """A name as an alphabet orders it: Chinese by how it sounds, without regard to capitals."""
    return " ".join(lazy_pinyin(name)).casefold()
