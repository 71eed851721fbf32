"""The words of forms: columns and faults, in a language."""

from collections.abc import Iterable, Mapping
from functools import cache

from cqvet import data
from cqvet.base.forms.fault import Fault
from cqvet.i18n import Text


def labels(form: str, columns: Iterable[str], t: Text) -> dict[str, str]:
    """The columns of a form as the template of a language names them: id -> label."""
    return {name: t(f"{form}.col_{name}") for name in columns}


def column(fault: Fault, names: Mapping[str, str]) -> str:
    """Where a fault lies, by the labels of the form."""
    return names.get(fault.column, fault.column)


def message(fault: Fault, t: Text) -> str:
    """What is wrong, in a language."""
    return t(f"forms.fault_{fault.code}", expected=fault.expected)


@cache
def districts() -> dict[str, str]:
    """Every spelling of a district, its code included, in both languages -> its code."""
    names = ("district", "name_zh", "name_en", "short_zh", "short_en")
    return {row[name]: row["district"] for name in names for row in data.every("districts")}
