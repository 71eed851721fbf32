"""The integration zones that are named, with both of their sides."""

from dataclasses import dataclass
from functools import cache
from typing import Final

from cqvet import data
from cqvet.subjects.twin_cities.places import lines, parties

ITEM: Final = "pilot_zones"
ELSEWHERE: Final = ("chengxuanwan",)
"""Areas across the border that other sources name, without counting them among the five."""


@dataclass(frozen=True)
class Zone:
    """A zone: the id of its Chongqing part, its districts, its cities, and its other items."""

    alias: str
    districts: tuple[str, ...]
    cities: tuple[str, ...]
    items: tuple[str, ...]


@cache
def zones() -> tuple[Zone, ...]:
    """The zones that the article names; items are those with a line inside the zone."""
    own = parties()[parties()["item"] == ITEM]
    pairs = lines(tuple(data.records("twin_city")))
    pairs = pairs[pairs["item"] != ITEM]
    found = []
    for alias, part in own.groupby("area", sort=False):
        districts, cities = part["district"].dropna(), part["city"].dropna()
        inside = pairs["district"].isin(districts) & pairs["city"].isin(cities)
        there = tuple(dict.fromkeys(pairs[inside]["item"]))
        found.append(Zone(str(alias), tuple(districts), tuple(cities), there))
    return tuple(found)
