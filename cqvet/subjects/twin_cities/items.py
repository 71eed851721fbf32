"""The named items under filters, and how they add up."""

from dataclasses import dataclass
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.subjects.twin_cities.places import homes, parties

NONE: Final = "none"


@dataclass(frozen=True)
class Choice:
    """What the reader chose on the page itself; an empty string means all."""

    type: str = ""
    city: str = ""


def items(filters: Filters, choice: Choice) -> pd.DataFrame:
    """The records of the table `twin_city` that filters and choice let pass."""
    frame = filters.proven(data.table("twin_city"))
    frame = frame[frame["item"].isin(filters.region(homes())["item"])]
    if choice.type:
        frame = frame[frame["type"] == choice.type]
    if choice.city:
        there = parties()
        frame = frame[frame["item"].isin(there[there["city"] == choice.city]["item"])]
    return frame


def by_type(frame: pd.DataFrame) -> pd.Series:
    """Items of each type, index type, in the order of the list; types without items left out."""
    counts = frame["type"].value_counts()
    return counts.reindex([code for code in data.names("twin_city_type") if code in counts])


def by_year(frame: pd.DataFrame) -> pd.Series:
    """Items of each year in order, index year as text; `NONE` counts those without a date."""
    return frame["date"].str[:4].fillna(NONE).value_counts().sort_index()
