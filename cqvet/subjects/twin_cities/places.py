"""Where the parties of an item are, and the lines and points that follow from it."""

from functools import cache, lru_cache
from typing import Final

import pandas as pd

from cqvet import data

PLACED: Final = ("line", "point", "beside")
"""How an item stands on the map: places on both sides, on one, on neither."""


Items = tuple[str, ...]
"""Ids of items; what is drawn of them is kept, for filters come back."""


@cache
def parties() -> pd.DataFrame:
    """The parties, with `district` also where only the institution is known.

    `place_missing` says why a party has neither district nor city.
    """
    table = data.table("twin_city_parties")
    schools = data.table("institutions").set_index("institution")
    own = table["institution"].map(schools["district"])
    gap = table["institution"].map(schools["district_missing"])
    return table.assign(
        district=table["district"].fillna(own),
        place_missing=table["place_missing"].fillna(gap),
    )


def parties_of(item: str) -> tuple[data.Row, ...]:
    """The parties of one item."""
    return _parties_by_item().get(item, ())


@cache
def _parties_by_item() -> dict[str, tuple[data.Row, ...]]:
    return data.grouped(data.rows(parties()), "item")


@cache
def cities() -> tuple[str, ...]:
    """The Sichuan cities that some party is or lies in, in code order."""
    return tuple(sorted(parties()["city"].dropna().unique()))


@lru_cache(maxsize=256)
def lines(items: Items) -> pd.DataFrame:
    """One row a pair of places of an item: item, type, district, city, inferred.

    `inferred` where no source states that the party of a side takes part, or its city.
    """
    types = data.table("twin_city")[["item", "type"]]
    there = parties().merge(types[types["item"].isin(items)], on="item")
    # An item of several areas has its pairs inside each area, never across.
    there = there.assign(
        area=there["area"].fillna(""),
        inferred=(there["basis"] != "stated") | (there["city_basis"].fillna("stated") != "stated"),
    )
    keys = ["item", "type", "area"]
    left, right = (
        there.dropna(subset=side).groupby([*keys, side])["inferred"].all()
        for side in ("district", "city")
    )
    pairs = left.reset_index().merge(right.reset_index(), on=keys, suffixes=("", "_there"))
    pairs["inferred"] |= pairs["inferred_there"]
    return pairs[["item", "type", "district", "city", "inferred"]]


@lru_cache(maxsize=256)
def points(items: Items) -> pd.DataFrame:
    """One row a place of these items: side (district or city), code, items (a list)."""
    there = parties()[parties()["item"].isin(items)]
    found = []
    for side in ("district", "city"):
        own = there[["item", side]].dropna().drop_duplicates()
        grouped = own.groupby(side)["item"].agg(list).rename("items")
        found.append(grouped.rename_axis("code").reset_index().assign(side=side))
    return pd.concat(found, ignore_index=True)


@lru_cache(maxsize=256)
def placed(items: Items) -> dict[str, list[str]]:
    """Each item once, under the way in which it stands on the map, as in `PLACED`."""
    there = parties().groupby("item")[["district", "city"]].count() > 0
    sides = there.reindex(list(items), fill_value=False).sum(axis=1)
    ways = dict(zip((2, 1, 0), PLACED, strict=True))
    found: dict[str, list[str]] = {way: [] for way in PLACED}
    for item, n in sides.items():
        found[ways[int(n)]].append(str(item))
    return found
