"""From the packages to the data files and their lighter display versions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

import shapely

from scripts.geometry.borders import borders
from scripts.geometry.coverage import (
    Areas,
    check_coverage,
    in_order,
    merge_specks,
    round_to_degrees,
    simplify,
    simplify_some,
)
from scripts.geometry.datum import convert, gcj02_to_wgs84, geodesic_area_km2, to_plane
from scripts.geometry.land import land_area, simplify_land
from scripts.geometry.output import Feature, collection
from scripts.geometry.places import CENTRAL_DISTRICTS, NEIGHBOURS, Row, read_districts
from scripts.geometry.sources import (
    BOUNDARIES,
    CHONGQING,
    COASTLINES,
    SICHUAN,
    read_boundaries,
    read_coastlines,
)

CHONGQING_CODE = "50"

DATA_TOLERANCE_M = 265.0
DATA_CITY_TOLERANCE_M = 450.0
CENTRE_TOLERANCE_M = 450.0
DISPLAY_TOLERANCE_M = 1200.0
DISPLAY_CITY_TOLERANCE_M = 1800.0
AREA_ROUNDING_KM2 = 0.051
DATA_DIGITS, DISPLAY_DIGITS = 4, 3


@dataclass(frozen=True)
class Built:
    """Texts by file name: for the data folder and for the browser."""

    data: dict[str, str]
    display: dict[str, str]


def build(cache: Path, tables: Path) -> Built:
    """Build all texts from the archives in `cache` (fetched if missing) and the tables."""
    rows = read_districts(tables)
    shipped = read_boundaries(BOUNDARIES.fetch(cache), *CHONGQING)
    if sorted(shipped) != [row["district"] for row in rows]:
        raise ValueError("the package and the district table do not list the same districts")
    shipped |= read_boundaries(BOUNDARIES.fetch(cache), *SICHUAN)
    degrees = dict(zip(shipped, convert(list(shipped.values()), gcj02_to_wgs84), strict=True))
    check_table(rows, degrees)
    plane = dict(zip(degrees, convert(list(degrees.values()), to_plane), strict=True))
    merged = merge_specks(plane)
    land = land_area(read_coastlines(COASTLINES.fetch(cache)))
    data = area_texts(rows, data_areas(merged), DATA_DIGITS, names=False)
    display = area_texts(rows, display_areas(merged), DISPLAY_DIGITS, names=True)
    del display["zones"]
    fine = simplify_land(land, tolerance=0.18, smallest=0.04, digits=2)
    coarse = simplify_land(land, tolerance=0.4, smallest=0.2, digits=1)
    data["world_land"] = collection([({}, fine)], 2)
    display["world_land"] = collection([({}, coarse)], 1)
    return Built(data, display)


def data_areas(merged: Areas) -> Areas:
    """Areas for the data files: all borders, then those between cities once more."""
    fine = simplify(merged, DATA_TOLERANCE_M)
    sichuan = {code: fine[code] for code in cities_of(fine)}
    cities = simplify(sichuan, DATA_CITY_TOLERANCE_M, outer=False)
    return round_to_degrees({**fine, **cities}, DATA_DIGITS)


def display_areas(merged: Areas) -> Areas:
    """Areas for the browser: fine in the small central districts, coarse farther out."""
    fine = simplify(merged, CENTRE_TOLERANCE_M)
    middle = simplify_some(fine, set(fine) - CENTRAL_DISTRICTS, DISPLAY_TOLERANCE_M)
    coarse = simplify_some(middle, cities_of(middle), DISPLAY_CITY_TOLERANCE_M)
    return round_to_degrees(coarse, DISPLAY_DIGITS)


def cities_of(areas: Areas) -> set[str]:
    """Codes of the Sichuan cities among the areas."""
    return {code for code in areas if not code.startswith(CHONGQING_CODE)}


def area_texts(rows: list[Row], areas: Areas, digits: int, *, names: bool) -> dict[str, str]:
    """Texts of the districts, zones, their borders and the neighbouring cities."""
    check_coverage(areas)
    named = ("name_zh", "name_en") if names else ()
    keep = ("district", "zone", *named)
    districts: list[Feature] = [
        ({"i": i, **{key: row[key] for key in keep}}, areas[row["district"]])
        for i, row in enumerate(rows)
    ]
    zones: Areas = {}
    for zone in sorted({row["zone"] for row in rows}):
        members = [areas[row["district"]] for row in rows if row["zone"] == zone]
        zones[zone] = in_order(shapely.coverage_union_all(members))
    own = {row["district"]: areas[row["district"]] for row in rows}
    cities: list[Feature] = [
        ({"city": code, "name_zh": zh, "name_en": en}, areas[code])
        for code, (zh, en) in sorted(NEIGHBOURS.items())
    ]
    return {
        "districts": collection(districts, digits),
        "zones": collection((({"zone": z}, area) for z, area in zones.items()), digits),
        "district_borders": collection(line_features(own), digits),
        "zone_borders": collection(line_features(zones), digits),
        "neighbours": collection(cities, digits),
    }


def line_features(areas: Areas) -> Iterable[Feature]:
    """One feature a kind of border, `inner` or `outer`."""
    return [({"kind": kind}, lines) for kind, lines in borders(areas).items()]


def check_table(rows: list[Row], degrees: Areas) -> None:
    """Raise unless label points lie inside and areas equal the geodesic areas (0.1 km2)."""
    for row in rows:
        area = degrees[row["district"]]
        if not area.contains(shapely.Point(float(row["lon"]), float(row["lat"]))):
            raise ValueError(f"{row['district']}: the label point lies outside")
        if abs(float(row["area_km2"]) - geodesic_area_km2(area)) > AREA_ROUNDING_KM2:
            raise ValueError(f"{row['district']}: the area differs from the geodesic area")
