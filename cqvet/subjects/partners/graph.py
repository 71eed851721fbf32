"""Networks as a graph: who takes part in them, and which of them serve which industry."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.i18n import Text
from cqvet.subjects import networks
from cqvet.subjects.partners.items import networks as network_items

SORT: Final = {
    "lead_park": "park",
    "lead_enterprise": "enterprise",
    "lead_university": "university",
    "lead_school": "school",
    "founding_venue": "school",
}
"""What a member is, by its role; the others are institutions of the tables or not told apart."""


OUTSIDE: Final = "outside"
"""Stands for all industries that are no cluster of 33618, and for those that are not known."""


@dataclass(frozen=True)
class Graph:
    """`nodes`: node, column (`network`, `member`), sort, ref; in reading order.

    `edges`: network, other, ref, inferred. A node is written `network:western_base` or
    `member:12609`.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame


@cache
def members() -> pd.DataFrame:
    """Everyone who takes part: member, network, kind, role, sort, ref, names, basis, notes.

    A member is an institution id, or the first network and position where its name stands.
    Names that are written in two ways stay two members: nothing says that they are one.
    """
    frame = networks.members()
    own = frame["network"] + "_" + frame["position"].astype("str")
    first = own.groupby(frame["name_zh"]).transform("first")
    ids = frame["institution"].fillna(first)
    sort = frame["role"].map(SORT).where(frame["institution"].isna(), "school")
    plural = frame["kind"] + "_members/"
    return frame.assign(
        member=ids,
        sort=sort.fillna("other"),
        ref=plural + frame["network"] + "/" + frame["position"].astype("str"),
    )


def members_of(network: str) -> tuple[data.Row, ...]:
    """Everyone who takes part in a network."""
    return _members_by("network").get(network, ())


def memberships(member: str) -> tuple[data.Row, ...]:
    """Everything that a member takes part in."""
    return _members_by("member").get(member, ())


@cache
def _members_by(column: str) -> dict[str, tuple[data.Row, ...]]:
    return data.grouped(data.rows(members()), column)


def member_ref(member: str) -> str:
    """The record of a member: of an institution its own, else where it takes part first."""
    known = member in data.records("institutions")
    return f"institutions/{member}" if known else str(memberships(member)[0]["ref"])


def member_name(member: str, t: Text) -> str:
    """The name of a member; of an institution the one that its own record has."""
    known = data.records("institutions").get(member)
    if known:
        return t.pick(known, "name")
    return t.pick(memberships(member)[0], "name")


def industries(kind: str, network: str) -> list[str]:
    """The clusters of a network, else its industry outside 33618, else nothing."""
    (item,) = (i for i in network_items() if (i.kind, i.id) == (kind, network))
    row = data.records(networks.KINDS[kind])[network]
    if row["cluster"]:
        return [row["cluster"]]
    clusters = [link.cluster for link in item.links]
    return clusters or ([networks.industry_of(row["industry_zh"])] if row["industry_zh"] else [])


def by_industry(chosen: Sequence[tuple[str, str]]) -> dict[str, list[tuple[str, str]]]:
    """Main or other cluster -> the networks that serve it, most first; `OUTSIDE` the others."""
    found: dict[str, list[tuple[str, str]]] = {}
    for pair in chosen:
        inside = [code for code in industries(*pair) if code in filters.clusters()]
        for code in inside or [OUTSIDE]:
            found.setdefault(code, []).append(pair)
    order = [*filters.clusters(), OUTSIDE]
    # Industries outside 33618 have nothing in common: they come last, however many they are.
    return {
        code: found[code]
        for code in sorted(found, key=lambda c: (c == OUTSIDE, -len(found[c]), order.index(c)))
    }


def graph(chosen: Sequence[tuple[str, str]]) -> Graph:
    """The graph of some networks, given as (kind, id); members follow their first network."""
    nodes, edges = [], []
    seen: dict[str, tuple[str, str, str, str]] = {}
    for kind, network in chosen:
        nodes.append((f"network:{network}", "network", kind, networks.record(network).ref))
        for row in members_of(network):
            key = f"member:{row['member']}"
            seen.setdefault(key, (key, "member", row["sort"], row["ref"]))
            edges.append((network, key, row["ref"], row["basis"] != "stated"))
    return Graph(
        pd.DataFrame([*nodes, *seen.values()], columns=["node", "column", "sort", "ref"]),
        pd.DataFrame(edges, columns=["network", "other", "ref", "inferred"]),
    )
