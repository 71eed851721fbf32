"""Named consortia and communities as one list: where they sit, whom they join, what they serve.

A network serves the cluster of its record and those that the name of its industry relates to.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters, located
from cqvet.subjects import packed

KINDS: Final = {"consortium": "consortia", "community": "communities"}
COLUMNS: Final = [
    "network",
    "name_zh",
    "name_en",
    "cluster",
    "place_alias",
    "source",
    "confidence",
]


REACH: Final[Mapping[str, str]] = {
    "national": "^(全国|国家)",
    "international": "中欧|上海合作组织",
    "cross_province": "成渝|川渝|西部|长江经济带",
}
"""How far a community reaches, as its name says."""


@cache
def reach(network: str) -> str:
    """A consortium reaches as far as its level, a community as its name says; else the city."""
    row = record(network)
    if kind_of(network) == "consortium":
        return str(row["level"]) if row["level"] in REACH else "city"
    named = (code for code, name in REACH.items() if re.search(name, row["name_zh"]))
    return next(named, "city")


def kind_of(network: str) -> str:
    """Whether a network is a consortium or a community."""
    return next(kind for kind, plural in KINDS.items() if network in data.records(plural))


def record(network: str) -> data.Row:
    """The record of a network, of either kind."""
    return data.records(KINDS[kind_of(network)])[network]


@cache
def industry_of(name_zh: str) -> str:
    """The industry of a Chinese name. Raises `KeyError` for a name that no one has read."""
    known: dict[str, str] = {
        row["name_zh"]: row["industry"] for row in data.every("industry_aliases")
    }
    return known[name_zh]


@cache
def _clusters() -> dict[str, frozenset[str]]:
    """Each network with the clusters that it serves."""
    found = {}
    for plural in KINDS.values():
        for code, row in data.records(plural).items():
            named = row["industry_zh"] and industry_of(row["industry_zh"])
            related = data.of("industry_alias_clusters", industry=named) if named else []
            own = {row["cluster"], *(link["cluster"] for link in related)}
            found[code] = frozenset(filter(None, own))
    return found


@cache
def _named() -> dict[str, str]:
    """Each network by its Chinese name."""
    return {
        row["name_zh"]: code
        for plural in KINDS.values()
        for code, row in data.records(plural).items()
    }


def same(ref: str) -> str:
    """The network that another record is about, by its very name; else empty."""
    table, _, code = ref.partition("/")
    return _named().get(data.records(table)[code]["name_zh"], "")


def serving(chosen: Filters) -> frozenset[str]:
    """The networks of the chosen industry, each once; all where none is chosen."""
    return frozenset(code for code, own in _clusters().items() if chosen.serves(own))


def of_industry(frame: pd.DataFrame, chosen: Filters) -> pd.DataFrame:
    """The rows of a frame with a `network` column that belong to the chosen industry."""
    return frame[frame["network"].isin(serving(chosen))]


@cache
def table() -> pd.DataFrame:
    """One row a network and seat: network, kind, names, cluster, district, zone, lon, lat.

    A network without a known seat has one row with an empty district; its zone is known
    where its park lies in one zone only.
    """
    frames = []
    for kind, plural in KINDS.items():
        own = data.table(plural).rename(columns={kind: "network"})
        seats = data.table(f"{kind}_districts").rename(columns={kind: "network"})
        seats = seats[["network", "district"]]
        frames.append(own[COLUMNS].merge(seats, on="network", how="left").assign(kind=kind))
    frame = pd.concat(frames, ignore_index=True)
    frame = located(frame)
    parks = data.table("place_aliases").set_index("alias")["zone"]
    frame["zone"] = frame["zone"].fillna(frame["place_alias"].map(parks))
    institutions = data.table("institutions")["district"]
    return frame.join(packed.dots(frame["district"], institutions))


@cache
def members() -> pd.DataFrame:
    """Who takes part: network, role, names, institution id where it is one of ours."""
    frames = [
        data.table(f"{kind}_members").rename(columns={kind: "network"}).assign(kind=kind)
        for kind in KINDS
    ]
    return pd.concat(frames, ignore_index=True)
