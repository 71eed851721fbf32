"""What ties a region to an industry: named networks that sit there, institutions that take part.

METHOD. An institution belongs to an industry through a named consortium or community of that
industry that it takes part in: no other link is known. A network counts for a region where one
of its seats lies there, an institution where its district lies there.
"""

from functools import lru_cache
from typing import Final

import pandas as pd

from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence.origin import Origin
from cqvet.subjects import layout, networks

UNITS: Final = {"networks": "network", "institutions": "institution", "districts": "district"}
"""What is counted, with its unit."""


def institutions(chosen: Filters) -> pd.DataFrame:
    """The institutions of the region that take part in a network of the industry."""
    found = chosen.region(layout.institution_table())
    inside = chosen.industry(networks.table())["network"]
    members = networks.members()
    taking = members[members["network"].isin(inside)]["institution"]
    return found[found["institution"].isin(taking)]


@lru_cache(maxsize=1024)
def count(what: str, chosen: Filters) -> int:
    """How many networks, institutions, or districts with such institutions there are."""
    if what == "networks":
        return int(chosen.region(chosen.industry(networks.table()))["network"].nunique())
    found = institutions(chosen)
    return len(found) if what == "institutions" else int(found["district"].nunique())


def _tied(ref: str, what: str, industry: str, place: str) -> Origin:
    if what not in UNITS or industry not in ("all", *filters.clusters(), *filters.tiers()):
        raise KeyError(ref)
    layout.districts_of(place)
    return Origin(ref, "formula", formula=f"tied_{what}")


FORMULAS: Final = {"tied": _tied}
"""`tied/<what>/<industry>/<place>` is what ties an industry to a place."""
