"""Records of competitions: named winners, totals of the city, and what is neither.

METHOD. Every record belongs to one part: a named person, a school, a total of the city, or a
note (a rank, a claim, a team, background). A total contains the persons of its editions, so
the parts are shown apart and never added. A record belongs to the region of its institution;
one without an institution in the table is of the city and lies in no zone.
"""

from collections import Counter
from collections.abc import Mapping
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects.collection import Collection, Facet, coded
from cqvet.subjects.quality import words

TOTALS: Final = ("city_total",)
NAMED: Final = ("person", "school")
"""Scopes of records whose winners are known."""


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


@cache
def medals() -> tuple[str, ...]:
    """The medals and prizes that are recorded, in the order of the list of codes."""
    known = {medal for award in data.records("awards") for medal in won(award)}
    return tuple(code for code in data.names("medal") if code in known)


def _won(row: data.Row, _chosen: Filters, t: Text) -> str:
    told = t.join([words.won(medal, t) for medal in data.of("award_medals", award=row["award"])])
    kinds = [words.amount(code, n, row.ref, t) for code, n in won(row["award"]).items()]
    return plain(told or t.join(kinds)) or quoting.missing("does_not_apply", t)


def _winner(row: data.Row, _chosen: Filters, t: Text) -> str:
    return words.winner(row, t) or quoting.missing("does_not_apply", t)


ITEMS: Final = Collection(
    table="awards",
    rows=lambda: data.every("awards"),
    columns=("winner", "years", "competition", "scope", "skill", "won", "school", "confidence"),
    homes=words.home,
    facets=(
        coded("awards", "competition"),
        coded("awards", "year"),
        Facet(
            "medal", medals, lambda row: won(row["award"]), lambda c, t: quoting.word("medal", c, t)
        ),
    ),
    derived={
        "winner": _winner,
        "years": lambda row, _, t: words.years(row, t),
        "won": _won,
        "school": lambda row, _, t: words.school(row, t),
    },
)


def persons(chosen: Filters, choice: Mapping[str, str] | None = None) -> list[data.Row]:
    """The records of named persons that filters and choice let pass."""
    return [row for row in ITEMS.records(chosen, choice) if row["scope"] == "person"]
