"""The words of a register in both languages: what cells may say, and the column names."""

from functools import cache

from cqvet import data
from cqvet.base import forms
from cqvet.i18n import LANGS, Text
from cqvet.subjects.register.form import COLUMNS, Words


def labels(t: Text) -> dict[str, str]:
    """The columns of a template as a language names them: id -> label."""
    return forms.labels("register", COLUMNS, t)


@cache
def words() -> Words:
    """What a register may say: codes, and the names of both languages."""
    programmes = data.table("programmes")
    levels = {
        forms.clean(spelling): code
        for code, name in data.names("level").items()
        for lang in LANGS
        for spelling in (name[lang], name[lang].partition("（")[0])
    }
    return Words(
        programmes={
            str(code): frozenset(levels)
            for code, levels in programmes.groupby("programme")["level"]
        },
        districts=forms.districts(),
        levels={code: code for code in data.names("level")} | levels,
        headers={label: name for lang in LANGS for name, label in labels(Text(lang)).items()},
    )
