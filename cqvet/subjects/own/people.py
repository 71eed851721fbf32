"""Entrants, students and graduates of the visitor's, by level, year and zone; small ones hidden.

METHOD. The numbers are those of the table of students, else those of the register. They are
shown by level and year of the city or of a zone, with their sums, and hidden as
`models/suppress.py` says over all three dimensions, so that no filter undoes it. A district is
shown only where it is all that its zone has. A sum with a number in it that is not known is not
known.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

import numpy as np
import pandas as pd

from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.models import suppress
from cqvet.models.suppress import Counts, Mask
from cqvet.subjects.own.tables import Own

MEASURES: Final = ("entrants", "students", "graduates")
SMALL: Final = "too_few"
UNKNOWN: Final = "not_found"
Told = int | Literal["too_few", "not_found"]


@dataclass(frozen=True, eq=False)
class People:
    """Numbers by measure: `told` (levels, years, zones), each longer by one for its sum.

    `alone` has the districts that are all that their zone has.
    """

    levels: tuple[str, ...]
    years: tuple[int, ...]
    zones: tuple[str, ...]
    told: Mapping[str, Mapping[tuple[int, int, int], Told]]
    alone: frozenset[str]

    def at(self, measure: str, level: str, year: int, of: Filters) -> Told | None:
        """A number; None where it is not split so far. An empty level is all levels."""
        zone = self.zone(of)
        if zone is None or (level and level not in self.levels):
            return None
        return self.told[measure][
            self.levels.index(level) if level else len(self.levels),
            self.years.index(year),
            self.zones.index(zone) if zone else len(self.zones),
        ]

    def zone(self, of: Filters) -> str | None:
        """The zone that answers for a region, empty for the city; None where none does."""
        if of.district and of.district not in self.alone:
            return None
        zone = filters.zone_of(of.district) if of.district else of.zone
        return zone if not zone or zone in self.zones else None


def source(own: Own) -> pd.DataFrame | None:
    """The rows that have numbers of people."""
    for form in ("students", "register"):
        rows = own.rows(form)
        if rows is not None and any(name in rows and rows[name].notna().any() for name in MEASURES):
            return rows
    return None


def people(rows: pd.DataFrame) -> People:
    """The numbers of some rows, small ones hidden."""
    placed = rows.assign(zone=rows["district"].map(filters.zone_of))
    axes = {name: tuple(sorted(set(placed[name]))) for name in ("level", "year", "zone")}
    districts = placed.groupby("zone")["district"].agg(lambda found: sorted(set(found)))
    told = {
        name: _told(placed, name, axes)
        for name in MEASURES
        if name in placed and placed[name].notna().any()
    }
    return People(
        axes["level"],
        tuple(int(year) for year in axes["year"]),
        axes["zone"],
        told,
        frozenset(found[0] for found in districts if len(found) == 1),
    )


def _told(
    rows: pd.DataFrame, measure: str, axes: Mapping[str, tuple[object, ...]]
) -> dict[tuple[int, int, int], Told]:
    shape = tuple(len(names) for names in axes.values())
    counts: Counts = np.zeros(shape, dtype=np.int64)
    unknown: Counts = np.zeros(shape, dtype=np.int64)
    places = tuple(rows[name].map(names.index).to_numpy() for name, names in axes.items())
    np.add.at(counts, places, rows[measure].fillna(0).to_numpy(dtype=np.int64))
    np.add.at(unknown, places, rows[measure].isna().to_numpy(dtype=np.int64))
    whole, lacking = suppress.margins(counts), suppress.margins(unknown)
    hidden: Mask = suppress.hidden(counts)
    return {
        (i, j, k): UNKNOWN if lacking[i, j, k] else SMALL if hidden[i, j, k] else int(value)
        for (i, j, k), value in np.ndenumerate(whole)
    }
