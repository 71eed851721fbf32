"""Modelled amounts of today's line as a sentence says them: rounded, without their interval."""

from functools import lru_cache
from math import floor, log10

from cqvet import data
from cqvet.base.filters import Filters, zone_of
from cqvet.base.numerals import quantity
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import flow, matching
from cqvet.subjects.pipeline.shares import age_group, blended


def people(value: float, ref: str, t: Text) -> Figure:
    """A number of persons in three figures."""
    digits = 2 - floor(log10(abs(value))) if abs(value) >= 1 else 0
    return Figure(quantity(round(value, min(digits, 0)), "person", t, 0), ref, "modelled")


@lru_cache(maxsize=1024)
def share(chosen: Filters) -> float:
    """Which share of all who start work in the last year falls to a region and an industry."""
    place = 1.0
    if chosen.district:
        place = age_group(zone_of(chosen.district))[chosen.district]
    elif chosen.zone:
        place = age_group()[chosen.zone]
    return place * (industry(chosen) if chosen.has_industry else 1.0)


def industry(chosen: Filters) -> float:
    """Which share of them learnt what serves the main clusters of the industry that is chosen."""
    starters = flow.tables({}).starters
    levels = [chosen.level] if chosen.level else list(flow.WORK_FROM)
    shares = blended({name: float(starters[name]["value"].iloc[-1]) for name in levels})
    return sum(shares[cluster] for cluster in mains(chosen))


def mains(chosen: Filters) -> frozenset[str]:
    """The main clusters that hold the cluster or tier that is chosen."""
    root = matching.roots(data.table("clusters"))
    inside = data.records("clusters")
    codes = (
        [chosen.cluster]
        if chosen.cluster
        else [code for code, row in inside.items() if row["tier"] == chosen.tier]
    )
    return frozenset(root[code] for code in codes)


def starters(chosen: Filters) -> tuple[int, float]:
    """The last year, and how many start work in it from the level that is chosen, or from all."""
    row = data.rows(flow.tables({}).starters[chosen.level].tail(1))[0]
    return int(row["year"]), float(row["value"])
