"""Chengdu-Chongqing: what the two do together, as far as it is named, and where.

METHOD. An item belongs to a district of Chongqing through its parties there: the district that
is a party, else that of the institution. On the map a party of Sichuan stands in its city. Each
pair of places of an item is one line; an item that takes in several integrated areas has lines
inside each area only. Bodies of a whole municipality or province have no place, so an item with
no other party stands beside the map. Counts are of items, each once.
"""

from cqvet.subjects.twin_cities.items import NONE, Choice, by_type, by_year, items
from cqvet.subjects.twin_cities.named import named
from cqvet.subjects.twin_cities.places import (
    PLACED,
    beside,
    cities,
    homes,
    lines,
    parties,
    parties_of,
    placed,
    points,
    reason,
)
from cqvet.subjects.twin_cities.series import LATER, NETWORKS, Edition, editions, networks
from cqvet.subjects.twin_cities.zones import ELSEWHERE, Zone, zones

__all__ = [
    "ELSEWHERE",
    "LATER",
    "NETWORKS",
    "NONE",
    "PLACED",
    "Choice",
    "Edition",
    "Zone",
    "beside",
    "by_type",
    "by_year",
    "cities",
    "editions",
    "homes",
    "items",
    "lines",
    "named",
    "networks",
    "parties",
    "parties_of",
    "placed",
    "points",
    "reason",
    "zones",
]
