"""Countries that reconcile under every filter, homes, figures and coverage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data, provenance
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.subjects import international
from cqvet.subjects.international import GROUPS, ITEMS, NONE

ALL = ITEMS.records(Filters())
ATTENDED = "sco_green_community"
"""The one item to whose meeting countries only sent delegates."""


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


FILTERS = st.builds(
    Filters,
    zone=optional(data.names("zone")),
    district=optional(sorted({code for row in ALL for code in international.homes(row)})),
    tier=optional(filters.tiers()),
    cluster=optional(filters.clusters()),
    evidence=optional(filters.EVIDENCE),
)
CHOICES = st.fixed_dictionaries({facet.name: optional(facet.options()) for facet in ITEMS.facets})


def where(item: str) -> set[str]:
    """The countries of an item as the table of countries has them."""
    table = data.table("international_countries")
    return set(table[table["item"] == item]["iso3"]) or {NONE}


@given(FILTERS, CHOICES)
def test_a_country_has_the_items_that_lead_to_it(chosen: Filters, choice: dict[str, str]) -> None:
    """Each item once for each of its countries, most items first; a visit leads nowhere."""
    found = ITEMS.records(chosen, choice)
    led = international.led(found)
    assert {(row["item"], code) for code, rows in led.items() for row in rows} == {
        (row["item"], code)
        for row in found
        for code in where(row["item"])
        if code != NONE and row["item"] != ATTENDED
    }
    sizes = [len(rows) for rows in led.values()]
    assert sizes == sorted(sizes, reverse=True)


@given(FILTERS, CHOICES)
def test_filters_only_take_away(chosen: Filters, choice: dict[str, str]) -> None:
    """What passes is what each filter and each choice lets pass on its own."""
    found = {row["item"] for row in ITEMS.records(chosen, choice)}
    alone = [
        ITEMS.records(Filters(**{name: getattr(chosen, name)})) for name in ("tier", "evidence")
    ]
    alone += [ITEMS.records(Filters(), {name: code}) for name, code in choice.items()]
    assert all(found <= {row["item"] for row in rows} for rows in alone)


def test_all_items_are_there() -> None:
    """Without filters all 46 items pass: 26 are sure, 12 have no year, 6 no country."""
    assert len(ALL) == 46
    assert len(ITEMS.records(Filters(evidence="high"))) == 26
    assert sum(row["year"] is None for row in ALL) == 12
    counts = ITEMS.tallies(ALL)
    assert counts["country"][NONE] == 6
    assert counts["industry"] == {"known": 11, "not_found": 20, "does_not_apply": 15}
    assert counts["type"] == {
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


def test_every_type_is_in_one_group() -> None:
    """Four groups hold the ten types, each once."""
    types = [code for own in GROUPS.values() for code in own]
    assert sorted(types) == sorted(data.names("international_type"))
    assert len(GROUPS) == 4


@pytest.mark.parametrize(
    ("item", "districts"),
    [
        ("asean_week_yongchuan", {"500118"}),
        ("lka_rural", {"500101"}),
        ("khm_auto_class", {"500116", "500106"}),
        ("vnm_panda", set()),
    ],
)
def test_homes(item: str, districts: set[str]) -> None:
    """A stated district wins, else that of the schools, two schools two homes, else the city."""
    assert set(international.homes(data.records("international")[item])) == districts


def test_region() -> None:
    """Wanzhou's items are those of its college; an item without a home lies in no zone."""
    wanzhou = ITEMS.records(Filters(zone="northeast", district="500101"))
    assert {row["item"] for row in wanzhou} == {"lka_rural", "lka_field_school"}
    zones = [ITEMS.records(Filters(zone=zone)) for zone in data.names("zone")]
    assert "vnm_panda" not in {row["item"] for rows in zones for row in rows}


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
    """Of Belarus and Kazakhstan only delegates came: named as such, without a line, not counted."""
    assert international.attending() == {"BLR", "KAZ"}
    assert where(ATTENDED) == {"RUS", "BLR", "KAZ"}
    led = international.led(ALL)
    assert not led.keys() & international.attending()
    assert {"DEU", "NPL", "BRN", "GBR", "USA", "CAN"} <= led.keys()


def test_named_knows_only_its_figures() -> None:
    """Coverage of a figure that is not one of this page is an error."""
    with pytest.raises(KeyError):
        provenance.named("layout_match_rate")


def test_clusters_abroad() -> None:
    """All twelve main clusters are listed, seven without anybody abroad; a number is its items."""
    found = international.abroad(ALL)
    assert found.keys() == filters.mains()
    assert {code for code, own in found.items() if own} == {"L1", "L2", "P1", "S1", "S6"}
    assert [row["item"] for row in found["L1"]["LAO"]] == ["lao_panda"]
    origin = provenance.resolve("abroad/LAO/L1")
    assert origin.counted == ("international/lao_panda",)
    for wrong in ("abroad/LAO/L3", "abroad/LAO/x", "abroad/XXX"):
        with pytest.raises(KeyError):
            provenance.resolve(wrong)


def test_ids_typed_in_the_code_exist() -> None:
    """The scholarship project is a record of the table."""
    assert set(international.SCHOLARSHIP_PROJECTS) <= {row["item"] for row in ALL}
