"""Numbers of rows: how many records of a table there are, or have a certain value.

A count is written as a path: `institutions`, or `institutions/level=secondary_vocational`,
or `district_statistics/measure=gdp&missing=`; an empty value means a gap.
"""

from functools import lru_cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text

MOST: Final = 200
"""So many records are still worth a list."""


@lru_cache(maxsize=4096)
def count(path: str) -> int:
    """How many rows a path counts. Raises `KeyError` for an unknown table or column."""
    return len(_rows(path))


def listed(path: str) -> tuple[str, ...]:
    """The references of the rows that a path counts; none where they are too many to read."""
    found, table = _rows(path), path.partition("/")[0]
    if len(found) > MOST:
        return ()
    keys = data.resources()[table]["schema"]["primaryKey"]
    return tuple("/".join([table, *map(str, key)]) for key in found[keys].itertuples(index=False))


def _rows(path: str) -> pd.DataFrame:
    table, _, conditions = path.partition("/")
    frame = data.table(table)
    for condition in filter(None, conditions.split("&")):
        column, _, value = condition.partition("=")
        cells = frame[column]
        frame = frame[cells.isna() if value == "" else cells.astype("str") == value]
    return frame


def figure(path: str, t: Text, n: int | None = None) -> Figure:
    """A count as a figure on the screen; `n` are those of its rows that filters let pass."""
    return Figure(number(count(path) if n is None else n, t.lang), f"count/{path}")
