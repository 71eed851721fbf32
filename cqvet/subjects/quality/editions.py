"""Each edition of a competition: the persons named here beside the total that the city reports.

METHOD. The two are never added: a total contains the persons. What is known of a medal at
least is, in each edition, the larger of named persons and reported total, summed over editions.
A cumulative total contradicts the editions where it is smaller than that.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

from cqvet import data
from cqvet.subjects.quality.awards import NAMED, TOTALS, won

CUMULATIVE: Final = "ws_cumulative"
"""The record that sums up all editions of WorldSkills, to 2024."""


@dataclass(frozen=True)
class Edition:
    """One edition, or the several that a total covers: ids of records.

    `total` is empty where no total of the city was found.
    """

    competition: str
    first: int
    last: int
    total: str
    named: tuple[str, ...]


@cache
def editions() -> tuple[Edition, ...]:
    """All editions of which winners or a total are known, by competition and year."""
    rows = [row for row in data.every("awards") if row["period"] != "cumulative"]
    totals = [row for row in rows if row["scope"] in TOTALS]
    named = [row for row in rows if row["scope"] in NAMED]
    found = [
        Edition(
            row["competition"],
            _first(row),
            row["year"],
            row["award"],
            tuple(other["award"] for other in named if _inside(other, row)),
        )
        for row in totals
    ]
    alone = [row for row in named if not any(_inside(row, total) for total in totals)]
    for competition, year in dict.fromkeys((row["competition"], row["year"]) for row in alone):
        same = [r["award"] for r in alone if (r["competition"], r["year"]) == (competition, year)]
        found.append(Edition(competition, year, year, "", tuple(same)))
    order = list(data.names("competition"))
    return tuple(sorted(found, key=lambda e: (order.index(e.competition), e.last)))


def named(edition: Edition) -> dict[str, int]:
    """What the named winners of an edition won: medal -> how many."""
    kinds = data.names("medal")
    sums = {code: sum(won(award).get(code, 0) for award in edition.named) for code in kinds}
    return {code: n for code, n in sums.items() if n}


@cache
def at_least() -> dict[str, int]:
    """The medals of WorldSkills that must exist: medal -> the least number."""
    own = [edition for edition in editions() if edition.competition == "worldskills"]
    return {
        code: sum(
            max(named(e).get(code, 0), won(e.total).get(code, 0) if e.total else 0) for e in own
        )
        for code in won(CUMULATIVE)
    }


def contradicted() -> tuple[str, ...]:
    """The medals of which the cumulative total reports fewer than must exist."""
    return tuple(code for code, n in won(CUMULATIVE).items() if n < at_least()[code])


def _first(row: data.Row) -> int:
    return int(row["year"] if row["year_from"] is None else row["year_from"])


def _inside(row: data.Row, total: data.Row) -> bool:
    """Whether a record belongs to the editions of a total."""
    same = row["competition"] == total["competition"]
    return bool(same and _first(total) <= row["year"] <= total["year"])
