"""Numbers of rows: how many records of a table there are, or have a certain value.

A count is written as a path: `institutions`, or `institutions/level=secondary_vocational`,
or `district_statistics/measure=gdp&missing=`; an empty value means a gap.
"""

import pandas as pd

from cqvet import data
from cqvet.figure import Figure
from cqvet.i18n import Text
from cqvet.numerals import number


def rows(path: str) -> pd.DataFrame:
    """The rows that a count counts. Raises `KeyError` for an unknown table or column."""
    table, _, conditions = path.partition("/")
    frame = data.table(table)
    for condition in filter(None, conditions.split("&")):
        column, _, value = condition.partition("=")
        cells = frame[column]
        frame = frame[cells.isna() if value == "" else cells.astype("str") == value]
    return frame


def figure(path: str, t: Text) -> Figure:
    """A count as a figure on the screen."""
    return Figure(number(len(rows(path)), t.lang), f"count/{path}")
