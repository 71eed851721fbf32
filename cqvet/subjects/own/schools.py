"""The visitor's institutions: those of the table of institutions, else those of the register."""

from typing import Final

import pandas as pd

from cqvet.base.filters import Filters
from cqvet.subjects import catalogue, layout, packed
from cqvet.subjects.own.tables import Own

COLUMNS: Final = ("institution", "district", "zone", "level", "ownership", "students")


def schools(own: Own, of: Filters) -> pd.DataFrame:
    """One row a school at a level in a district, of a level, a region and an industry: `COLUMNS`.

    An industry is known of what a register offers in its latest year; of a table of institutions
    it is not, so where one is chosen none of those is in it.
    """
    listed, register = own.chosen("schools", of), own.chosen("register", of)
    if listed is not None and not (of.has_industry and register is None):
        rows = listed
        if of.has_industry and register is not None:
            rows = rows[rows["institution"].isin(_offering(register, of)["institution"])]
    elif register is not None:
        rows = _offering(register, of)
    else:
        return pd.DataFrame(columns=list(COLUMNS))
    keys = ["institution", "district", "level"]
    return rows.drop_duplicates(keys).reindex(columns=list(COLUMNS)).reset_index(drop=True)


def _offering(register: pd.DataFrame, of: Filters) -> pd.DataFrame:
    """The rows of the latest year that offer something for the industry."""
    latest: pd.DataFrame = register[register["year"] == register["year"].max()]
    if of.has_industry:
        latest = latest[latest["programme"].isin(catalogue.programmes(of)["programme"])]
    return latest


def placed(found: pd.DataFrame) -> pd.DataFrame:
    """The same with `lon` and `lat` beside the published institutions of each district."""
    dots = packed.dots(found["district"], layout.institution_table()["district"].dropna())
    return found.assign(lon=dots["lon"], lat=dots["lat"])
