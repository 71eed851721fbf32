"""The words of a register in both languages: what cells may say, and the column names."""

from functools import cache

from cqvet import data
from cqvet.base import forms
from cqvet.i18n import LANGS, Text
from cqvet.subjects.register.form import COLUMNS, Words
from cqvet.subjects.register.heads import HEADS
from cqvet.subjects.register.levels import folded, spellings


def labels(t: Text) -> dict[str, str]:
    """The columns of a template as a language names them: id -> label."""
    return forms.labels("register", COLUMNS, t)


@cache
def words() -> Words:
    """What a register may say: codes, and the names of both languages."""
    programmes = data.table("programmes")
    levels = {name[lang]: code for code, name in data.names("level").items() for lang in LANGS}
    usual = {head: name for name, heads in HEADS.items() for head in heads.split()}
    named: dict[str, dict[str, None]] = {}
    for row in data.every("programmes"):
        for lang in LANGS:
            named.setdefault(folded(Text(lang).pick(row, "name")), {})[row["programme"]] = None
    return Words(
        programmes={
            str(code): frozenset(levels)
            for code, levels in programmes.groupby("programme")["level"]
        },
        levels=spellings({code: code for code in data.names("level")} | levels),
        headers=usual
        | {label: name for lang in LANGS for name, label in labels(Text(lang)).items()},
        names={name: tuple(codes) for name, codes in named.items()},
    )
