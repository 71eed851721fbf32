"""What ties items to clusters: their own industry, its name, or programmes by the crosswalk."""

from functools import cache
from typing import Final

from cqvet import data
from cqvet.base import filters
from cqvet.subjects.networks import industry_of
from cqvet.subjects.partners.groups import programmes
from cqvet.subjects.partners.model import Link

YOURS: Final = "match/yours/rows"
"""The reference of what the visitor's register says."""


def of_industry(row: data.Row, ref: str) -> tuple[Link, ...]:
    """The cluster of a network as its table has it, then those that its industry's name has."""
    if not row["industry_zh"]:
        return ()
    own = [Link(row["cluster"], "own", ref, "", row["confidence"])] if row["cluster"] else []
    others = of_alias(industry_of(row["industry_zh"]))
    return (*own, *(link for link in others if link.cluster != row["cluster"]))


def of_alias(industry: str) -> tuple[Link, ...]:
    """The clusters that an industry's name relates to, by our reading."""
    confidence = data.records("industry_aliases")[industry]["confidence"]
    return tuple(
        Link(
            row["cluster"],
            "alias",
            f"industry_alias_clusters/{industry}/{row['cluster']}",
            industry,
            confidence,
        )
        for row in data.of("industry_alias_clusters", industry=industry)
    )


def of_group(group: str) -> tuple[Link, ...]:
    """The clusters of a Double-High group through the programmes that have its name."""
    known = data.records("programmes")
    found: dict[str, Link] = {}
    for code in programmes()[group]:
        for link in of_class(known[code]["class"], code, "programme"):
            found.setdefault(link.cluster, link)
    return tuple(found.values())


@cache
def of_class(programme_class: str, programme: str, how: str) -> tuple[Link, ...]:
    """The clusters of a programme through the crosswalk of its class; those of 33618 only.

    The visitor's programmes rest on the visitor's register, others on the crosswalk.
    """
    return tuple(
        Link(
            row["cluster"],
            how,
            YOURS if how == "yours" else f"crosswalk/{programme_class}/{row['cluster']}",
            programme,
            row["confidence"],
            modelled=True,
        )
        for row in data.of("crosswalk", **{"class": programme_class})
        if row["cluster"] in filters.clusters()
    )


def memberships(kind: str, network: str) -> dict[str, str]:
    """The institutions that take part in a network, with the record that says so."""
    return {
        row["institution"]: f"{kind}_members/{network}/{row['position']}"
        for row in data.of(f"{kind}_members", **{kind: network})
        if row["institution"]
    }
