"""How many are named here of what the article counts for Sichuan and Chongqing together."""

from functools import cache
from typing import Final

from cqvet import data
from cqvet.subjects.quality.groups import FIRST
from cqvet.subjects.twin_cities.items import GROUPS
from cqvet.subjects.twin_cities.series import LATER
from cqvet.subjects.twin_cities.zones import zones

SOUTH_EAST_ASIA: Final = frozenset(
    ("BRN", "KHM", "IDN", "LAO", "MYS", "MMR", "PHL", "SGP", "THA", "TLS", "VNM")
)
ALLIANCES: Final = ("alliance_africa", "alliance_tha")
"""The international alliances that the section names."""
NOBODY: Final = (
    *("cities_guangan_chongqing_colleges", "cities_guangan_joint_schools"),
    *("cities_modern_industry_colleges", "cities_virtual_simulation_bases"),
    *("cities_featured_programmes", "cities_practice_bases"),
    *("cities_group_schools", "cities_group_enterprises", "cities_group_other_units"),
)
"""Facts of which no source names a single one."""


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables; None where none is."""
    table, there = data.table("international"), data.table("international_countries")
    abroad = table[table["held_in"] == "abroad"]["item"]
    near = there[there["item"].isin(abroad) & there["iso3"].isin(SOUTH_EAST_ASIA)]
    schools = data.table("international_institutions")
    return {
        **dict.fromkeys(NOBODY),
        "cities_double_high_colleges": int((data.table("double_high")["round"] == FIRST).sum()),
        "cities_named_alliances": int(table["item"].isin(ALLIANCES).sum()),
        "cities_overseas_colleges": int(
            schools[schools["item"].isin(near["item"])]["institution"].nunique()
        ),
        "cities_overseas_countries": int(near["iso3"].nunique()),
        "cities_groups_alliances": sum(row["item"] not in LATER for row in GROUPS.rows()),
        "cities_pilot_zones": len(zones()),
    }
