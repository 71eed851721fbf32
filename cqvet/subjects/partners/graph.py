"""Networks as a graph: clusters or industries, networks, and who takes part in them."""

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
from cqvet.subjects.partners.links import industry_of

SORT: Final = {
    "lead_park": "park",
    "lead_enterprise": "enterprise",
    "lead_university": "university",
    "lead_school": "school",
    "founding_venue": "school",
}
"""What a member is, by its role; the others are institutions of the tables or not told apart."""


@dataclass(frozen=True)
class Graph:
    """`nodes`: node, column (`industry`, `network`, `member`), sort, ref; in reading order.

    `edges`: network, other, ref, inferred. A node is written `industry:L1`,
    `network:western_base` or `member:12609`.
    """

    nodes: pd.DataFrame
    edges: pd.DataFrame

    def shared(self) -> list[str]:
        """The members that take part in more than one of these networks."""
        members = self.edges[self.edges["other"].str.startswith("member:")]
        counts = members.groupby("other")["network"].nunique()
        return [str(code) for code in counts.index[counts > 1]]


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
    return clusters or ([industry_of(row["industry_zh"])] if row["industry_zh"] else [])


def graph(chosen: Sequence[tuple[str, str]]) -> Graph:
    """The graph of some networks, given as (kind, id).

    Networks follow their cluster in the order of 33618, those with several clusters and those
    without any come last; members follow their first network.
    """
    own = {pair: industries(*pair) for pair in chosen}
    order = [*filters.clusters(), *data.table("industry_aliases")["industry"]]
    ordered = sorted(own, key=lambda pair: _place(own[pair], order))
    nodes, edges = [], []
    found = {code for codes in own.values() for code in codes}
    for code in sorted(found, key=order.index):
        inside = code in filters.clusters()
        ref = f"{'clusters' if inside else 'industry_aliases'}/{code}"
        nodes.append((f"industry:{code}", "industry", "cluster" if inside else "outside", ref))
    seen: dict[str, tuple[str, str, str, str]] = {}
    for kind, network in ordered:
        ref = f"{networks.KINDS[kind]}/{network}"
        nodes.append((f"network:{network}", "network", kind, ref))
        edges += [(network, f"industry:{code}", ref, False) for code in own[kind, network]]
        for row in members_of(network):
            key = f"member:{row['member']}"
            seen.setdefault(key, (key, "member", row["sort"], row["ref"]))
            edges.append((network, key, row["ref"], row["basis"] != "stated"))
    return Graph(
        pd.DataFrame([*nodes, *seen.values()], columns=["node", "column", "sort", "ref"]),
        pd.DataFrame(edges, columns=["network", "other", "ref", "inferred"]),
    )


def _place(codes: list[str], order: list[str]) -> tuple[int, int]:
    return (0, order.index(codes[0])) if len(codes) == 1 else (1 if codes else 2, 0)
