"""Terms that explain themselves: the script with the glossary, for prose and for all else."""

import json
import re
from functools import cache
from pathlib import Path
from typing import Final

from cqvet import data
from cqvet.i18n import LANGS, Lang, Text
from cqvet.ui import script

ASIDE: Final = re.compile(r"（.*?）| \(.*?\)|[“”\"]")
"""What a heading of the glossary has beside the term: a remark in brackets, quotation marks."""

EVERYDAY: Final = frozenset({"need", "match", "draw", "programme", "需求", "专业"})
"""Words that have other senses too: where they stand in a sentence, nothing is explained."""


@cache
def meanings(lang: Lang) -> dict[str, str]:
    """What each term means, by its words in lower case."""
    t = Text(lang)
    found = {
        ASIDE.sub("", t.pick(row, "term")).lower(): t.pick(row, "note")
        for row in data.every("glossary")
    }
    return {words: note for words, note in found.items() if words not in EVERYDAY}


@cache
def pattern(lang: Lang) -> str:
    """All terms as one regular expression, the longer first, which browsers read alike.

    The first group is the term without an English plural. Regardless of case.
    """
    longest = sorted(meanings(lang), key=len, reverse=True)
    return rf"(?<![A-Za-z-])({'|'.join(map(re.escape, longest))})s?(?![A-Za-z-]|业)"


_known = {lang: [pattern(lang), meanings(lang)] for lang in LANGS}
_code = Path(__file__).with_suffix(".js").read_text("utf-8")
NAME: Final = script.serve("terms", f"const KNOWN = {json.dumps(_known)};\n{_code}")
"""The script beside those of components."""
