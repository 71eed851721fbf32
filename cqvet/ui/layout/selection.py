"""What the layout page shows under the filters: institutions and networks, ready to draw."""

from dataclasses import dataclass
from functools import cache, lru_cache

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import layout, networks


@dataclass(frozen=True, eq=False)
class Selection:
    """The records that the filters let pass, each with a `tip` for the map.

    `select` gives the same object for the same filters, so it can be the key of a cache.
    """

    institutions: pd.DataFrame
    networks: pd.DataFrame
    matched: int
    total: int


@lru_cache(maxsize=128)
def select(filters: Filters, t: Text) -> Selection:
    """Filter by region, level, industry and evidence.

    An institution belongs to an industry through a named consortium or community that it
    takes part in: no other link is known. A network has no level: where one is chosen, only
    institutions count as records that match.
    """

    def count(institutions: pd.DataFrame, nets: pd.DataFrame) -> int:
        return len(institutions) + (0 if filters.level else nets["network"].nunique())

    institutions, nets = layout.institution_table(), networks.table()
    total = count(institutions, nets)
    nets = filters.proven(networks.of_industry(filters.region(nets), filters))
    institutions = filters.proven(filters.region(institutions))
    if filters.level:
        institutions = institutions[institutions["level"] == filters.level]
    if filters.has_industry:
        members = networks.members()
        inside = members[members["network"].isin(networks.serving(filters))]["institution"]
        institutions = institutions[institutions["institution"].isin(inside)]
    return Selection(
        institutions.assign(tip=institution_tips(institutions, t)),
        nets.assign(tip=[t(f"layout.legend_{kind}") for kind in nets["kind"]]),
        count(institutions, nets),
        total,
    )


def institution_tips(institutions: pd.DataFrame, t: Text) -> list[str]:
    """Level, ownership, titles and confidence, a line each."""
    titles = statuses(t)
    return [
        "\n".join(
            [
                quoting.told(row, "level", t),
                *([quoting.told(row, "ownership", t)] if row["ownership"] else []),
                *([titles[row["institution"]]] if row["institution"] in titles else []),
                t("layout.tip_confidence", confidence=quoting.told(row, "confidence", t)),
            ]
        )
        for row in data.rows(institutions)
    ]


@cache
def statuses(t: Text) -> dict[str, str]:
    """The titles that each institution holds: institution -> names in one string."""
    frame = data.table("institution_statuses")
    names = quoting.words("institution_status", t)
    held = frame[frame["state"] == "held"]
    return {
        str(institution): t.join([names[code] for code in codes])
        for institution, codes in held.groupby("institution")["status"]
    }
