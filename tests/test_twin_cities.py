"""Counts that reconcile under every filter, places that are known, lines that are not invented."""

import datetime as dt
import json
from itertools import chain, pairwise

import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st
from shapely.geometry import shape

from cqvet import data, provenance
from cqvet.base.filters import EVIDENCE, Filters, districts
from cqvet.pictures import palette
from cqvet.pictures.charts import spans
from cqvet.pictures.maps import around
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import NONE, PLACED, Choice
from cqvet.subjects.twin_cities.named import ALLIANCES, NOBODY

ALL = twin_cities.items(Filters(), Choice())


def optional(values: object) -> st.SearchStrategy[str]:
    return st.sampled_from(["", *map(str, values)])  # type: ignore[call-overload]


FILTERS = st.builds(
    Filters,
    zone=optional(data.names("zone")),
    district=optional(districts()),
    evidence=optional(EVIDENCE),
)
CHOICES = st.builds(
    Choice, type=optional(data.names("twin_city_type")), city=optional(twin_cities.cities())
)


@pytest.mark.slow
@given(FILTERS, CHOICES)
def test_counts_reconcile(chosen: Filters, choice: Choice) -> None:
    """By type, by year with the tray, and map with what stands beside it: each item counts once."""
    found = twin_cities.items(chosen, choice)
    types, years = twin_cities.by_type(found), twin_cities.by_year(found)
    placed, beside = twin_cities.placed(found), twin_cities.beside(found)
    assert types.sum() == years.sum() == len(found)
    assert years.get(NONE, 0) == found["date"].isna().sum()
    assert tuple(placed) == PLACED
    assert sorted(chain(*placed.values())) == sorted(found["item"])
    assert sorted(chain(*beside.values())) == sorted(placed["beside"])
    lines, points = twin_cities.lines(found), twin_cities.points(found)
    assert set(lines["item"]) == set(placed["line"])
    shown = {item for items in points["items"] for item in items}
    assert shown == set(placed["line"]) | set(placed["point"])


@given(FILTERS, CHOICES)
def test_filters_only_take_away(chosen: Filters, choice: Choice) -> None:
    """What passes is what each filter lets pass on its own."""
    found = set(twin_cities.items(chosen, choice)["item"])
    alone = [
        twin_cities.items(Filters(**{name: getattr(chosen, name)}), Choice())
        # A district is narrower than its zone; the shell drops one that lies elsewhere.
        for name in ("district" if chosen.district else "zone", "evidence")
    ]
    alone += [
        twin_cities.items(Filters(), Choice(**{name: getattr(choice, name)}))
        for name in ("type", "city")
    ]
    assert all(found <= set(frame["item"]) for frame in alone)


def test_all_items_are_there() -> None:
    """38 items: 14 with places on both sides, 15 on one, 9 beside the map, 2 without a date."""
    assert len(ALL) == 38
    assert {way: len(items) for way, items in twin_cities.placed(ALL).items()} == {
        "line": 14,
        "point": 15,
        "beside": 9,
    }
    assert {why: len(items) for why, items in twin_cities.beside(ALL).items()} == {
        "whole": 5,
        "unnamed": 3,
        "unknown": 1,
    }
    assert dict(twin_cities.by_year(ALL)) == {
        "2020": 15,
        "2021": 5,
        "2022": 3,
        "2023": 6,
        "2024": 3,
        "2025": 4,
        NONE: 2,
    }


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
    yongchuan = twin_cities.items(Filters(district="500118"), Choice())
    assert set(yongchuan["item"]) == {
        *("smart_mfg_community", "retail_group", "luyongjiang", "pilot_zones"),
        *("week_2023", "cup_2", "bigdata_ai_group"),
    }
    zones = [set(twin_cities.items(Filters(zone=z), Choice())["item"]) for z in data.names("zone")]
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


@pytest.mark.parametrize(
    ("missing", "why"),
    [
        ([], "unnamed"),
        (["does_not_apply", "does_not_apply"], "whole"),
        (["does_not_apply", "not_found"], "unknown"),
    ],
)
def test_reason(missing: list[str], why: str) -> None:
    """Nobody named, only bodies of a whole region, or a place that is not known."""
    assert twin_cities.reason(missing) == why


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
    known = set(ALL["item"])
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
    ("date", "end", "span"),
    [
        ("2020-04-27", None, ("2020-04-27", "2020-04-27")),
        ("2020-12", None, ("2020-12-01", "2020-12-31")),
        ("2021", None, ("2021-01-01", "2021-12-31")),
        ("2021-06-27", "2021-06-28", ("2021-06-27", "2021-06-28")),
    ],
)
def test_extent(date: str, end: str | None, span: tuple[str, str]) -> None:
    """A date reaches from the first to the last day that it may mean."""
    assert spans.extent(date, end) == span


DAYS = st.dates(dt.date(2000, 1, 1), dt.date(2030, 1, 1)).map(str)


@given(st.lists(st.tuples(DAYS, DAYS).map(lambda pair: (min(pair), max(pair))), max_size=12))
def test_no_two_spans_of_a_lane_meet(found: list[tuple[str, str]]) -> None:
    """Spans of one lane do not overlap, and lanes are numbered without a gap."""
    lanes = spans.lanes(found, 1)
    assert set(lanes) == set(range(len(set(lanes))))
    for lane in set(lanes):
        own = sorted(span for span, k in zip(found, lanes, strict=True) if k == lane)
        assert all(one[1] < other[0] for one, other in pairwise(own))


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


@given(ROWS, st.sampled_from([4.9, 6.2]))
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
