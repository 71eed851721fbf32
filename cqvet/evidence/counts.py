"""Numbers of rows: how many records of a table there are, or have a certain value.

A count is written as a path: `institutions`, or `institutions/level=secondary_vocational`,
or `district_statistics/measure=gdp&missing=`; an empty value means a gap.
"""

from functools import lru_cache

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text


@lru_cache(maxsize=4096)
def count(path: str) -> int:
    """How many rows a path counts. Raises `KeyError` for an unknown table or column."""
    table, _, conditions = path.partition("/")
    frame = data.table(table)
    for condition in filter(None, conditions.split("&")):
        column, _, value = condition.partition("=")
        cells = frame[column]
        frame = frame[cells.isna() if value == "" else cells.astype("str") == value]
    return len(frame)


def figure(path: str, t: Text, n: int | None = None) -> Figure:
    """A count as a figure on the screen; `n` are those of its rows that filters let pass."""
    return Figure(number(count(path) if n is None else n, t.lang), f"count/{path}")
