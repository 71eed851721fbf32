"""How complete a table is: filled cells by column, and why the others are empty.

METHOD. The share of a column is its filled cells over its rows. The reason of an empty cell
stands in the row, in the column that the descriptor names under `gaps`; where the descriptor
names a reason instead, it holds for every gap of the column. Columns that only hold reasons
are not counted.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd

UNSTATED: Final = "does_not_apply"
"""The reason where a row's own column of reasons is empty: the fact stands in another column."""


@dataclass(frozen=True)
class Column:
    """Filled cells of a column, all its cells, and the empty ones by reason."""

    name: str
    filled: int
    rows: int
    gaps: Mapping[str, int]

    @property
    def share(self) -> float:
        """Filled cells over all; 1 in a table without rows, which lacks nothing."""
        return self.filled / self.rows if self.rows else 1.0


def reason(row: Mapping[str, Any], field: Mapping[str, Any]) -> str:
    """The code of the reason why the cell of a row is empty."""
    declared: str = field.get("gaps", "not_found")
    if declared not in row:
        return declared
    stated = row[declared]
    return stated if isinstance(stated, str) else UNSTATED


def columns(frame: pd.DataFrame, resource: Mapping[str, Any]) -> list[Column]:
    """The completeness of every column of a table that holds more than reasons."""
    fields = resource["schema"]["fields"]
    reasons = {field.get("gaps") for field in fields}
    return [_column(frame, field) for field in fields if field["name"] not in reasons]


def share(found: list[Column]) -> float:
    """Filled cells of all columns over all their cells."""
    cells = sum(column.rows for column in found)
    return sum(column.filled for column in found) / cells if cells else 1.0


def _column(frame: pd.DataFrame, field: Mapping[str, Any]) -> Column:
    empty = frame[field["name"]].isna()
    declared = field.get("gaps", "not_found")
    if declared in frame:
        counts = frame.loc[empty, declared].fillna(UNSTATED).value_counts()
        gaps = {str(code): int(n) for code, n in counts.items()}
    else:
        gaps = {declared: int(empty.sum())} if empty.any() else {}
    return Column(field["name"], int((~empty).sum()), len(frame), gaps)
