"""International cooperation: the named items, where they lead, and how they add up.

METHOD. An item belongs to a region through its homes: the district that is a party to it, else
the districts of its institutions; an item without either starts from the city and lies in no
zone. Counts are of items. By type and by year each item counts once (a missing year is a group
of its own); by country it counts once for each of its countries, or once under `NONE`. A
country whose delegates only came to a meeting has no line and is not counted as one of those
that the city works with.
"""

from dataclasses import dataclass
from functools import cache
from typing import Final

import pandas as pd

from cqvet import data
from cqvet.base.filters import Filters, located, mains

NONE: Final = "none"
INDUSTRY: Final = ("known", "not_found", "does_not_apply")
"""Whether a cluster is known of an item, or why there is none."""

SCHOLARSHIP_PROJECTS: Final = ("tha_mayor_course",)
"""Named projects of the scholarship scheme; the scheme itself is an item and no project."""

COMMUNITIES_ABROAD: Final = {
    "che_gf_community": "sino_euro_smart_mfg",
    "sco_green_community": "sco_green_low_carbon",
}
"""Items that are an industry-wide community: item -> id of the community."""


@dataclass(frozen=True)
class Choice:
    """What the reader chose on the page itself; an empty string means all."""

    type: str = ""
    country: str = ""
    industry: str = ""


@cache
def homes() -> pd.DataFrame:
    """Where items start: item, district, zone; one row a home, a gap where it is not known."""
    table = data.table("international")[["item", "district"]]
    schools = data.table("international_institutions")[["item", "institution"]].merge(
        data.table("institutions")[["institution", "district"]], on="institution"
    )
    stated = table.dropna(subset="district")
    derived = schools[~schools["item"].isin(stated["item"])][["item", "district"]]
    known = pd.concat([stated, derived.dropna(subset="district")]).drop_duplicates()
    return located(table[["item"]].merge(known, on="item", how="left"))


@cache
def destinations() -> pd.DataFrame:
    """Where items lead: item, iso3, tie; one row a country, `NONE` where none is known."""
    table = data.table("international")[["item"]]
    frame = table.merge(data.table("international_countries"), on="item", how="left")
    return frame.fillna({"iso3": NONE})


@cache
def attending() -> frozenset[str]:
    """The countries of which only delegates came, and nothing more is known."""
    there = data.table("international_countries")
    partners = set(there[there["tie"] == "cooperation"]["iso3"])
    return frozenset(set(map(str, there["iso3"])) - partners)


@cache
def countries() -> tuple[str, ...]:
    """The countries that are named, those with most items first, then `NONE`."""
    counts = destinations()["iso3"].value_counts(sort=False).drop(NONE)
    return (*sorted(map(str, counts.index), key=lambda code: (-counts[code], code)), NONE)


def items(filters: Filters, choice: Choice) -> pd.DataFrame:
    """The records of the table `international` that filters and choice let pass."""
    inside = filters.region(homes())["item"]
    frame = data.table("international")
    frame = filters.proven(filters.industry(frame[frame["item"].isin(inside)]))
    if choice.type:
        frame = frame[frame["type"] == choice.type]
    if choice.industry == "known":
        frame = frame[frame["cluster"].notna()]
    elif choice.industry:
        frame = frame[frame["cluster_missing"] == choice.industry]
    if choice.country:
        there = destinations()
        chosen = there[there["iso3"] == choice.country]["item"]
        frame = frame[frame["item"].isin(chosen)]
    return frame


def by_type(frame: pd.DataFrame) -> pd.Series:
    """Items of each type, index type, in the order of the list; types without items left out."""
    counts = frame["type"].value_counts()
    return counts.reindex([code for code in data.names("international_type") if code in counts])


def by_year(frame: pd.DataFrame) -> pd.Series:
    """Items of each year in order, index year as text; `NONE` counts those without a year."""
    years = frame["year"].astype("str").where(frame["year"].notna(), NONE)
    return years.value_counts().sort_index()


def by_country(frame: pd.DataFrame) -> pd.Series:
    """Items of each country, index iso3 or `NONE`, most items first."""
    there = destinations()
    counts = there[there["item"].isin(frame["item"])]["iso3"].value_counts()
    return counts.reindex([code for code in countries() if code in counts]).sort_values(
        ascending=False, kind="stable"
    )


def arcs(frame: pd.DataFrame) -> pd.DataFrame:
    """Lines from a home to a country: district, iso3, type, items (a list), n (how many).

    A gap as district stands for the city. Items without a country that takes part make no line.
    """
    there = destinations()
    there = there[there["tie"] == "cooperation"].drop(columns="tie")
    rows = frame[["item", "type"]].merge(homes()[["item", "district"]], on="item")
    rows = rows.merge(there, on="item")
    keys = ["district", "iso3", "type"]
    grouped = rows.groupby(keys, dropna=False, sort=True)["item"].agg(list)
    lines = grouped.rename("items").reset_index()
    return lines.assign(n=lines["items"].map(len))


@cache
def named() -> dict[str, int | None]:
    """Fact -> how many of what it counts are named in the tables.

    None where nobody could be named or nothing was: students, standards.
    """
    table, partners = data.table("international"), data.table("international_partners")
    abroad = int((table["held_in"] == "abroad").sum())
    foreign = partners[partners["role"] == "foreign_partner"]
    alliances = int((table["type"] == "alliance").sum())
    return {
        "intro_alliances": alliances,
        "intl_platforms": alliances,
        "intro_overseas_projects": abroad,
        "intl_overseas_projects": abroad,
        "intl_countries": len(set(countries()) - attending() - {NONE}),
        "intl_silk_road_scholarship_projects": len(SCHOLARSHIP_PROJECTS),
        "intl_international_students": None,
        "intl_partner_bodies": int(foreign["name_zh"].nunique()),
        "intl_standards_adopted": None,
    }


def clusters_abroad(frame: pd.DataFrame) -> dict[str, list[str]]:
    """The items of each main cluster, cluster -> item ids; an empty list where none is named."""
    found = data.grouped(data.rows(frame), "cluster")
    return {
        code: [row["item"] for row in found.get(code, ())]
        for code in data.records("clusters")
        if code in mains()
    }


def institutions(chosen: list[str]) -> list[str]:
    """The institutions that take part in any of these items, each once."""
    rows = (row for row in data.every("international_institutions") if row["item"] in chosen)
    return list(dict.fromkeys(row["institution"] for row in rows))


def partners(chosen: list[str], role: str) -> list[data.Row]:
    """The partners of a role in these items, each name once."""
    found: dict[str, data.Row] = {}
    for row in data.of("international_partners", role=role):
        if row["item"] in chosen:
            found.setdefault(row["name_zh"], row)
    return list(found.values())


def communities(cluster: str) -> list[data.Row]:
    """The industry-wide communities of a main cluster, with `abroad`: named among the items."""
    abroad = COMMUNITIES_ABROAD.values()
    found = data.of("communities", cluster=cluster)
    return [data.Row({**row, "abroad": row["community"] in abroad}, row.table) for row in found]
