"""Records of competitions: named winners, totals of the city, and what is neither.

METHOD. Every record belongs to one part: a named person, a school, a total of the city, or a
note (a rank, a claim, a team, background). A total contains the persons of its editions, so
the parts are shown apart and never added. A record belongs to the region of its institution;
one without an institution in the table is of the city and lies in no zone.
"""

from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters, located

NONE: Final = "none"
SEVERAL: Final = "several"
OUTSIDE: Final = "outside"
"""Of an institution that is named but stands in no table of institutions."""

PARTS: Final = ("person", "school", "total", "note")
_PART: Final = {"person": "person", "school": "school", "city_total": "total"}


@dataclass(frozen=True)
class Choice:
    """What the reader chose on the page itself; an empty string means all."""

    competition: str = ""
    year: str = ""
    medal: str = ""


@cache
def table() -> pd.DataFrame:
    """The table `awards` with the `part` of each record, and its `district` and `zone`."""
    frame = located(data.table("awards"))
    return frame.assign(part=frame["scope"].map(_PART).fillna("note"))


@cache
def competitions() -> tuple[str, ...]:
    """The competitions that have records, in the order of the list of codes."""
    known = set(data.table("awards")["competition"])
    return tuple(code for code in data.names("competition") if code in known)


@cache
def years() -> tuple[str, ...]:
    """The years of the records; a total of several editions stands at its last year."""
    return tuple(sorted(data.table("awards")["year"].astype("str").unique()))


@cache
def medals() -> tuple[str, ...]:
    """The medals and prizes that are recorded, in the order of the list of codes."""
    known = {medal for award in data.records("awards") for medal in won(award)}
    return tuple(code for code in data.names("medal") if code in known)


@cache
def won(award: str) -> dict[str, int]:
    """What a record says was won: medal -> how many, over all categories; empty for a rank."""
    counts = Counter[str]()
    for row in data.of("award_medals", award=award):
        counts[row["medal"]] += int(row["value"])
    if counts:
        return {code: counts[code] for code in data.names("medal") if code in counts}
    row = data.records("awards")[award]
    return {row["medal"]: int(row["value"])} if row["medal"] else {}


def records(filters: Filters, choice: Choice) -> pd.DataFrame:
    """The records that filters and choice let pass, as `table` has them."""
    frame = filters.proven(filters.region(table()))
    if choice.competition:
        frame = frame[frame["competition"] == choice.competition]
    if choice.year:
        frame = frame[frame["year"].astype("str") == choice.year]
    if choice.medal:
        winners = [award for award in frame["award"] if choice.medal in won(award)]
        frame = frame[frame["award"].isin(winners)]
    return frame


def by_part(frame: pd.DataFrame) -> pd.Series:
    """Records of each part, index part, in order; empty parts left out."""
    counts = frame["part"].value_counts()
    return counts.reindex([part for part in PARTS if part in counts])


def by_year(frame: pd.DataFrame) -> pd.Series:
    """Records of each year in order, index year as text."""
    return frame["year"].astype("str").value_counts().sort_index()


def by_medal(frame: pd.DataFrame) -> pd.Series:
    """Records of each medal; `SEVERAL` where one reports more than one kind, `NONE` without."""
    kinds = frame["award"].map(medal)
    counts = kinds.value_counts()
    return counts.reindex([c for c in (*data.names("medal"), SEVERAL, NONE) if c in counts])


def medal(award: str) -> str:
    """The one medal of a record, else `SEVERAL` or `NONE`."""
    kinds = won(award)
    return NONE if not kinds else next(iter(kinds)) if len(kinds) == 1 else SEVERAL


def by_institution(frame: pd.DataFrame) -> pd.Series:
    """Records of each institution in the order of ids, then `OUTSIDE` and `NONE`: no ranking."""
    counts = pd.Series([institution(row) for row in data.rows(frame)], dtype=str).value_counts()
    known = sorted(str(code) for code in counts.index if code not in (OUTSIDE, NONE))
    return counts.reindex([*known, *(code for code in (OUTSIDE, NONE) if code in counts)])


def institution(row: data.Row) -> str:
    """The institution of a record: its id, `OUTSIDE` where only a name is known, or `NONE`."""
    return row["institution"] or (OUTSIDE if row["institution_name_zh"] else NONE)
