"""Counts that reconcile under every filter, places that are known, lines that are not invented."""

import json
from itertools import chain

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from cqvet import data, provenance
from cqvet.base.filters import EVIDENCE, Filters, mains
from cqvet.pictures import palette
from cqvet.pictures.charts import lanes
from cqvet.pictures.charts.lanes import Lane, Mark
from cqvet.pictures.maps import around
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import PLACED
from cqvet.subjects.twin_cities.items import NONE, SINCE
from cqvet.subjects.twin_cities.named import ALLIANCES, NOBODY

ALL = twin_cities.ids(twin_cities.ITEMS.records(Filters()))


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


FILTERS = st.builds(
    Filters,
    zone=optional(data.names("zone")),
    cluster=optional(mains()),
    evidence=optional(EVIDENCE),
)
CHOICES = st.fixed_dictionaries(
    {facet.name: optional(facet.options()) for facet in twin_cities.ITEMS.facets}
)


def passing(chosen: Filters, choice: dict[str, str] | None = None) -> set[str]:
    return {row["item"] for row in twin_cities.ITEMS.records(chosen, choice)}


@pytest.mark.slow
@given(FILTERS, CHOICES)
def test_counts_reconcile(chosen: Filters, choice: dict[str, str]) -> None:
    """By type, by year, and on the map with what stands beside it: each item counts once."""
    found = twin_cities.ITEMS.records(chosen, choice)
    tallies = twin_cities.ITEMS.tallies(found)
    years = {code: n for code, n in tallies["year"].items() if not code.startswith(SINCE)}
    assert sum(tallies["type"].values()) == sum(years.values()) == len(found)
    assert years.get(NONE, 0) == sum(row["date"] is None for row in found)
    items = twin_cities.ids(found)
    placed = twin_cities.placed(items)
    assert tuple(placed) == PLACED
    assert sorted(chain(*placed.values())) == sorted(items)
    lines, points = twin_cities.lines(items), twin_cities.points(items)
    assert set(lines["item"]) == set(placed["line"])
    shown = {item for items in points["items"] for item in items}
    assert shown == set(placed["line"]) | set(placed["point"])


@given(FILTERS, CHOICES)
def test_filters_only_take_away(chosen: Filters, choice: dict[str, str]) -> None:
    """What passes is what each filter and each choice lets pass on its own."""
    alone = [passing(Filters(**{name: code})) for name, code in chosen.chosen().items()]
    alone += [passing(Filters(), {name: code}) for name, code in choice.items()]
    assert passing(chosen, choice) == set.intersection(*alone)


def test_since_a_year_is_that_year_and_all_later_ones() -> None:
    """13 items since 2023, the latest first; those without a date are in none of the years."""
    found = twin_cities.ITEMS.records(Filters(), {"year": "since_2023"})
    dates = [row["date"] for row in found]
    assert len(found) == 6 + 3 + 4
    assert dates == sorted(dates, reverse=True)
    assert {date[:4] for date in dates} == {"2023", "2024", "2025"}
    assert len(passing(Filters(), {"year": "none"})) == 2


def test_all_items_are_there() -> None:
    """38 items: 14 with places on both sides, 15 on one, 9 beside the map, 2 without a date."""
    assert len(ALL) == 38
    assert {way: len(items) for way, items in twin_cities.placed(ALL).items()} == {
        "line": 14,
        "point": 15,
        "beside": 9,
    }


def test_an_industry_is_that_which_an_item_names() -> None:
    """The automobile alliance serves vehicles; a framework agreement names no industry."""
    assert passing(Filters(cluster="L1")) == {"auto_alliance"}
    assert passing(Filters(cluster="P1")) == {"smart_mfg_community", "luyongjiang"}


def test_no_line_crosses_two_zones() -> None:
    """An item of two zones has lines inside each: none from Luzhou to Wanzhou or Kaizhou."""
    lines = twin_cities.lines(ALL)
    own = lines[lines["item"] == "pilot_zones"]
    assert set(zip(own["district"], own["city"], strict=True)) == {
        ("500118", "510500"),
        ("500116", "510500"),
        ("500101", "511700"),
        ("500154", "511700"),
    }


def test_a_line_that_rests_on_an_inference_says_so() -> None:
    """Inferred: attendance at the Guang’an meeting, a city by name of a school; not two areas."""
    lines = twin_cities.lines(ALL)
    inferred = dict(zip(lines["item"], lines["inferred"], strict=True))
    assert inferred["guangzhi_meeting"]
    assert inferred["health_alliance"]
    assert not inferred["luyongjiang"]
    assert not inferred["chengxuanwan"]


def test_region_follows_the_chongqing_side() -> None:
    """A district is that of a party or of its institution; bodies of the whole city lie in none."""
    assert passing(Filters(district="500118")) == {
        *("smart_mfg_community", "retail_group", "luyongjiang", "pilot_zones"),
        *("week_2023", "cup_2", "bigdata_ai_group"),
    }
    zones = [passing(Filters(zone=zone)) for zone in data.names("zone")]
    assert "framework_agreement" not in set.union(*zones)
    assert not zones[2]


def test_every_party_has_a_place_or_a_reason() -> None:
    """District or city, or why there is none; a city of Sichuan has its basis and only it."""
    frame = twin_cities.parties()
    placed = frame[["district", "city"]].notna().any(axis=1)
    assert (placed != frame["place_missing"].notna()).all()
    assert (frame["city"].notna() == frame["city_basis"].notna()).all()
    assert set(frame[frame["city"].notna()]["side"]) == {"sichuan"}
    assert set(frame[frame["district"].notna()]["side"]) == {"chongqing"}


def test_cities_lie_inside_their_borders() -> None:
    """The point of each of the 15 cities lies in the city of the same code in the geometry."""
    path = data.FOLDER / "geometry" / "neighbours.geojson"
    features = json.loads(path.read_text("utf-8"))["features"]
    areas = {f["properties"]["city"]: shape(f["geometry"]) for f in features}
    rows = data.rows(data.table("sichuan_cities"))
    assert {row["city"] for row in rows} == set(areas)
    assert all(areas[row["city"]].contains(shapely.Point(row["lon"], row["lat"])) for row in rows)


NAMED = {
    **dict.fromkeys(NOBODY),
    "cities_double_high_colleges": 18,
    "cities_named_alliances": 2,
    "cities_overseas_colleges": 3,
    "cities_overseas_countries": 3,
    "cities_groups_alliances": 22,
    "cities_pilot_zones": 2,
}


@pytest.mark.parametrize("fact", data.table("facts").query("theme == 'twin_cities'")["fact"])
def test_coverage(fact: str) -> None:
    """Every figure of the theme says how many are named, or that none is; counted by hand."""
    assert provenance.named(fact) == NAMED[fact]


def test_ids_typed_in_the_code_exist() -> None:
    """Alliances, editions, later items and areas are records of the tables."""
    assert set(ALLIANCES) <= set(data.records("international"))
    known = set(ALL)
    assert {*twin_cities.LATER} <= known
    editions = [edition for series in twin_cities.editions().values() for edition in series]
    assert {edition.item for edition in editions} - {""} <= known
    assert set(twin_cities.ELSEWHERE) <= set(data.records("place_aliases"))


def test_editions() -> None:
    """The Cup is known twice; the week of 2024 is missing between 2023 and 2025 and said to be."""
    found = twin_cities.editions()
    assert [(e.label, e.item) for e in found["cup"]] == [
        ("first", "cup_1"),
        ("second", "cup_2"),
        ("later", ""),
    ]
    assert [(e.label, e.item) for e in found["week"]] == [
        ("earlier", ""),
        ("2023", "week_2023"),
        ("2024", ""),
        ("2025", "week_2025"),
        ("later", ""),
    ]


def test_zones() -> None:
    """Two zones are named, with both sides and the named items inside each."""
    found = {zone.alias: zone for zone in twin_cities.zones()}
    assert set(found) == {"luyongjiang", "wandakai"}
    assert found["luyongjiang"].cities == ("510500",)
    assert set(found["luyongjiang"].districts) == {"500116", "500118"}
    assert found["luyongjiang"].items == ("luyongjiang",)
    assert found["wandakai"].items == ("wandakai_alliance", "wandakaiyun_agreement")


@pytest.mark.parametrize(
    ("date", "end", "years"),
    [
        ("2020-07-02", None, (2020.5, 2020.5)),
        ("2020-12", None, (2020.92, 2021)),
        ("2021", None, (2021, 2022)),
        ("2021-01-01", "2021-01-02", (2021, 2021)),
    ],
)
def test_extent(date: str, end: str | None, years: tuple[float, float]) -> None:
    """A date reaches from the first to the last day that it may mean, in years."""
    assert lanes.extent(date, end) == pytest.approx(years, abs=0.01)


MARKS = st.lists(
    st.builds(
        lambda lane, start, long, label: Mark(lane, start, start + long, label, "", "", label),
        st.sampled_from("ab"),
        st.floats(2000, 2024),
        st.floats(0, 1),
        st.sampled_from(["", "王珮", "Xiong Shouyu"]),
    ),
    min_size=1,
    max_size=12,
)


@given(MARKS)
def test_no_two_marks_of_a_row_meet(marks: list[Mark]) -> None:
    """Marks and names of one row do not overlap, and all end within the room."""
    known = [Lane(code, code, palette.INK[False]) for code in "ab"]
    placed, (first, _, end) = lanes.placed(marks, known, 600)
    scale = (600 - lanes.width("a") - lanes.DOT) / (end - first)
    for _, row in placed.groupby("row"):
        assert row["lane"].nunique() == 1
        ends = row["at"].clip(row["end"]) + row["label"].map(lanes.width) / scale
        assert all(stop < start for stop, start in zip(ends, row["start"].iloc[1:], strict=False))
    assert (placed["at"] + placed["label"].map(lanes.width) / scale <= end + 1e-6).all()


PLACES = st.tuples(st.floats(102, 110), st.floats(28, 32)).map(list)
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "p": PLACES,
            "text": st.sampled_from(["渝北", "Shapingba", "Guang'an"]),
            "dot": st.booleans(),
        }
    ),
    max_size=20,
)


@given(ROWS, st.sampled_from([4.84, 6.0]))
def test_labels_cover_neither_labels_nor_points(rows: list[dict[str, object]], zoom: float) -> None:
    """No label that is kept lies over another label or over any point."""
    kept = around.placed(rows, zoom)
    boxes = [around.box(row, row["o"], zoom) for row in kept]
    dots = [around.dot(row, zoom) for row in rows if row["dot"]]
    for i, one in enumerate(boxes):
        others = [*boxes[:i], *dots]
        assert not any(around.overlap(one, other) for other in others)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("code", data.names("twin_city_type"))
def test_types_stand_out_from_both_grounds(code: str, dark: bool) -> None:
    """Each type has a colour of its own, with at least 3:1 against the ground of both themes."""
    assert palette.contrast(palette.TWIN_CITIES[code], palette.GROUND[dark]) >= 3
    assert len(set(palette.TWIN_CITIES.values())) == len(data.names("twin_city_type"))
