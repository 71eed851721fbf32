"""Consortia, communities and whoever else could be a partner: what fits, and why.

METHOD. An item is a named consortium or community, a Double-High programme group, an
institution, a Chengdu-Chongqing item, an item abroad, or an institution of the visitor's
register. It has places (districts, or a park that spans some) and links to clusters: its own
industry, the industry that its name speaks of, a programme by its exact name in the catalogue
and the crosswalk of its class, or a network or item that it takes part in.

It fits a region through one of its places and an industry through one of its links. A link
to the cluster itself, to a part of it, or to the cluster that contains it counts, and says
which; of several links through one programme, name or item the closest count. It fits an
institution that it is a member of, that stands in the same district or that has a link to the
same cluster; what it takes part in already is no new partner and stands apart. Each fit is kept
as a reason with the record it rests on. An institution is an item only where some link is known
of it: of the others nothing can be said.

The nearest answer to a question without one gives up the fewest conditions and of these as
little as will do: a district gives way to its zone before it gives way to the city, a cluster
to the tier that was chosen with it before it gives way to all industries.
"""

from cqvet import data
from cqvet.base import filters
from cqvet.base.params import Param
from cqvet.subjects.partners.coverage import LEVELS, TOTALS, by_level, likely, named
from cqvet.subjects.partners.finder import KINDS, Found, find, joined, networks_of
from cqvet.subjects.partners.graph import (
    OUTSIDE,
    Graph,
    by_industry,
    graph,
    member_name,
    member_ref,
    members,
    members_of,
    memberships,
)
from cqvet.subjects.partners.groups import programmes, unmapped
from cqvet.subjects.partners.items import items, networks, of_register
from cqvet.subjects.partners.model import Ask, Item, Link, Place, Reason
from cqvet.subjects.partners.nearest import Step, causes, nearest

REACH = ("cross_province", "national", "international", "city")
"""How far networks reach."""
PARTS = ("networks", "web", "members")
"""What stands behind the pictures, a part at a time."""

__all__ = [
    "KINDS",
    "LEVELS",
    "OUTSIDE",
    "PARTS",
    "REACH",
    "TOTALS",
    "Ask",
    "Found",
    "Graph",
    "Item",
    "Link",
    "Place",
    "Reason",
    "Step",
    "by_industry",
    "by_level",
    "causes",
    "find",
    "graph",
    "items",
    "joined",
    "likely",
    "member_name",
    "member_ref",
    "members",
    "members_of",
    "memberships",
    "named",
    "nearest",
    "networks",
    "networks_of",
    "of_register",
    "params",
    "programmes",
    "unmapped",
]


def params() -> tuple[Param, ...]:
    """What the address of the page carries."""
    return (
        Param("tab", ("structure", "finder", "needs"), default="structure"),
        Param("network", tuple(item.id for item in networks())),
        Param("member", frozenset(members()["member"])),
        Param("part", PARTS),
        Param("reach", REACH),
        Param("web", (*filters.clusters(), OUTSIDE)),
        Param("kind", KINDS),
        Param("institution", tuple(data.table("institutions")["institution"])),
    )
