"""Schools and colleges with a national standing, as far as they are named.

METHOD. Listed are model secondary schools that are recognised, and those approved or accepted
by the municipality whose final national acceptance was not seen; what could not be verified is
not listed. Colleges are those of the three older national standings.
"""

from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters, located

MODEL: Final = "national_model_secondary"
COLLEGE: Final = ("national_demonstration", "national_backbone", "national_quality")
LISTED: Final = ("held", "in_progress")


@cache
def table() -> pd.DataFrame:
    """The listed standings with `district` and `zone`; one row an institution and standing."""
    frame = data.table("institution_statuses")
    frame = frame[frame["status"].isin((MODEL, *COLLEGE)) & frame["state"].isin(LISTED)]
    return located(frame)


def model_schools(filters: Filters) -> pd.DataFrame:
    """The named model secondary schools that the filters let pass, by district."""
    return _listed((MODEL,), filters)


def colleges(filters: Filters) -> pd.DataFrame:
    """The named demonstration, backbone and quality colleges that the filters let pass."""
    return _listed(COLLEGE, filters)


@cache
def universities() -> tuple[str, ...]:
    """Vocational universities that bore that name before the year of the article."""
    names = data.table("institution_names")
    year = data.records("sources")["article_2025"]["date"][:4]
    late = names[(names["kind"] == "former") & (names["until"].str[:4] >= year)]["institution"]
    frame = data.table("institutions")
    own = frame[(frame["level"] == "vocational_bachelor") & ~frame["institution"].isin(late)]
    return tuple(own["institution"])


def _listed(statuses: tuple[str, ...], filters: Filters) -> pd.DataFrame:
    frame = table()
    frame = frame[frame["status"].isin(statuses)]
    frame = filters.proven(filters.region(frame))
    return frame.sort_values(["district", "institution"], na_position="last")
