"""What a school or a place takes part in: networks, items abroad, items with Sichuan."""

from collections.abc import Collection, Iterable
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import international, networks, twin_cities
from cqvet.subjects.profile.model import Row, to

PAGES: Final = {"international": "international", "twin_city": "twin_cities"}
"""The pages of items are named like their tables, but for the cities."""


def memberships(institution: str, t: Text) -> list[Row]:
    """The networks that an institution takes part in, with its roles."""
    rows = []
    for kind in networks.KINDS:
        for code, own in taking(kind, institution).items():
            roles = dict.fromkeys(quoting.told(row, "role", t) for row in own)
            rows.append((t.join(list(roles)), network(code, t), t(f"partners.kind_{kind}")))
    return rows


def taking(kind: str, institution: str) -> dict[str, list[data.Row]]:
    """The networks of a kind that an institution takes part in, each with its rows there."""
    found: dict[str, list[data.Row]] = {}
    for row in data.of(f"{kind}_members", institution=institution):
        found.setdefault(row[kind], []).append(row)
    return found


def network(code: str, t: Text) -> str:
    """The name of a network, which leads to it."""
    table = next(plural for plural in networks.KINDS.values() if code in data.records(plural))
    return to("partners", quoting.called(table, code, t), t, network=code)


def networks_of(codes: Iterable[str], t: Text) -> list[Row]:
    """Networks by kind."""
    found = list(dict.fromkeys(codes))
    return [
        (
            t(f"partners.kind_{kind}"),
            "\n".join(network(code, t) for code in found if code in data.records(plural)),
            "",
        )
        for kind, plural in networks.KINDS.items()
    ]


def projects(table: str, codes: Collection[str], t: Text) -> list[Row]:
    """Items of a table: type, name, which leads to the item, and date."""
    return [
        (
            quoting.told(row, "type", t),
            to(PAGES[table], t.pick(row, "name"), t, item=row["item"]),
            t.join(list(filter(None, [str(row["date"] or ""), _also(row, t)]))),
        )
        for row in data.every(table)
        if row["item"] in codes
    ]


def _also(row: data.Row, t: Text) -> str:
    """That an item is one of the networks, which are listed as such too."""
    return t("profile.also_network") if networks.same(row.ref) else ""


def abroad_of(institution: str) -> list[str]:
    """The items abroad of an institution."""
    return [row["item"] for row in data.of("international_institutions", institution=institution)]


def sichuan_of(institution: str) -> list[str]:
    """The items with Sichuan of an institution."""
    return [row["item"] for row in data.of("twin_city_parties", institution=institution)]


def abroad_in(place: Filters) -> set[str]:
    """The items abroad that start from a place."""
    every = data.every("international")
    return {row["item"] for row in every if place.reaches(international.homes(row))}


def sichuan_in(place: Filters) -> set[str]:
    """The items with Sichuan that have a party in a place."""
    every = data.every("twin_city")
    return {row["item"] for row in every if place.reaches(twin_cities.homes(row))}
