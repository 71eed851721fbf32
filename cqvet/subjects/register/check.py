"""The form of a register, and what must hold between the cells and rows of one.

METHOD. A programme whose level is not one of the catalogue's is a fault of its level. Of rows
with the same institution, programme, level and year the first counts and the later ones are
faults, which name its row. Optional columns are the counts.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final

from cqvet.base import forms
from cqvet.base.forms import Checked, Fault, Form
from cqvet.base.forms.fault import FOUND
from cqvet.subjects.register.cells import readers
from cqvet.subjects.register.form import COUNTS, KEYS, MAX_BYTES, MAX_ROWS, Words

_OFFERING: Final = ("institution", "programme", "level", "year")


def validate(content: bytes, words: Words) -> Checked:
    """Check the bytes of a register. Never raises."""
    return forms.validate(content, form(words))


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
        between=lambda: _Between(words),
    )


@dataclass
class _Between:
    """The check of the rows of one register; remembers the offerings that it has seen."""

    words: Words
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    def __call__(
        self, row: int, texts: Mapping[str, str], values: Mapping[str, object]
    ) -> list[Fault]:
        return self._level(row, texts, values) + self._repeated(row, values)

    def _level(
        self, row: int, texts: Mapping[str, str], values: Mapping[str, object]
    ) -> list[Fault]:
        programme, level = values.get("programme"), values.get("level")
        if not isinstance(programme, str) or not isinstance(level, str):
            return []
        levels = self.words.programmes[programme]
        if level in levels:
            return []
        found = texts["level"][:FOUND]
        return [Fault(row, "level", "level_mismatch", found, ", ".join(sorted(levels)))]

    def _repeated(self, row: int, values: Mapping[str, object]) -> list[Fault]:
        key = tuple(values.get(name) for name in _OFFERING)
        if None in key:
            return []
        first = self.seen.setdefault(key, row)
        return (
            [] if first == row else [Fault(row, "programme", "repeated_row", expected=str(first))]
        )
