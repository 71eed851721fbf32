"""Topology of the districts and their Sichuan neighbours, in metres on the equal-area plane.

A coverage is a set of areas that share their borders vertex by vertex. Simplification is
Visvalingam's, as in `shapely.coverage_simplify`: its tolerance is about the square root of
the area of the smallest triangle kept. Shared borders are simplified once, for both sides.
"""

from __future__ import annotations

from collections.abc import Collection

import numpy as np
import shapely

from scripts.geometry.datum import convert, to_degrees

SPECK_M2 = 2.5e6

Areas = dict[str, shapely.Geometry]


def simplify(areas: Areas, tolerance_m: float, *, outer: bool = True) -> Areas:
    """Simplify all borders, or with `outer=False` only those between two of the areas."""
    shapes = np.array(list(areas.values()), dtype=object)
    coarse = shapely.coverage_simplify(shapes, tolerance_m, simplify_boundary=outer)
    return dict(zip(areas, coarse, strict=True))


def simplify_some(areas: Areas, chosen: Collection[str], tolerance_m: float) -> Areas:
    """Simplify the borders of the chosen areas wherever the others do not touch them.

    A frame around everything stands in for the rest of the world, so that the outside
    border of the chosen areas counts as shared and is simplified as well.
    """
    everything = shapely.union_all(list(areas.values()))
    frame = shapely.box(*everything.bounds).buffer(50_000, join_style="mitre")
    group = {code: area for code, area in areas.items() if code in chosen}
    coarse = simplify(
        {**group, "": shapely.difference(frame, everything)}, tolerance_m, outer=False
    )
    return {code: coarse.get(code, area) for code, area in areas.items()}


def merge_specks(areas: Areas) -> Areas:
    """Give every detached part under 2.5 km2 to the area with the longest common border.

    Holes of that size that remain belong to no area here (exclaves of elsewhere) and are
    filled. A detached speck that touches no other area is dropped.
    """
    merged = {code: shapely.get_parts(area).tolist() for code, area in areas.items()}
    specks: list[tuple[str, shapely.Geometry]] = []
    for code, parts in merged.items():
        largest = max(parts, key=lambda part: part.area)
        small = [part for part in parts if part is not largest and part.area < SPECK_M2]
        specks += [(code, part) for part in small]
        merged[code] = [part for part in parts if part not in small]
    bodies = {code: shapely.union_all(parts) for code, parts in merged.items()}
    for code, speck in specks:
        edge = speck.boundary
        lengths = {
            other: shapely.length(shapely.intersection(edge, body.boundary))
            for other, body in bodies.items()
            if other != code and shapely.intersects(edge, body)
        }
        if lengths and max(lengths.values()) > 0:
            owner = max(lengths, key=lambda other: lengths[other])
            bodies[owner] = shapely.union(bodies[owner], speck)
    return {code: fill_specks(body) for code, body in bodies.items()}


def fill_specks(area: shapely.Geometry) -> shapely.Geometry:
    """Fill the holes under 2.5 km2 of an area."""
    filled = [
        shapely.Polygon(
            part.exterior,
            [ring for ring in part.interiors if shapely.Polygon(ring).area >= SPECK_M2],
        )
        for part in shapely.get_parts(area)
    ]
    return filled[0] if len(filled) == 1 else shapely.MultiPolygon(filled)


def round_to_degrees(areas: Areas, digits: int) -> Areas:
    """Back to WGS-84 degrees, rounded; vertices that fall together are joined."""
    degrees = convert(list(areas.values()), lambda points: np.round(to_degrees(points), digits))
    clean = [shapely.remove_repeated_points(area) for area in degrees]
    return {code: in_order(area) for code, area in zip(areas, clean, strict=True)}


def in_order(area: shapely.Geometry) -> shapely.Geometry:
    """The same area, parts and start points in a fixed order, exteriors counter-clockwise."""
    return shapely.orient_polygons(shapely.normalize(area))


def check_coverage(areas: Areas) -> None:
    """Raise unless the areas are valid polygons that tile without gap or overlap."""
    shapes = np.array(list(areas.values()), dtype=object)
    if not shapely.is_valid(shapes).all() or not shapely.coverage_is_valid(shapes):
        raise ValueError("the areas do not share their borders")
