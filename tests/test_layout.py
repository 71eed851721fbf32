"""Measures recomputed from the files by hand, zone sums, and dots that stay in their district."""

import csv
import json
import math
from typing import Any

import pandas as pd
import pytest

from cqvet import data, registry
from cqvet.base.filters import Filters
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import LANGS, Lang, Text
from cqvet.subjects import layout, networks, packed, ties
from cqvet.subjects.findings import region
from cqvet.ui.layout import ranking, tables
from cqvet.ui.layout.selection import select
from tests.conftest import open_page, strings

THREE = ("500101", "500118", "500241")  # Wanzhou, Yongchuan, Xiushan
ZONES = ("metro", "northeast", "southeast")


def rows(table: str) -> list[dict[str, str]]:
    """A table as its file has it, without any code of the project."""
    with (data.FOLDER / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def statistic(district: str, measure: str) -> float:
    (found,) = (
        row["value"]
        for row in rows("district_statistics")
        if (row["district"], row["measure"]) == (district, measure)
    )
    return float(found) if found else math.nan


def higher(district: str) -> list[str]:
    levels = ("higher_vocational", "vocational_bachelor")
    found = rows("institutions")
    return [r["institution"] for r in found if r["district"] == district and r["level"] in levels]


def by_hand(district: str) -> dict[str, float]:
    """Every measure of a district, from the files."""
    double = {
        r["institution"] for r in rows("institution_statuses") if r["status"] == "double_high_1"
    }
    population, aged = statistic(district, "population"), statistic(district, "age_15_19")
    return {
        "higher_institutions": len(higher(district)),
        "double_high": len(double & set(higher(district))),
        "population": population,
        "age_15_19": aged,
        "higher_per_100k": 100_000 * len(higher(district)) / aged,
        "urban_share": 100 * statistic(district, "population_urban") / population,
        "gdp": statistic(district, "gdp"),
    }


@pytest.mark.parametrize("district", THREE)
def test_measures_are_those_of_the_files(district: str) -> None:
    """All seven measures of three districts are what one gets by hand from the files."""
    expected = by_hand(district)
    assert expected.keys() == layout.MEASURES.keys()
    for measure, value in expected.items():
        assert layout.by_district(measure)[district] == pytest.approx(value, nan_ok=True), measure


def test_known_values() -> None:
    """Wanzhou in 2020: 1,564,449 residents, 68.9 % of them urban; it has five colleges."""
    assert layout.by_district("population")["500101"] == 1_564_449
    assert round(layout.by_district("urban_share")["500101"], 1) == 68.9
    assert layout.by_district("higher_institutions")["500101"] == 5


@pytest.mark.parametrize(
    "measure", ["population", "age_15_19", "higher_institutions", "double_high"]
)
def test_a_count_of_a_zone_is_the_sum_of_its_districts(measure: str) -> None:
    """Counts add up: districts to zones, zones with those of unknown district to the city."""
    zones = {row["district"]: row["zone"] for row in rows("districts")}
    values, totals = layout.by_district(measure), layout.by_zone(measure)
    assert tuple(totals.index) == ZONES
    for zone in ZONES:
        assert totals[zone] == sum(v for code, v in values.items() if zones[str(code)] == zone)
    assert layout.of_city(measure) == totals.sum() + layout.lost(measure)


def test_the_city_counts_colleges_of_unknown_district() -> None:
    """49 colleges in the city, 2.8 per 100,000 young residents; 46 of them in the zones."""
    assert layout.of_city("higher_institutions") == 49
    assert round(layout.of_city("higher_per_100k"), 1) == 2.8
    assert layout.by_zone("higher_institutions").sum() == 46
    assert (layout.lost("higher_per_100k"), layout.lost("population")) == (3, 0)


def test_a_rate_of_a_zone_is_the_rate_of_its_sums() -> None:
    """A zone's rate comes from its sums and is not the mean of its districts' rates."""
    zones = {row["district"]: row["zone"] for row in rows("districts")}
    for zone in ZONES:
        inside = [code for code, own in zones.items() if own == zone]
        aged = sum(statistic(code, "age_15_19") for code in inside)
        colleges = sum(len(higher(code)) for code in inside)
        assert layout.by_zone("higher_per_100k")[zone] == pytest.approx(100_000 * colleges / aged)
    assert layout.of_city("population") == 32_054_159


def test_gdp_has_no_zone_figure() -> None:
    """GDP lacks 13 districts: the districts have gaps, no zone and no city has a figure."""
    assert int(layout.by_district("gdp").isna().sum()) == 13
    assert not layout.MEASURES["gdp"].comparable
    missing = layout.by_zone("gdp").isna()
    zones = data.table("districts").set_index("district")["zone"]
    gaps = zones[layout.by_district("gdp").isna()].unique()
    assert set(missing.index[missing]) == set(gaps)
    assert math.isnan(layout.of_city("gdp"))


def test_only_comparable_measures_are_whole() -> None:
    """A measure is comparable by zone exactly where no district lacks it."""
    for name, measure in layout.MEASURES.items():
        assert measure.comparable == bool(layout.by_district(name).notna().all()), name


def test_a_missing_value_is_never_zero() -> None:
    """A district without a college has 0; one without a GDP figure has none."""
    assert (layout.by_district("higher_institutions") == 0).any()
    assert not (layout.by_district("gdp") == 0).any()


def test_every_district_is_in_the_table() -> None:
    """The table has one row for each of 38 districts with every measure."""
    table = layout.district_table()
    assert list(table["district"]) == [row["district"] for row in rows("districts")]
    assert set(layout.MEASURES) <= set(table.columns)


def distance_km(lon: float, lat: float, other_lon: float, other_lat: float) -> float:
    stretch = math.cos(math.radians((lat + other_lat) / 2))
    return 111.2 * math.hypot((lon - other_lon) * stretch, lat - other_lat)


@pytest.mark.parametrize("table", ["institutions", "networks"])
def test_dots_stay_near_their_label_point(table: str) -> None:
    """A dot lies within 0.6 of the radius of a disc as large as its district."""
    frame = layout.institution_table() if table == "institutions" else networks.table()
    places = {row["district"]: row for row in rows("districts")}
    for row in frame.dropna(subset="district").to_dict("records"):
        place = places[row["district"]]
        radius = math.sqrt(statistic(row["district"], "area_km2") / math.pi)
        away = distance_km(row["lon"], row["lat"], float(place["lon"]), float(place["lat"]))
        assert 0 < away <= 0.65 * radius


@pytest.mark.parametrize("table", ["institutions", "networks"])
def test_dots_are_distinct(table: str) -> None:
    """No dot hides another: each has a place of its own, at least 300 metres from the next."""
    frame = layout.institution_table() if table == "institutions" else networks.table()
    for _, group in frame.dropna(subset="district").groupby("district"):
        places = list(zip(group["lon"], group["lat"], strict=True))
        for i, one in enumerate(places):
            assert all(distance_km(*one, *other) > 0.3 for other in places[:i])


def test_no_district_means_no_dot() -> None:
    """What is not known to lie in a district has no place, and keeps its row."""
    frame = layout.institution_table()
    assert len(frame) == len(rows("institutions"))
    assert (frame["lon"].isna() == frame["district"].isna()).all()
    assert (frame["zone"].isna() == frame["district"].isna()).all()


def test_dots_keep_the_index_they_are_given() -> None:
    """The answer has the index of the question, whatever it is."""
    found = packed.dots(pd.Series(["500101", None, "500101"], index=["a", "b", "c"]))
    assert list(found.index) == ["a", "b", "c"]
    assert found.loc["b"].isna().all()
    assert tuple(found.loc["a"]) != tuple(found.loc["c"])


def test_standing_counts_who_is_higher() -> None:
    """The largest of a zone has none above it, and the last as many as there are others."""
    values = layout.by_district("population")
    zones = data.table("districts").set_index("district")["zone"]
    for zone, size in (("metro", 21), ("northeast", 11), ("southeast", 6)):
        inside = values[zones == zone]
        assert layout.standing(str(inside.idxmax()), "population") == (0, size)
        assert layout.standing(str(inside.idxmin()), "population") == (size - 1, size)


def test_standing_needs_a_value() -> None:
    """A district without a figure has no standing, and is no peer of those with one."""
    gdp = layout.by_district("gdp")
    without, with_ = str(gdp.index[gdp.isna()][0]), str(gdp.index[gdp.notna()][0])
    assert layout.standing(without, "gdp") is None
    found = layout.standing(with_, "gdp")
    assert found is not None
    zones = data.table("districts").set_index("district")["zone"]
    assert found[1] == int(gdp[zones == zones[with_]].notna().sum())


def test_networks_have_their_seats() -> None:
    """Every named consortium and community is there, once for each seat, at least once."""
    frame = networks.table()
    for kind, plural in networks.KINDS.items():
        own = frame[frame["kind"] == kind]
        assert set(own["network"]) == {row[kind] for row in rows(plural)}
        seats = {(row[kind], row["district"]) for row in rows(f"{kind}_districts")}
        known = own.dropna(subset="district")
        assert set(zip(known["network"], known["district"], strict=True)) == seats
    assert not frame.duplicated(["network", "district"]).any()


def test_members_are_those_of_both_files() -> None:
    """The members of consortia and communities are one list, none lost."""
    expected: list[dict[str, Any]] = [*rows("consortium_members"), *rows("community_members")]
    assert len(networks.members()) == len(expected)


def test_the_list_of_institutions_names_its_sources() -> None:
    """No id of a source is shown, but who published it."""
    t = Text("en")
    shown = tables.institutions(select(Filters(), t), t)["source"]
    assert not set(shown) & set(data.records("sources"))


def test_the_only_district_with_colleges_has_no_number_of_its_own() -> None:
    """All of the zone's are there: their number is said once."""
    said = plain(region.clause(Filters(zone="southeast"), Text("zh")))
    assert said.endswith("所集中在黔江")


def test_the_ranking_follows_region_and_industry() -> None:
    """A zone has its own districts; an industry those who take part in its networks."""
    t, wide = Text("en"), Filters()
    assert ranking.ranking(wide, "zones") == ranking.PLAIN
    assert len(ranking.bars(ranking.PLAIN, wide, t)) == 38
    assert set(ranking.bars(ranking.PLAIN, Filters(zone="southeast"), t)["zone"]) == {"southeast"}
    chosen = Filters(cluster="L1")
    ranked = ranking.ranking(chosen, "zones")
    bars = ranking.bars(ranked, chosen, t)
    assert bars["value"].sum() == ties.count("institutions", chosen) > 0
    assert ranking.ranking(chosen, "population") == "population"
    placed = Filters(zone="metro", cluster="L1")
    for found in (ranked, ranking.PLAIN):
        (said,) = (plain(line) for line in ranking.above(found, placed, t))
        assert "Metropolitan" in said
        assert "City" in said


@pytest.mark.parametrize("lang", LANGS)
def test_a_district_without_a_value_is_named_below_the_bars(lang: Lang) -> None:
    """Each district of a region has a bar, or is named and counted; where none lacks, none is."""
    t = Text(lang)
    for chosen in (Filters(), Filters(zone="southeast")):
        (said,) = map(plain, ranking.below("gdp", chosen, t))
        bars = set(ranking.bars("gdp", chosen, t)["district"])
        rest = [
            code for code in layout.districts_of(chosen.zone or layout.CITY) if code not in bars
        ]
        names = [t.pick(data.records("districts")[code], "short") for code in rest]
        assert f" {len(rest)} " in said
        assert said.endswith(t.join(names))
    assert ranking.below("population", Filters(), t) == []


@pytest.mark.parametrize("lang", LANGS)
def test_an_industry_says_what_is_counted(lang: Lang) -> None:
    """Beside the map, in its legend and in a district: those who take part in its networks."""
    page, t = next(page for page in registry.PAGES if page.id == "layout"), Text(lang)
    at = open_page(page, {"lang": lang, "cluster": "L1"})
    told = [json.loads(found.proto.json) for found in at.get("bidi_component")]
    assert t("layout.tied_about") in strings(told)
    assert any(t("layout.legend_tied") in html.proto.body for html in at.get("html"))


@pytest.mark.parametrize("lang", LANGS)
def test_the_head_of_a_measure_has_its_unit(lang: Lang) -> None:
    """On the screen and in the file a column of amounts says of what; one of schools says it."""
    t = Text(lang)
    heads = tables.heads(t)
    assert quoting.word("unit", "yuan_100m", t) in heads["gdp"]
    assert "%" in heads["urban_share"]
    assert heads["higher_institutions"] == t("layout.measure_higher_institutions")
