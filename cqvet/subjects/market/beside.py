"""What a visitor's register stands beside: its district or zone, and schools of its levels."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.models.matching import Case
from cqvet.subjects import partners
from cqvet.subjects.layout import CITY
from cqvet.subjects.market.tables import roots, split


@dataclass(frozen=True, eq=False)
class Beside:
    """Where the schools of a register are, which levels they have, and what is there.

    `place` is the district, the zone or the city that all of them lie in; `networks` how many
    networks of each root cluster the finder has there; `alike` the modelled split of the levels.
    """

    place: str
    levels: tuple[str, ...]
    schools: int
    networks: dict[str, int]
    alike: Case


def beside(rows: pd.DataFrame, ratings: str = "") -> Beside:
    """What the rows of a register stand beside."""
    districts = sorted(set(rows["district"]))
    zones = sorted({filters.zone_of(code) for code in districts})
    one, only = (found[0] if len(found) == 1 else "" for found in (districts, zones))
    region = Filters(district=one, zone="" if one else only)
    levels = tuple(level for level in split(ratings).levels if level in set(rows["level"]))
    nothing = np.ones(len(roots()))
    return Beside(
        place=one or only or CITY,
        levels=levels,
        schools=int(rows["institution"].nunique()),
        networks={
            root: partners.networks_of(Filters(region.zone, region.district, cluster=root))
            for root in roots()
        },
        alike=split(ratings).case(nothing, levels=list(levels)),
    )
