"""The codes that some record has: of kinds that are named, of types, and the years of a page."""

import re
from functools import cache
from typing import Final

from cqvet import data

RECORDED: Final = {
    "country": (("international_countries", "iso3"),),
    "city": (("twin_city_parties", "city"),),
    "competition": (("awards", "competition"),),
    "medal": (("awards", "medal"), ("award_medals", "medal")),
    "year": (("awards", "year"),),
}
"""What is named and has a view only where a record has it: the columns that have it."""
TYPES: Final = {"international": "international_type", "twin_cities": "twin_city_type"}
YEARLY: Final = {
    "quality": frozenset({"competition", "medal"}),
    "twin_cities": frozenset({"type"}),
}
"""Pages that show a year, with the parameters that may stand beside it."""
SINCE: Final = re.compile(r"年.{0,2}(以来|至今|以后|之后|起|开始)|\bsince\b|\bafter\b")


def of_year(page: str, year: str, *, since: bool) -> dict[str, str]:
    """A year that is named, as a page has it; nothing where it has none."""
    if page == "quality":
        return {"year": year} if year in recorded("year") else {}
    dated = sorted({row["date"][:4] for row in data.every("twin_city") if row["date"]})
    if since and year in dated[1:-1]:
        return {"year": f"since_{year}"}
    return {"year": year} if year in dated else {}


@cache
def recorded(kind: str) -> tuple[str, ...]:
    """The codes of a kind that some record has, in order."""
    rows = {
        str(row[column])
        for table, column in RECORDED.get(kind, ())
        for row in data.every(table)
        if row[column] is not None
    }
    return tuple(sorted(rows))
