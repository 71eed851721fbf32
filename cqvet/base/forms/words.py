"""The words of forms: columns and faults, in a language."""

from collections.abc import Iterable, Mapping
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base.fault import Fault
from cqvet.base.forms.report import ALL, LEFT_OUT, Question
from cqvet.i18n import LANGS, Text

FAULT_COLUMNS: Final = frozenset({"row", "column", "found", "what"})
"""The columns of the list of faults that a visitor can take away."""
TEMPLATE: Final = ("codes", "columns")
"""The sheets of a template beside the table itself."""
_LISTS: Final = {
    "unknown_level": "level",
    "unknown_ownership": "ownership",
    "level_mismatch": "level",
    "unknown_kind": "need_kind",
    "several_districts": "districts",
}
"""Codes of faults whose `expected` are ids -> the list that names them."""


def labels(form: str, columns: Iterable[str], t: Text) -> dict[str, str]:
    """The columns of a form as the template of a language names them: id -> label."""
    return {name: t(f"{form}.col_{name}") for name in columns}


def column(fault: Fault, names: Mapping[str, str]) -> str:
    """Where a fault lies, by the labels of the form."""
    return names.get(fault.where, fault.where)


def message(fault: Fault, t: Text) -> str:
    """What is wrong, in a language."""
    listed = _LISTS.get(fault.code)
    expected = fault.expected
    if listed == "districts":
        names = data.records("districts")
        expected = t.join([t.pick(names[code], "name") for code in expected.split(", ")])
    elif listed:
        words = data.names(listed)
        expected = t.join([words[code][t.lang] for code in expected.split(", ")])
    return t(f"forms.fault_{fault.code}", expected=expected, found=fault.found)


@cache
def fault_heads() -> tuple[frozenset[str], ...]:
    """What the list of faults calls its columns, in each language."""
    return tuple(
        frozenset(Text(lang)(f"forms.fault_{name}_column") for name in FAULT_COLUMNS)
        for lang in LANGS
    )


@cache
def template_sheets() -> tuple[frozenset[str], ...]:
    """What the sheets of our templates that explain them are called, in each language."""
    return tuple(frozenset(Text(lang)(f"own.sheet_{name}") for name in TEMPLATE) for lang in LANGS)


def repaired(kind: str, t: Text) -> str:
    """How cells were read that say something else."""
    return t(f"forms.repair_{kind}")


def set_aside(kind: str, t: Text) -> str:
    """Why something is not used."""
    return t(f"forms.aside_{kind}")


def question(asked: Question, names: Mapping[str, str], t: Text) -> str:
    """What the reader is asked; `names` are the labels of the form."""
    label = names.get(asked.column, asked.column)
    return t(f"forms.question_{asked.kind}", column=label, found=asked.found)


def candidate(asked: Question, answer: str, t: Text) -> str:
    """One of the answers to a question, in words."""
    if answer == LEFT_OUT:
        return t("forms.answer_none" if asked.kind == "column" else "forms.answer_left_out")
    if answer == ALL:
        return t("forms.answer_all")
    if asked.kind == "edition":
        return t("forms.answer_edition", year=answer)
    return answer if asked.kind == "column" else value(asked.column, answer, t)


def value(column: str, text: str, t: Text) -> str:
    """A value as a reader knows it: an id with or by its name."""
    if column == "programme" and text in data.records("programmes"):
        return f"{text} {t.pick(data.records('programmes')[text], 'name')}"
    if column == "district" and text in data.records("districts"):
        return t.pick(data.records("districts")[text], "name")
    if column == "kind" and text in data.names("need_kind"):
        return data.names("need_kind")[text][t.lang]
    return text
