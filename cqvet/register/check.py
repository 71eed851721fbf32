"""Rows of text -> a clean frame and every fault, located by row and column.

METHOD. Each cell gets at most one fault, the first that applies: missing, control characters,
too long, then what its column demands. A programme whose level is not one of the catalogue's
is a fault of its level. Of rows with the same institution, programme, level and year the first
counts and the later ones are faults, which name its row. A column that is missing is a fault
of the header; so is one that is not known, for it may be a misspelt one, and then no row is
clean. Optional columns are the counts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

import pandas as pd

from cqvet.register.cells import meaning
from cqvet.register.form import COLUMNS, COUNTS, KEYS, Checked, Fault, UnreadableError, Words
from cqvet.register.read import clean, read

_OFFERING: Final = ("institution", "programme", "level", "year")
_FOUND: Final = 80


def validate(content: bytes, words: Words) -> Checked:
    """Check the bytes of a register (CSV or XLSX).

    Never raises for any bytes: what cannot be read at all is one fault of row 0 (or of the row
    where reading had to stop), with a code of `read`.
    """
    spellings = {**{name: name for name in COLUMNS}, **_folded(words)}
    try:
        header, *body = read(content, spellings)
    except UnreadableError as error:
        return Checked(_frame([]), (error.fault,), 0)
    names = [spellings.get(cell.lower(), "") for cell in header]
    faults = _header_faults(header, names)
    rows = [(number, cells) for number, cells in enumerate(body, start=1) if cells]
    usable, good = not faults, []
    checker = _Rows(names, words)
    for number, cells in rows:
        wrong, values = checker.check(number, cells)
        faults += wrong
        if not wrong:
            good.append({"row": number, **values})
    return Checked(_frame(good if usable else []), tuple(sorted(faults)), len(rows))


@dataclass
class _Rows:
    """The rows of one register, in order; remembers the offerings that it has seen."""

    names: Sequence[str]
    words: Words
    seen: dict[tuple[object, ...], int] = field(default_factory=dict)

    def check(self, number: int, cells: Sequence[str]) -> tuple[list[Fault], dict[str, object]]:
        """Faults of one row, and the values of its cells by column."""
        width = len(self.names)
        faults = [
            Fault(number, str(place), "extra_cell", cell[:_FOUND])
            for place, cell in enumerate(cells[width:], start=width + 1)
            if cell
        ]
        padded = [*cells[:width], *[""] * (width - len(cells))]
        texts = {name: cell for name, cell in zip(self.names, padded, strict=True) if name}
        read_as = {name: meaning(name, text, self.words) for name, text in texts.items()}
        faults += [
            Fault(number, name, cell.code, texts[name][:_FOUND], cell.expected)
            for name, cell in read_as.items()
            if cell.code
        ]
        values: dict[str, object] = {name: cell.value for name, cell in read_as.items()}
        faults += self._level(number, texts, values)
        faults += self._repeated(number, values)
        return faults, values

    def _level(self, number: int, texts: dict[str, str], values: dict[str, object]) -> list[Fault]:
        programme, level = values.get("programme"), values.get("level")
        if not isinstance(programme, str) or not isinstance(level, str):
            return []
        levels = self.words.programmes[programme]
        if level in levels:
            return []
        found = texts["level"][:_FOUND]
        return [Fault(number, "level", "level_mismatch", found, ", ".join(sorted(levels)))]

    def _repeated(self, number: int, values: dict[str, object]) -> list[Fault]:
        key = tuple(values.get(name) for name in _OFFERING)
        if None in key:
            return []
        first = self.seen.setdefault(key, number)
        if first == number:
            return []
        return [Fault(number, "programme", "repeated_row", expected=str(first))]


def _folded(words: Words) -> dict[str, str]:
    return {clean(spelling).lower(): column for spelling, column in words.headers.items()}


def _header_faults(header: Sequence[str], names: Sequence[str]) -> list[Fault]:
    faults = [Fault(0, name, "missing_column") for name in KEYS if name not in names]
    for place, (cell, name) in enumerate(zip(header, names, strict=True)):
        if not name:
            faults.append(Fault(0, cell[:_FOUND], "unknown_column", cell[:_FOUND]))
        elif name in names[:place]:
            faults.append(Fault(0, name, "repeated_column", cell[:_FOUND]))
    return faults


def _frame(rows: list[dict[str, object]]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["row", *COLUMNS])
    texts = dict.fromkeys(KEYS[:-1], "str")
    return frame.astype(
        {"row": "int64", "year": "int64", **texts, **dict.fromkeys(COUNTS, "Int64")}
    )
