"""The words of a register in both languages: what cells may say, column names, faults in words."""

from functools import cache

from cqvet import data
from cqvet.i18n import LANGS, Text
from cqvet.register.form import COLUMNS, Fault, Words
from cqvet.register.read import clean


def labels(t: Text) -> dict[str, str]:
    """The columns of a template as a language names them: id -> label."""
    return {name: t(f"register.col_{name}") for name in COLUMNS}


@cache
def words() -> Words:
    """What a register may say: codes, and the names of both languages."""
    programmes, districts = data.table("programmes"), data.table("districts")
    names = ("district", "name_zh", "name_en", "short_zh", "short_en")
    levels = {
        clean(spelling): code
        for code, name in data.names("level").items()
        for lang in LANGS
        for spelling in (name[lang], name[lang].partition("（")[0])
    }
    return Words(
        programmes={
            str(code): frozenset(levels)
            for code, levels in programmes.groupby("programme")["level"]
        },
        districts={row[name]: row["district"] for name in names for row in data.rows(districts)},
        levels={code: code for code in data.names("level")} | levels,
        headers={label: name for lang in LANGS for name, label in labels(Text(lang)).items()},
    )


def column(fault: Fault, t: Text) -> str:
    """Where a fault lies, as the template of the language names the column."""
    return t(f"register.col_{fault.column}") if fault.column in COLUMNS else fault.column


def message(fault: Fault, t: Text) -> str:
    """What is wrong, in a language."""
    return t(f"register.fault_{fault.code}", expected=fault.expected)
