"""The form of a register, and what must hold between the cells of a row.

METHOD. A programme whose level is not one of the catalogue's is a fault of its level. Rows of the
same institution, district, programme, level and year are directions of one offering and added
up; an exact copy of a row is a fault that names the line of the first. Optional columns are the
counts.
"""

from collections.abc import Mapping
from functools import partial

from cqvet.base import forms
from cqvet.base.fault import Fault
from cqvet.base.forms import Checked, Choices, Form
from cqvet.base.forms.fault import FOUND
from cqvet.subjects.register.cells import MENDS, readers
from cqvet.subjects.register.form import COUNTS, KEYS, MAX_BYTES, MAX_ROWS, Words
from cqvet.subjects.register.programmes import settle


def validate(content: bytes, words: Words, choices: Choices | None = None) -> Checked:
    """Check the bytes of a register. Never raises."""
    return forms.validate(content, form(words), choices)


def form(words: Words) -> Form:
    """The form of a register whose cells may say these words."""
    return Form(
        columns={
            **dict.fromkeys(KEYS[:-1], "str"),
            "year": "int64",
            **dict.fromkeys(COUNTS, "Int64"),
        },
        read=readers(words),
        optional=frozenset(COUNTS),
        max_bytes=MAX_BYTES,
        max_rows=MAX_ROWS,
        headers=words.headers,
        between=lambda: partial(_level, words),
        helpers={"programme_name": "programme"},
        mends=MENDS,
        filled=("institution", "district", "level", "year"),
        key=("institution", "district", "level", "year", "programme"),
        summed=COUNTS,
        settle=partial(settle, words),
    )


def _level(
    words: Words, row: int, texts: Mapping[str, str], values: Mapping[str, object]
) -> list[Fault]:
    programme, level = values.get("programme"), values.get("level")
    if not isinstance(programme, str) or not isinstance(level, str):
        return []
    levels = words.programmes[programme]
    if level in levels:
        return []
    found = texts["level"][:FOUND]
    return [Fault("level", "level_mismatch", found, ", ".join(sorted(levels)), row)]
