"""Counts that reconcile under every filter, editions and totals, groups, standings, coverage."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data, provenance
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.pictures import palette
from cqvet.pictures.charts import medals
from cqvet.subjects import quality
from cqvet.subjects.quality import (
    GOLDS,
    NONE,
    OUTSIDE,
    SEVERAL,
    Choice,
    awards,
    editions,
    groups,
    schools,
)

ALL = awards.records(Filters(), Choice())


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


FILTERS = st.builds(
    Filters,
    zone=optional(data.names("zone")),
    district=optional(data.table("institutions")["district"].dropna().unique()),
    evidence=optional(filters.EVIDENCE),
)
CHOICES = st.builds(
    Choice,
    competition=optional(awards.competitions()),
    year=optional(awards.years()),
    medal=optional(awards.medals()),
)


@given(FILTERS, CHOICES)
def test_counts_reconcile(chosen: Filters, choice: Choice) -> None:
    """Parts, years, medals and institutions each count every record that passes exactly once."""
    found = awards.records(chosen, choice)
    tallies = (awards.by_part, awards.by_year, awards.by_medal, awards.by_institution)
    for tally in tallies:
        counts = tally(found)
        assert counts.sum() == len(found)
        assert (counts > 0).all()
    parts = awards.by_part(found)
    persons = found[found["part"] == "person"]
    assert parts.get("person", 0) == len(persons)
    assert persons["medal"].notna().all()
    assert (
        awards.by_institution(found).get(OUTSIDE, 0)
        == (found["institution"].isna() & found["institution_name_zh"].notna()).sum()
    )


@given(FILTERS, CHOICES)
def test_filters_only_take_away(chosen: Filters, choice: Choice) -> None:
    """What passes is what each filter and each choice lets pass on its own."""
    region = Filters(zone=chosen.zone, district=chosen.district)
    alone = [awards.records(part, Choice()) for part in (region, Filters(evidence=chosen.evidence))]
    alone += [
        awards.records(Filters(), Choice(**{name: getattr(choice, name)}))
        for name in ("competition", "year", "medal")
    ]
    expected = set.intersection(*(set(frame["award"]) for frame in alone))
    assert set(awards.records(chosen, choice)["award"]) == expected


def test_all_records_are_there() -> None:
    """Of 26 records 12 are persons, 2 schools, 8 totals and 4 notes; 8 are gold alone."""
    assert len(ALL) == 26
    assert dict(awards.by_part(ALL)) == {"person": 12, "school": 2, "total": 8, "note": 4}
    assert dict(awards.by_medal(ALL)) == {
        "gold": 8,
        "silver": 3,
        "excellence": 1,
        "first_prize": 1,
        SEVERAL: 9,
        NONE: 4,
    }
    assert dict(awards.by_year(ALL))["2024"] == 11


def test_institutions_stand_in_the_order_of_ids() -> None:
    """The list is no ranking: ids in order, then the school outside the table, then none."""
    assert dict(awards.by_institution(ALL)) == {
        "12609": 2,
        "12758": 4,
        "13734": 1,
        "13967": 1,
        "14776": 1,
        "s013": 1,
        "s014": 1,
        "s036": 1,
        "s037": 1,
        OUTSIDE: 1,
        NONE: 12,
    }
    assert list(awards.by_institution(ALL).index) == [
        *sorted(set(ALL["institution"].dropna())),
        OUTSIDE,
        NONE,
    ]


def test_region_is_that_of_the_institution() -> None:
    """Shapingba has the records of its three schools; totals of the city lie in no zone."""
    found = awards.records(Filters(zone="metro", district="500106"), Choice())
    assert set(found["institution"]) == {"12609", "12758", "s036"}
    zones = [awards.records(Filters(zone=zone), Choice()) for zone in data.names("zone")]
    assert not any((frame["part"] == "total").any() for frame in zones)


def test_a_medal_is_found_inside_totals() -> None:
    """Bronze is won by no named person, but three totals and one school report it."""
    found = awards.records(Filters(), Choice(medal="bronze"))
    assert set(found["award"]) == {"natskills_2020", "wvc_2024_gongshang", "wvc_2025"}


@pytest.mark.parametrize("award", ALL[ALL["part"] == "total"]["award"])
def test_medals_of_a_total_add_up(award: str) -> None:
    """The medals of each total are as many as the total says."""
    assert sum(awards.won(award).values()) == data.records("awards")[award]["value"]


def test_persons_stand_beside_totals() -> None:
    """2024: five named and a total of five; 2022: two named and no total; nothing is added."""
    own = {e.last: e for e in editions.editions() if e.competition == "worldskills"}
    assert list(own) == [2015, 2017, 2019, 2022, 2024]
    assert editions.named(own[2024]) == {"gold": 3, "silver": 1, "excellence": 1}
    assert awards.won(own[2024].total) == {"gold": 3, "silver": 1, "excellence": 1}
    assert editions.named(own[2022]) == {"gold": 2}
    assert own[2022].total == ""
    assert (own[2015].first, own[2015].named) == (2013, ("ws2015_hair",))
    counted = [award for e in editions.editions() for award in (e.total, *e.named) if award]
    assert len(counted) == len(set(counted)) == 12 + 2 + 7


def test_the_cumulative_total_against_the_editions() -> None:
    """7 gold and 4 silver reconcile with the editions, 2 excellence do not: at least 3."""
    assert awards.won(editions.CUMULATIVE) == {"gold": 7, "silver": 4, "excellence": 2}
    assert editions.at_least() == {"gold": 7, "silver": 4, "excellence": 3}
    assert editions.contradicted() == ("excellence",)
    persons = ALL[(ALL["part"] == "person") & (ALL["competition"] == "worldskills")]
    assert dict(persons["medal"].value_counts()) == {"gold": 7, "silver": 3, "excellence": 1}


def test_the_champion_has_her_right_name() -> None:
    """The record is under Wang Pei, and the misprint is an erratum of the article's figure."""
    row = data.records("awards")["ws2022_beauty"]
    assert (row["winner_zh"], row["winner_en"]) == ("王珮", "Wang Pei")
    (erratum,) = ledger.errata("talent_ws2022_beauty_gold")
    assert (erratum["printed"], erratum["should_read"]) == ("王璐", row["winner_zh"])


def test_double_high_colleges_and_groups() -> None:
    """Ten colleges, as the article says; two of them as schools, with two groups each."""
    table = groups.table()
    assert len(table) == data.records("facts")["numbers_double_high_first_round"]["value"] == 10
    assert dict(table["award_type"].value_counts()) == {"group": 8, "school": 2}
    numbers = {award: len(groups.groups(award)) for award in table["award"]}
    assert sum(numbers.values()) == 12
    schools_ = set(table[table["award_type"] == "school"]["award"])
    assert {award for award, n in numbers.items() if n == 2} == schools_
    assert len(groups.colleges(Filters(evidence="high"))) == 0
    assert len(groups.colleges(Filters(zone="northeast"))) == 2


def test_the_second_round() -> None:
    """Ten colleges again: two are new, the two medical colleges of the first round are gone."""
    first, second = (groups.table(turn) for turn in (groups.FIRST, groups.SECOND))
    assert len(second) == 10
    assert dict(second["award_type"].value_counts()) == {"group": 8, "school": 2}
    assert set(second["institution"]) - set(first["institution"]) == {"14183", "13735"}
    assert set(first["institution"]) - set(second["institution"]) == {"14008", "14009"}
    assert second["award_tier"].isna().all()
    assert set(second["confidence"]) == {"medium"}


def test_a_group_without_a_programme_of_its_name_has_no_class() -> None:
    """Exact names only: the elderly-care group of 2019 has none in the catalogue of today."""
    own = [group for award in groups.table()["award"] for group in groups.groups(award)]
    classes = {group["name_zh"]: group["class"] for group in own}
    assert {name for name, code in classes.items() if code is None} == {"老年服务与管理"}
    assert classes["物联网应用技术"] == "5101"
    assert groups.class_of("") is None


def test_standings() -> None:
    """18 model schools are listed: 15 recognised, 3 whose acceptance was not seen; 4 colleges."""
    model = schools.model_schools(Filters())
    assert dict(model["state"].value_counts()) == {"held": 15, "in_progress": 3}
    assert model["institution"].is_unique
    assert set(schools.colleges(Filters())["institution"]) == {"12215", "12609", "12758", "12759"}
    zones = [len(schools.model_schools(Filters(zone=zone))) for zone in data.names("zone")]
    assert sum(zones) == 18 - int(model["district"].isna().sum()) == 15
    assert schools.universities() == ("12607", "12609")


@given(FILTERS)
def test_standings_follow_the_filters(chosen: Filters) -> None:
    """Under every filter the lists are the rows of the whole that lie in it."""
    for listed in (schools.model_schools, schools.colleges, groups.colleges):
        found, whole = listed(chosen), listed(Filters())
        expected = chosen.proven(chosen.region(whole))
        assert list(found.index.sort_values()) == list(expected.index.sort_values())


@pytest.mark.parametrize(
    ("fact", "n"),
    [
        ("numbers_double_high_first_round", 10),
        ("numbers_national_model_secondary", 18),
        ("numbers_national_quality_colleges", 4),
        ("numbers_vocational_universities", 2),
        ("numbers_project_categories", 2),
        ("numbers_rural_colleges", None),
        ("talent_ws2022_first_in_event", 2),
        ("talent_ws2022_optoelectronics_gold", 1),
        ("talent_ws2022_beauty_gold", 1),
    ],
)
def test_coverage(fact: str, n: int | None) -> None:
    """How many of what the article counts are named, counted by hand in the files."""
    assert provenance.named(fact) == n
    reported = data.records("facts")[fact]["value"]
    assert n is None or n <= reported


def test_five_golds_rest_on_figures_that_exist() -> None:
    """Five elements as in the article; every figure beside them leads somewhere."""
    assert len(GOLDS) == data.records("facts")["talent_five_golds"]["value"] == 5
    for gold in GOLDS.values():
        assert all(ref in provenance.Resolvable() for ref in (*gold.facts, *gold.others))
        assert all(ledger.entry(fact)["kind"] == "reported" for fact in gold.facts)
    assert GOLDS["textbooks"] == quality.Gold()


def test_figures_computed_here() -> None:
    """Groups and least medals have references; an unknown figure leads nowhere."""
    assert {name: quality.figure(name) for name in quality.FIGURES} == {
        "groups": 12,
        "at_least_gold": 7,
        "at_least_silver": 4,
        "at_least_excellence": 3,
    }
    assert "quality/at_least_bronze" not in provenance.Resolvable()
    with pytest.raises(KeyError):
        quality.figure("at_least_bronze")


@pytest.mark.parametrize("narrow", [False, True], ids=["wide", "narrow"])
def test_chart(narrow: bool) -> None:
    """Medals stand in the order given; names are written where there is room for them."""
    content = medals.spec(
        ("gold", "silver"), ("金牌", "银牌"), ("甲", "乙"), 6, narrow=narrow, dark=True, name="n"
    )
    layers = content.get("layer", [content])
    assert [layer["mark"]["type"] for layer in layers] == ["point"] + ["text"] * (not narrow)
    assert layers[0]["encoding"]["y"]["sort"] == ["金牌", "银牌"]
    assert layers[0]["encoding"]["shape"]["scale"]["range"] == ["circle", "diamond"]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("medal", palette.MEDALS)
def test_medals_stand_out_from_both_grounds(medal: str, dark: bool) -> None:
    """Each medal has at least 3:1 against the ground of both themes."""
    assert palette.contrast(palette.MEDALS[medal], palette.GROUND[dark]) >= 3
    assert set(ALL[ALL["part"] == "person"]["medal"]) <= set(palette.MEDALS)
