"""Lists that reconcile under every filter, editions and totals, groups, standings, coverage."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cqvet import data, provenance
from cqvet.base import filters
from cqvet.base.filters import Filters
from cqvet.evidence import ledger
from cqvet.i18n import LANGS, Lang, Text
from cqvet.pictures import palette
from cqvet.pictures.charts import lanes
from cqvet.pictures.charts.lanes import Lane, Mark
from cqvet.subjects import quality
from cqvet.subjects.collection import Collection
from cqvet.subjects.quality import GOLDS, awards, editions, groups, schools

ALL = data.every("awards")


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


FILTERS = st.builds(
    Filters,
    zone=optional(data.names("zone")),
    district=optional(data.table("institutions")["district"].dropna().unique()),
    cluster=optional(filters.mains()),
    evidence=optional(filters.EVIDENCE),
)
CHOICES = st.fixed_dictionaries(
    {facet.name: optional(facet.options()) for facet in awards.ITEMS.facets}
)
COLLECTIONS = st.sampled_from([awards.ITEMS, groups.ITEMS, schools.ITEMS])


def refs(found: Iterable[data.Row]) -> set[str]:
    return {row.ref for row in found}


@given(FILTERS, CHOICES)
def test_tallies_count_each_record_under_its_codes(chosen: Filters, choice: dict[str, str]) -> None:
    """Competitions and years add up to the records; of medals a total may report several."""
    found = awards.ITEMS.records(chosen, choice)
    tallies = awards.ITEMS.tallies(found)
    for name in ("competition", "year"):
        assert sum(tallies[name].values()) == len(found)
    for medal, n in tallies["medal"].items():
        assert n == sum(medal in awards.won(row["award"]) for row in found) > 0


@given(COLLECTIONS, FILTERS, CHOICES)
def test_filters_only_take_away(items: Collection, chosen: Filters, choice: dict[str, str]) -> None:
    """What passes is what each filter and each choice lets pass on its own."""
    region = Filters(zone=chosen.zone, district=chosen.district)
    industry = Filters(cluster=chosen.cluster, evidence=chosen.evidence)
    alone = [items.records(part) for part in (region, industry)]
    alone += [items.records(Filters(), {name: code}) for name, code in choice.items()]
    expected = set.intersection(*map(refs, alone))
    assert refs(items.records(chosen, choice)) == expected


@given(COLLECTIONS, FILTERS, st.sampled_from(LANGS))
def test_a_list_has_a_row_of_words_for_each_record(
    items: Collection, chosen: Filters, lang: Lang
) -> None:
    """No cell is empty, each row opens its record, and the file holds the same records."""
    t, found = Text(lang), items.records(chosen)
    told = items.told(found, chosen, t)
    assert list(told["ref"]) == [row.ref for row in found]
    assert told.map(bool).all(axis=None)
    assert list(items.labels(t)) == [*items.columns]
    stored = items.stored(found, chosen, t)
    key = data.resources()[items.table]["schema"]["primaryKey"][0]
    assert list(stored[key]) == [row[key] for row in found]


def test_all_records_are_there() -> None:
    """Of 26 records 12 are persons, 2 schools, 8 totals and 4 notes."""
    tally = awards.ITEMS.tallies(ALL)
    assert len(ALL) == 26
    assert len(awards.persons(Filters())) == 12
    assert sum(row["scope"] == "school" for row in ALL) == 2
    assert sum(row["scope"] in awards.TOTALS for row in ALL) == 8
    assert tally["year"]["2024"] == 11
    assert (tally["medal"]["gold"], tally["medal"]["bronze"]) == (14, 3)


def test_region_is_that_of_the_institution() -> None:
    """Shapingba has the records of its three schools; totals of the city lie in no zone."""
    found = awards.ITEMS.records(Filters(zone="metro", district="500106"))
    assert {row["institution"] for row in found} == {"12609", "12758", "s036"}
    for zone in data.names("zone"):
        scopes = {row["scope"] for row in awards.ITEMS.records(Filters(zone=zone))}
        assert not scopes & set(awards.TOTALS)


def test_a_medal_is_found_inside_totals() -> None:
    """Bronze is won by no named person, but two totals and one school report it."""
    found = awards.ITEMS.records(Filters(), {"medal": "bronze"})
    assert {row["award"] for row in found} == {"natskills_2020", "wvc_2024_gongshang", "wvc_2025"}


@pytest.mark.parametrize("award", [row["award"] for row in ALL if row["scope"] in awards.TOTALS])
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
    own = awards.persons(Filters(), {"competition": "worldskills"})
    assert Counter(row["medal"] for row in own) == {"gold": 7, "silver": 3, "excellence": 1}


def test_the_champion_has_her_right_name() -> None:
    """The record is under Wang Pei, and the misprint is an erratum of the article's figure."""
    row = data.records("awards")["ws2022_beauty"]
    assert (row["winner_zh"], row["winner_en"]) == ("王珮", "Wang Pei")
    (erratum,) = ledger.errata("talent_ws2022_beauty_gold")
    assert (erratum["printed"], erratum["should_read"]) == ("王璐", row["winner_zh"])


def test_double_high_colleges_and_groups() -> None:
    """Ten colleges, as the article says; two of them as schools, with two groups each."""
    first = groups.rows(groups.FIRST)
    assert len(first) == data.records("facts")["numbers_double_high_first_round"]["value"] == 10
    assert Counter(row["award_type"] for row in first) == {"group": 8, "school": 2}
    numbers = {row["award"]: len(groups.of(row)) for row in first}
    assert sum(numbers.values()) == 12
    schools_ = {row["award"] for row in first if row["award_type"] == "school"}
    assert {award for award, n in numbers.items() if n == 2} == schools_
    assert groups.ITEMS.records(Filters(evidence="high")) == []
    assert len(groups.ITEMS.records(Filters(zone="northeast"))) == 3


def test_the_second_round() -> None:
    """Ten colleges again: two are new, the two medical colleges of the first round are gone."""
    first, second = (groups.rows(turn) for turn in (groups.FIRST, groups.SECOND))
    assert len(second) == 10
    assert Counter(row["award_type"] for row in second) == {"group": 8, "school": 2}
    then, now = ({row["institution"] for row in rows} for rows in (first, second))
    assert (now - then, then - now) == ({"14183", "13735"}, {"14008", "14009"})
    assert {row["award_tier"] for row in second} == {None}
    assert {row["confidence"] for row in second} == {"medium"}


def test_a_group_without_a_programme_of_its_name_has_no_class() -> None:
    """Exact names only: the elderly-care group of 2019 has none in the catalogue of today."""
    own = [group for row in groups.rows(groups.FIRST) for group in groups.of(row)]
    classes = {group["name_zh"]: groups.class_of(group["name_zh"]) for group in own}
    assert {name for name, code in classes.items() if code is None} == {"老年服务与管理"}
    assert classes["物联网应用技术"] == "5101"
    assert groups.class_of("") is None


def test_what_is_rated_by_us_is_no_published_figure() -> None:
    """Three colleges serve intelligent equipment first, by our rating; published, none does."""
    chosen = Filters(cluster="P1")
    assert len(groups.ITEMS.records(chosen)) == 3
    assert groups.ITEMS.records(replace(chosen, evidence="published")) == []
    (cell,) = {
        groups.ITEMS.derived["serves"](row, Filters(evidence="published"), Text("en"))
        for row in groups.rows()
    }
    assert cell == Text("en")("quality.judged")


def test_standings() -> None:
    """18 model schools are listed: 15 recognised, 3 whose acceptance was not seen; 4 colleges."""
    model = [row for row in schools.rows() if row["status"] == schools.MODEL]
    assert Counter(row["state"] for row in model) == {"held": 15, "in_progress": 3}
    assert len({row["institution"] for row in model}) == 18
    colleges = {row["institution"] for row in schools.rows() if row["status"] in schools.COLLEGE}
    assert colleges == {"12215", "12609", "12758", "12759"}
    assert schools.universities() == ("12607", "12609")


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
        assert all(ref in provenance.RESOLVABLE for ref in (*gold.facts, *gold.others))
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
    assert "quality/at_least_bronze" not in provenance.RESOLVABLE
    with pytest.raises(KeyError):
        quality.figure("at_least_bronze")


def test_a_lane_has_as_many_rows_as_its_names_need() -> None:
    """A name that would lie on the next mark takes a row of its own; the scale is true."""
    near = [
        Mark("a", 2020.0, 2020.0, "王珮", "", "", "1"),
        Mark("a", 2020.5, 2020.5, "李真芹", "", "", "2"),
        Mark("a", 2023.0, 2023.0, "", "", "", "3"),
        Mark("b", 2020.0, 2021.0, "", "", "", "4"),
    ]
    ink = palette.INK[False]
    placed, years = lanes.placed(near, [Lane("a", "甲", ink), Lane("b", "乙", ink)], 250)
    assert years[:2] == (2020, 2024)
    assert years[2] >= 2024
    assert list(placed["row"]) == [0, 1, 0, 2]
    assert list(placed["at"]) == [2020, 2020.5, 2023, 2020.5]
    content = lanes.spec(
        (("甲", ink, 2), ("乙", ink, 1)), years, "n", "w", narrow=False, dark=False
    )
    axis = content["layer"][1]["encoding"]["y"]["axis"]
    assert axis["values"] == [0.5, 2.0]


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("medal", palette.MEDALS)
def test_medals_stand_out_from_both_grounds(medal: str, dark: bool) -> None:
    """Each medal has at least 3:1 against the ground of both themes."""
    assert palette.contrast(palette.MEDALS[medal], palette.GROUND[dark]) >= 3
    assert {row["medal"] for row in awards.persons(Filters())} <= set(palette.MEDALS)
