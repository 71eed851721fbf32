"""International cooperation: the named items, where they lead, and how they add up.

METHOD. An item belongs to a region through its homes: the district that is a party to it, else
the districts of its institutions; an item without either starts from the city and lies in no
zone. An item counts once for each of its countries, or once under `NONE`. A country whose
delegates only came to a meeting has no line and is not counted as one of those that the city
works with.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Final

from cqvet import data
from cqvet.base.filters import Filters, mains
from cqvet.base.params import Param
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.evidence.origin import Origin
from cqvet.i18n import Text
from cqvet.subjects.collection import Collection, Facet, coded

NONE: Final = "none"
INDUSTRY: Final = ("known", "not_found", "does_not_apply")
"""Whether a cluster is known of an item, or why there is none."""
GROUPS: Final[Mapping[str, tuple[str, ...]]] = {
    "schools": ("overseas_college", "luban_workshop", "joint_institution"),
    "training": ("training", "scholarship"),
    "alliances": ("alliance", "agreement", "industry_community"),
    "others": ("event", "other_project"),
}
"""The types of items in four groups that can be told apart at a glance."""
AREAS: Final = ("world", "southeast_asia", "west")
"""What the map may show."""
PARTS: Final = ("items", "timeline", "industry", "gaps")
"""What stands behind the picture, a part at a time."""

SCHOLARSHIP_PROJECTS: Final = ("tha_mayor_course",)
"""Named projects of the scholarship scheme; the scheme itself is an item and no project."""


def homes(row: data.Row) -> tuple[str, ...]:
    """The districts that an item starts from; none where only the city is known."""
    if row["district"]:
        return (row["district"],)
    schools = (
        data.records("institutions")[own["institution"]]
        for own in data.of("international_institutions", item=row["item"])
    )
    return tuple(dict.fromkeys(school["district"] for school in schools if school["district"]))


@cache
def attending() -> frozenset[str]:
    """The countries of which only delegates came, and nothing more is known."""
    there = data.every("international_countries")
    partners = {row["iso3"] for row in there if row["tie"] == "cooperation"}
    return frozenset({row["iso3"] for row in there} - partners)


@cache
def countries() -> tuple[str, ...]:
    """The countries that are named, those with most items first, then `NONE`."""
    counts = {code: len(rows) for code, rows in _by_country().items()}
    return (*sorted(counts, key=lambda code: (-counts[code], code)), NONE)


def country(code: str, t: Text) -> str:
    """The name of a country, or that none is known."""
    return t("international.no_country") if code == NONE else quoting.called("countries", code, t)


def group(row: data.Row) -> str:
    """The group of an item's type."""
    return next(name for name, types in GROUPS.items() if row["type"] in types)


def partners(item: str, *roles: str) -> list[data.Row]:
    """Those beside Chongqing's institutions that take part in an item in one of these roles."""
    return [row for row in data.of("international_partners", item=item) if row["role"] in roles]


def led(rows: Iterable[data.Row]) -> dict[str, list[data.Row]]:
    """Country -> the items that lead to it, those with most items first; a visit does not count."""
    found: dict[str, list[data.Row]] = {}
    for row in rows:
        for there in data.of("international_countries", item=row["item"], tie="cooperation"):
            found.setdefault(there["iso3"], []).append(row)
    order = sorted(found, key=lambda code: (-len(found[code]), code))
    return {code: found[code] for code in order}


def abroad(rows: Sequence[data.Row]) -> dict[str, dict[str, list[data.Row]]]:
    """Main cluster -> country -> items; without countries where none of its items leads abroad."""
    own = {
        code: [row for row in rows if row["cluster"] == code] for code in data.records("clusters")
    }
    return {code: led(items) for code, items in own.items() if code in mains()}


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables.

    None where nobody could be named or nothing was: students, standards.
    """
    held, alliances = (
        len(data.of("international", **{column: code}))
        for column, code in (("held_in", "abroad"), ("type", "alliance"))
    )
    foreign = {row["name_zh"] for row in data.of("international_partners", role="foreign_partner")}
    return {
        "intro_alliances": alliances,
        "intl_platforms": alliances,
        "intro_overseas_projects": held,
        "intl_overseas_projects": held,
        "intl_countries": len(set(countries()) - attending() - {NONE}),
        "intl_silk_road_scholarship_projects": len(SCHOLARSHIP_PROJECTS),
        "intl_international_students": None,
        "intl_partner_bodies": len(foreign),
        "intl_standards_adopted": None,
    }


@cache
def _by_country() -> dict[str, tuple[data.Row, ...]]:
    there = {row["iso3"] for row in data.every("international_countries")}
    return {code: data.of("international_countries", iso3=code) for code in there}


def _where(row: data.Row) -> tuple[str, ...]:
    there = data.of("international_countries", item=row["item"])
    return tuple(own["iso3"] for own in there) or (NONE,)


def _industry(row: data.Row) -> tuple[str]:
    return ("known" if row["cluster"] else row["cluster_missing"],)


def _countries(row: data.Row, _chosen: Filters, t: Text) -> str:
    names = [
        t("international.attended", country=quoting.told(own, "iso3", t))
        if own["tie"] == "attendance"
        else quoting.told(own, "iso3", t)
        for own in data.of("international_countries", item=row["item"])
    ]
    return t.join(names) or quoting.missing(row["countries_missing"], t)


def _institutions(row: data.Row, _chosen: Filters, t: Text) -> str:
    found = [
        quoting.told(own, "institution", t)
        for own in data.of("international_institutions", item=row["item"])
    ]
    found += [quoting.told(row, name, t) for name in ("city_body", "district") if row[name]]
    return t.join(found) or quoting.missing(row["institutions_missing"], t)


def _partners(row: data.Row, _chosen: Filters, t: Text) -> str:
    found = [
        quoting.doubted(t.pick(own, "name"), own["basis"], t)
        for own in partners(row["item"], "foreign_partner", "enterprise")
    ]
    return t.join(found) or quoting.missing("not_found", t)


def _when(row: data.Row, _chosen: Filters, t: Text) -> str:
    return plain(quoting.dated(row, t))


ITEMS: Final = Collection(
    table="international",
    rows=lambda: data.every("international"),
    columns=(
        *("name", "type", "countries", "institutions", "partners", "when"),
        *("status", "cluster", "held_in", "confidence"),
    ),
    homes=homes,
    clusters=lambda row, _: (row["cluster"],) if row["cluster"] else (),
    facets=(
        coded("international", "type"),
        Facet("country", countries, _where, country),
        Facet(
            "industry", lambda: INDUSTRY, _industry, lambda c, t: t(f"international.industry_{c}")
        ),
    ),
    derived={
        "countries": _countries,
        "institutions": _institutions,
        "partners": _partners,
        "when": _when,
    },
    places=lambda row: [data.records("countries")[c] for c in _where(row) if c != NONE],
)


def params() -> tuple[Param, ...]:
    """What the address of the page carries."""
    return (
        *ITEMS.params(),
        Param("item", tuple(data.records("international"))),
        Param("area", AREAS, default="world"),
        Param("part", PARTS),
    )


def _abroad(ref: str, what: str, cluster: str = "") -> Origin:
    known = data.every("international")
    found = abroad(known)[cluster] if cluster else led(known)
    if what == "countries":
        counted = tuple(f"countries/{code}" for code in found)
    else:
        counted = tuple(row.ref for row in (known if what == "all" else found[what]))
    name = what if what in ("all", "countries") else "items"
    return Origin(ref, "formula", formula=f"abroad_{name}", counted=counted)


FORMULAS: Final = {"abroad": _abroad}
"""`abroad/all` is how many items abroad are in view, `abroad/countries` how many countries they
lead to, `abroad/<iso3>` how many of them to one, `abroad/<iso3>/<cluster>` how many of these for
an industry."""
