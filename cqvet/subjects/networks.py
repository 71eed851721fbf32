"""Named consortia and communities as one list: where they sit, whom they join, what they serve."""

import re
from collections.abc import Mapping
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import located
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
