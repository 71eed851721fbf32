"""What ties a region to an industry: named networks that sit there, institutions that take part.

METHOD. An institution belongs to an industry through a named consortium or community of that
industry that it takes part in: no other link is known. A network counts for a region where one
of its seats lies there, an institution where its district lies there.
"""

from functools import cache, lru_cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence.origin import Origin
from cqvet.subjects import layout, networks

UNITS: Final = {"networks": "network", "institutions": "institution", "districts": "district"}
"""What is counted, with its unit."""


def institutions(chosen: Filters) -> pd.DataFrame:
    """The institutions of the region that take part in a network of the industry."""
    found = chosen.region(layout.institution_table())
    return found[found["institution"].isin(_taking(chosen.tier, chosen.cluster))]


@lru_cache(maxsize=1024)
def count(what: str, chosen: Filters) -> int:
    """How many networks, institutions, or districts with such institutions there are."""
    if what == "networks":
        serving = networks.serving(chosen)
        found = [row for row in _networks() if row["network"] in serving]
        return len({row["network"] for row in found if _inside(row, chosen)})
    taking = _taking(chosen.tier, chosen.cluster)
    found = [row for row in _homes() if row["institution"] in taking and _inside(row, chosen)]
    districts = {row["district"] for row in found if row["district"]}
    return len(found if what == "institutions" else districts)


def _inside(row: data.Row, chosen: Filters) -> bool:
    """Whether a row lies in the region; of some networks the zone alone is known."""
    if chosen.district:
        return bool(row["district"] == chosen.district)
    return not chosen.zone or bool(row["zone"] == chosen.zone)


@cache
def _networks() -> list[data.Row]:
    """A row for each seat of a network."""
    return data.rows(networks.table())


@cache
def _homes() -> list[data.Row]:
    return data.rows(layout.institution_table())


@lru_cache(maxsize=128)
def _taking(tier: str, cluster: str) -> frozenset[str]:
    """The institutions that take part in a network of an industry."""
    inside = networks.serving(Filters(tier=tier, cluster=cluster))
    members = data.rows(networks.members())
    return frozenset(row["institution"] for row in members if row["network"] in inside)


def _tied(ref: str, what: str, industry: str, place: str) -> Origin:
    if what not in UNITS or industry not in ("all", *filters.clusters(), *filters.tiers()):
        raise KeyError(ref)
    layout.districts_of(place)
    return Origin(ref, "formula", formula=f"tied_{what}")


FORMULAS: Final = {"tied": _tied}
"""`tied/<what>/<industry>/<place>` is what ties an industry to a place."""
