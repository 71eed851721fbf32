"""Chengdu-Chongqing: what the two do together, as far as it is named, and where.

METHOD. An item belongs to a district of Chongqing through its parties there: the district that
is a party, else that of the institution. On the map a party of Sichuan stands in its city. Each
pair of places of an item is one line; an item that takes in several integrated areas has lines
inside each area only. Bodies of a whole municipality or province have no place, so an item with
no other party stands beside the map. Counts are of items, each once.
"""

from typing import Final

from cqvet import data
from cqvet.base.params import Param
from cqvet.evidence.origin import each
from cqvet.subjects.twin_cities.items import GROUPS, ITEMS, homes, ids
from cqvet.subjects.twin_cities.named import named
from cqvet.subjects.twin_cities.places import (
    PLACED,
    Items,
    lines,
    parties,
    parties_of,
    placed,
    points,
)
from cqvet.subjects.twin_cities.series import LATER, Edition, editions
from cqvet.subjects.twin_cities.zones import ELSEWHERE, Zone, zones

PARTS: Final = ("items", "timeline", "series", "networks", "areas", "figures")
"""What stands behind the map, a part at a time."""

__all__ = [
    "ELSEWHERE",
    "FORMULAS",
    "GROUPS",
    "ITEMS",
    "LATER",
    "PARTS",
    "PLACED",
    "Edition",
    "Items",
    "Zone",
    "editions",
    "homes",
    "ids",
    "lines",
    "named",
    "params",
    "parties",
    "parties_of",
    "placed",
    "points",
    "zones",
]


FORMULAS: Final = {"placed": each("placed", PLACED)}
"""`placed/<how>` is how many items stand on the map as a line or a point, or beside it."""


def params() -> tuple[Param, ...]:
    """What the address of the page carries."""
    return (
        Param("item", tuple(data.table("twin_city")["item"])),
        *ITEMS.params(),
        Param("part", PARTS),
    )
