"""Time lines: figures of other tables that measure the same thing at two or more times.

METHOD. A series has parts, each of one definition. A line joins the figures of one part in the
order of time: a break in the definition is a break in the line, and nothing is interpolated.
"""

from functools import cache

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import ledger


@cache
def points() -> pd.DataFrame:
    """All points by series and part in order of time: the table with `year` and `confidence`."""
    frame = data.table("series_points")
    entries = [ledger.entry(entry) for entry in frame["entry"]]
    frame = frame.assign(
        year=[int(entry["as_of"][:4]) for entry in entries],
        value=[float(entry["value"]) for entry in entries],
        confidence=[entry["confidence"] for entry in entries],
    )
    order = {name: place for place, name in enumerate(data.table("series")["series"])}
    return frame.sort_values(
        ["series", "part", "year"], key=lambda c: c.map(order) if c.name == "series" else c
    ).reset_index(drop=True)


def select(filters: Filters) -> pd.DataFrame:
    """The points that the evidence filter lets pass, of series that keep two or more."""
    frame = filters.proven(points())
    return frame[frame.groupby("series")["series"].transform("size") > 1]
