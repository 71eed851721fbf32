"""Everything that can be found, from the tables: consortia, communities, groups and the rest."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from functools import cache
from itertools import chain

import pandas as pd

from cqvet import data
from cqvet.base import filters
from cqvet.subjects import networks as known_networks
from cqvet.subjects.networks import KINDS
from cqvet.subjects.partners import links, places
from cqvet.subjects.partners.model import Item, Link, Place


@cache
def items() -> tuple[Item, ...]:
    """All items of the tables. The visitor's own come apart, from `of_register`.

    A network that other pages list as an item is the network, with the places of that item.
    """
    return (*networks(), *groups(), *_institutions(), *_apart(_twin_city()), *_apart(_overseas()))


@cache
def networks() -> tuple[Item, ...]:
    """Consortia, then communities."""
    return tuple(chain.from_iterable(map(_networks, KINDS)))


def _networks(kind: str) -> list[Item]:
    found = []
    listed: dict[str, list[Place]] = defaultdict(list)
    for item in (*_twin_city(), *_overseas()):
        listed[known_networks.same(item.ref)] += item.places
    for code, row in data.records(KINDS[kind]).items():
        members = links.memberships(kind, code)
        found.append(
            Item(
                *(kind, code, f"{KINDS[kind]}/{code}", row["confidence"]),
                places=_unique_places((*places.of_network(kind, row), *listed[code])),
                links=links.of_industry(row, f"{KINDS[kind]}/{code}"),
                members=members,
            )
        )
    return found


def _apart(listed: Iterable[Item]) -> list[Item]:
    """The items that are no network of that name."""
    return [item for item in listed if not known_networks.same(item.ref)]


def _unique_places(found: Iterable[Place]) -> tuple[Place, ...]:
    """Places in their order, the first of each district."""
    kept: dict[tuple[str, str], Place] = {}
    for place in found:
        kept.setdefault((place.district, place.alias), place)
    return tuple(kept.values())


@cache
def groups() -> tuple[Item, ...]:
    """Double-High programme groups, those of Sichuan included: they have no place here."""
    awards = data.records("double_high")
    found = []
    for row in data.every("double_high_groups"):
        school = awards[row["award"]]["institution"] or ""
        group = f"{row['award']}_{row['position']}"
        found.append(
            Item(
                "group",
                group,
                f"double_high_groups/{row['award']}/{row['position']}",
                row["confidence"],
                places=places.of_institutions([school], "school") if school else (),
                links=links.of_group(group),
                institution=school,
            )
        )
    return tuple(found)


def _institutions() -> list[Item]:
    """Institutions of which at least one link is known."""
    known: dict[str, list[Link]] = defaultdict(list)
    for item in (*networks(), *_apart(_overseas())):
        how = "abroad" if item.kind == "overseas" else "network"
        for school, ref in item.members.items():
            for cluster in dict.fromkeys(link.cluster for link in item.links) or [""]:
                known[school].append(Link(cluster, how, ref, item.id, item.confidence))
    for item in groups():
        for link in item.links:
            if item.institution:
                known[item.institution].append(
                    Link(link.cluster, "group", item.ref, item.id, item.confidence, modelled=True)
                )
    found = []
    for school, row in data.records("institutions").items():
        if school in known:
            found.append(
                Item(
                    *("institution", school, f"institutions/{school}", row["confidence"]),
                    places=places.of_institutions([school], "address"),
                    links=tuple(dict.fromkeys(known[school])),
                    institution=school,
                )
            )
    return found


@cache
def _twin_city() -> tuple[Item, ...]:
    """Chengdu-Chongqing items through their parties and the industry that their name speaks of."""
    industries = data.table("twin_city_industries").set_index("item")["industry"]
    found = []
    for code, row in data.records("twin_city").items():
        own = data.of("twin_city_parties", item=code)
        industry = industries.get(code)
        found.append(
            Item(
                *("twin_city", code, f"twin_city/{code}", row["confidence"]),
                places=places.of_parties(own),
                links=links.of_alias(industry) if industry else (),
                members={
                    party["institution"]: f"twin_city_parties/{code}/{party['party']}"
                    for party in own
                    if party["institution"]
                },
            )
        )
    return tuple(found)


@cache
def _overseas() -> tuple[Item, ...]:
    """Items abroad and international ones at home, through their institutions."""
    found = []
    for code, row in data.records("international").items():
        members = {
            own["institution"]: f"international_institutions/{code}/{own['institution']}"
            for own in data.of("international_institutions", item=code)
        }
        ref = f"international/{code}"
        found.append(
            Item(
                *("overseas", code, ref, row["confidence"]),
                places=(
                    places.at(row["district"], "party", ref)
                    if row["district"]
                    else places.of_institutions(members, "member")
                ),
                links=(
                    (Link(row["cluster"], "own", ref, "", row["confidence"]),)
                    if row["cluster"]
                    else ()
                ),
                members=members,
            )
        )
    return tuple(found)


@cache
def of_institution(institution: str) -> Item:
    """An institution with its places and links, also one of which no link is known."""
    for item in items():
        if item.kind == "institution" and item.id == institution:
            return item
    row = data.records("institutions")[institution]
    return Item(
        *("institution", institution, f"institutions/{institution}", row["confidence"]),
        places=places.of_institutions([institution], "address"),
        institution=institution,
    )


def of_register(rows: pd.DataFrame) -> tuple[Item, ...]:
    """The institutions of a visitor's register in its latest year, each with its programmes.

    `rows` has `institution` (a name as given), `district`, `programme` and `year`.
    """
    latest = rows[rows["year"] == rows["year"].max()]
    known = data.records("programmes")
    found = []
    for (name, district), own in latest.groupby(["institution", "district"], sort=True):
        place = Place(district, filters.zone_of(district), "yours", links.YOURS)
        found.append(
            Item(
                *("yours", f"{name}|{district}", links.YOURS, "medium"),
                places=(place,),
                links=_unique(
                    own["programme"],
                    lambda code: links.of_class(known[code]["class"], code, "yours"),
                ),
            )
        )
    return tuple(found)


def _unique(codes: Iterable[str], of: Callable[[str], tuple[Link, ...]]) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(chain.from_iterable(map(of, dict.fromkeys(codes)))))
