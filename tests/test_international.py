"""Counts that reconcile under every filter, lines that carry each item, figures and coverage."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data, provenance
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.subjects import international
from cqvet.subjects.international import NONE, Choice

ALL = international.items(Filters(), Choice())
ATTENDED = "sco_green_community"
"""The one item to whose meeting countries only sent delegates."""


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


FILTERS = st.builds(
    Filters,
    zone=optional(data.names("zone")),
    district=optional(international.homes()["district"].dropna().unique()),
    tier=optional(filters.tiers()),
    cluster=optional(filters.clusters()),
    evidence=optional(filters.EVIDENCE),
)
CHOICES = st.builds(
    Choice,
    type=optional(data.names("international_type")),
    country=optional(international.countries()),
    industry=optional(international.INDUSTRY),
)


def where(item: str) -> set[str]:
    """The countries of an item as the table of countries has them."""
    table = data.table("international_countries")
    return set(table[table["item"] == item]["iso3"]) or {NONE}


@given(FILTERS, CHOICES)
def test_counts_reconcile(chosen: Filters, choice: Choice) -> None:
    """By type and by year each item counts once, by country once for each of its countries."""
    found = international.items(chosen, choice)
    types, years = international.by_type(found), international.by_year(found)
    places = international.by_country(found)
    assert types.sum() == years.sum() == len(found)
    assert places.sum() == sum(len(where(item)) for item in found["item"])
    for code, n in places.items():
        assert n == sum(code in where(item) for item in found["item"])
    assert years.get(NONE, 0) == found["year"].isna().sum()
    assert (types > 0).all()
    assert (years > 0).all()


@given(FILTERS, CHOICES)
def test_lines_carry_each_item_to_each_of_its_countries(chosen: Filters, choice: Choice) -> None:
    """The lines hold exactly the items with a country that takes part, each once."""
    found = international.items(chosen, choice)
    lines = data.rows(international.arcs(found))
    carried = {(item, row["iso3"]) for row in lines for item in row["items"]}
    assert carried == {
        (i, code) for i in found["item"] for code in where(i) if code != NONE and i != ATTENDED
    }
    assert all(row["n"] == len(set(row["items"])) == len(row["items"]) for row in lines)
    types = dict(zip(found["item"], found["type"], strict=True))
    assert all(types[item] == row["type"] for row in lines for item in row["items"])


@given(FILTERS, CHOICES)
def test_filters_only_take_away(chosen: Filters, choice: Choice) -> None:
    """What passes keeps its order and is what each filter lets pass on its own."""
    found = set(international.items(chosen, choice)["item"])
    alone = [
        international.items(Filters(**{name: getattr(chosen, name)}), Choice())
        for name in ("tier", "evidence")
    ]
    alone += [
        international.items(Filters(), Choice(**{name: getattr(choice, name)}))
        for name in ("type", "country", "industry")
    ]
    assert all(found <= set(frame["item"]) for frame in alone)


def test_all_items_are_there() -> None:
    """Without filters all 46 items pass: 26 are sure, 12 have no year, 6 no country."""
    assert len(ALL) == 46
    assert len(international.items(Filters(evidence="high"), Choice())) == 26
    assert international.by_year(ALL)[NONE] == 12
    assert international.by_country(ALL)[NONE] == 6
    assert dict(international.by_type(ALL)) == {
        "alliance": 9,
        "overseas_college": 8,
        "luban_workshop": 2,
        "training": 8,
        "scholarship": 1,
        "agreement": 4,
        "industry_community": 2,
        "event": 4,
        "joint_institution": 1,
        "other_project": 7,
    }


def test_industry_values_are_a_partition() -> None:
    """A known cluster, none known, and none that applies: each item is in exactly one."""
    parts = [
        set(international.items(Filters(), Choice(industry=code))["item"])
        for code in international.INDUSTRY
    ]
    assert [len(part) for part in parts] == [11, 20, 15]
    assert set.union(*parts) == set(ALL["item"])


def test_homes() -> None:
    """A stated district wins, else that of the schools, two schools two homes, else the city."""
    found: Mapping[str, set[object]] = {
        str(item): set(group["district"]) for item, group in international.homes().groupby("item")
    }
    assert found["asean_week_yongchuan"] == {"500118"}
    assert found["lka_rural"] == {"500101"}
    assert found["khm_auto_class"] == {"500116", "500106"}
    (row,) = data.rows(international.homes()[international.homes()["item"] == "vnm_panda"])
    assert row["district"] is None
    assert found.keys() == set(ALL["item"])


def test_region() -> None:
    """Wanzhou's items are those of its college; an item without a home lies in no zone."""
    wanzhou = international.items(Filters(zone="northeast", district="500101"), Choice())
    assert set(wanzhou["item"]) == {"lka_rural", "lka_field_school"}
    zones = [
        set(international.items(Filters(zone=zone), Choice())["item"])
        for zone in data.names("zone")
    ]
    assert "vnm_panda" not in set.union(*zones)


@pytest.mark.parametrize(
    ("fact", "n"),
    [
        ("intro_alliances", 9),
        ("intl_platforms", 9),
        ("intro_overseas_projects", 12),
        ("intl_overseas_projects", 12),
        ("intl_countries", 29),
        ("intl_silk_road_scholarship_projects", 1),
        ("intl_international_students", None),
        ("intl_partner_bodies", 23),
        ("intl_standards_adopted", None),
    ],
)
def test_coverage(fact: str, n: int | None) -> None:
    """How many of what the article counts are named, counted by hand in the files."""
    assert provenance.named(fact) == n
    assert data.records("facts")[fact]["theme"] == "international"


def test_delegates_at_a_meeting_are_no_cooperation() -> None:
    """Of Belarus and Kazakhstan only delegates came: shown as such, without a line, not counted."""
    assert international.attending() == {"BLR", "KAZ"}
    assert set(where(ATTENDED)) == {"RUS", "BLR", "KAZ"}
    lines = international.arcs(ALL)
    assert not set(lines["iso3"]) & international.attending()
    assert not any(ATTENDED in items for items in lines["items"])
    assert {"DEU", "NPL", "BRN", "GBR", "USA", "CAN"} <= set(lines["iso3"])


def test_named_knows_only_its_figures() -> None:
    """Coverage of a figure that is not one of this page is an error."""
    with pytest.raises(KeyError):
        provenance.named("layout_match_rate")


def test_clusters_abroad() -> None:
    """All twelve main clusters are listed; seven have nobody named abroad."""
    found = international.clusters_abroad(ALL)
    assert {code: len(items) for code, items in found.items() if items} == {
        "L1": 5,
        "L2": 1,
        "P1": 3,
        "S1": 1,
        "S6": 1,
    }
    assert found.keys() == filters.mains()
    assert sum(not items for items in found.values()) == 7


def test_ids_typed_in_the_code_exist() -> None:
    """The scholarship project and the community abroad are records of the tables."""
    known = set(ALL["item"])
    assert set(international.SCHOLARSHIP_PROJECTS) <= known
    assert international.COMMUNITIES_ABROAD.keys() <= known
    assert set(international.COMMUNITIES_ABROAD.values()) <= set(data.records("communities"))
    (abroad,) = (row for row in international.communities("P1") if row["abroad"])
    assert abroad["community"] == "sino_euro_smart_mfg"


def test_partners_are_named_once() -> None:
    """An enterprise of several items is one enterprise."""
    luban = ["tza_luban_ardhi", "tza_luban_park", "tza_skills_centre"]
    assert len(international.partners(luban, "enterprise")) == 1
    assert international.institutions(luban) == ["12759"]
