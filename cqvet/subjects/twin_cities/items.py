"""The named items: by what they are chosen, and what their lists say."""

from collections.abc import Iterable
from functools import cache
from operator import itemgetter
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.subjects.collection import Collection, Facet, coded
from cqvet.subjects.twin_cities.places import Items, cities, parties_of

NONE: Final = "none"
SINCE: Final = "since_"
"""Begins the code of a year and all later ones."""
NETWORKS: Final = ("alliance", "group")
"""The types that the article counts as groups and alliances."""


@cache
def rows() -> tuple[data.Row, ...]:
    """The items in time, the latest first; those without a date come last."""
    every = data.every("twin_city")
    dated = sorted((r for r in every if r["date"]), key=itemgetter("date"), reverse=True)
    return (*dated, *(row for row in every if not row["date"]))


def ids(found: Iterable[data.Row]) -> Items:
    """The ids of records, for what is drawn of them."""
    return tuple(row["item"] for row in found)


@cache
def _years() -> tuple[str, ...]:
    return tuple(sorted({row["date"][:4] for row in rows() if row["date"]}, reverse=True))


def _years_of(row: data.Row) -> set[str]:
    """The year of an item, and since which years it is."""
    if not row["date"]:
        return {NONE}
    year = row["date"][:4]
    return {year, *(f"{SINCE}{other}" for other in _years() if other <= year)}


def _year(code: str, t: Text) -> str:
    if code == NONE:
        return t("twin_cities.no_date")
    return t("twin_cities.since", year=code.removeprefix(SINCE)) if SINCE in code else code


def homes(row: data.Row) -> set[str | None]:
    """The districts of the parties of Chongqing."""
    return {party["district"] for party in parties_of(row["item"])}


def clusters(row: data.Row, _chosen: Filters) -> list[str]:
    """The clusters of the industries that an item names."""
    named = data.of("twin_city_industries", item=row["item"])
    known = (data.of("industry_alias_clusters", industry=own["industry"]) for own in named)
    return [own["cluster"] for found in known for own in found]


def places(row: data.Row) -> list[data.Row]:
    """The districts and the cities of Sichuan of the parties, as far as they are named."""
    tables = {"district": "districts", "city": "sichuan_cities"}
    return [
        data.records(table)[party[name]]
        for party in parties_of(row["item"])
        for name, table in tables.items()
        if party[name]
    ]


def side(row: data.Row, code: str, t: Text) -> str:
    """The parties of a side with their role, or that none is named."""
    found = [party(own, t) for own in parties_of(row["item"]) if own["side"] == code]
    return t.join(found) or t("twin_cities.nobody_named")


def party(row: data.Row, t: Text) -> str:
    """A party with its role; the name opens its institution or its record."""
    own = f"twin_city_parties/{row['item']}/{row['party']}"
    ref = f"institutions/{row['institution']}" if row["institution"] else own
    name = Figure(t.pick(row, "name"), ref)
    role = quoting.word("twin_city_role", row["role"], t)
    return t("twin_cities.role", name=name, role=role)


def figures(row: data.Row, t: Text) -> str:
    """The figures that sources print about an item: what each counts, and its value."""
    found = data.of("twin_city_figures", item=row["item"])
    told = [
        t(
            "twin_cities.own_figure",
            what=t.pick(own, "figure"),
            value=Figure(quoting.value(own, t), own.ref),
        )
        for own in found
    ]
    return t.join(told) or t("twin_cities.no_figures")


ITEMS: Final = Collection(
    table="twin_city",
    rows=rows,
    columns=("name", "when", "type", "chongqing", "sichuan", "confidence"),
    homes=homes,
    facets=(
        coded("twin_city", "type"),
        Facet(
            "city",
            cities,
            lambda row: {party["city"] for party in parties_of(row["item"])},
            lambda code, t: quoting.called("sichuan_cities", code, t),
        ),
        Facet(
            "year",
            lambda: (*(f"{SINCE}{year}" for year in _years()[1:-1]), *_years(), NONE),
            _years_of,
            _year,
        ),
    ),
    derived={
        "when": lambda row, _, t: quoting.dated(row, t),
        "chongqing": lambda row, _, t: plain(side(row, "chongqing", t)),
        "sichuan": lambda row, _, t: plain(side(row, "sichuan", t)),
    },
    clusters=clusters,
    places=places,
)

GROUPS: Final = Collection(
    table="twin_city",
    rows=lambda: [row for row in rows() if row["type"] in NETWORKS],
    columns=("name", "when", "figures", "confidence"),
    homes=homes,
    derived={
        "when": lambda row, _, t: quoting.dated(row, t),
        "figures": lambda row, _, t: plain(figures(row, t)),
    },
    clusters=clusters,
)
