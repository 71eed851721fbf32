"""Coastlines of the world: polygons of land, without political borders.

TopoJSON is decoded by its specification (quantised, delta-encoded arcs; ~i is arc i
reversed). The source is stitched across the antimeridian, so rings are unrolled and cut
at +-180 degrees. Lengths are in degrees, areas in square degrees.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import shapely
from shapely.affinity import translate

from scripts.geometry.coverage import in_order
from scripts.geometry.datum import Array

ANTARCTIC_LATITUDE = -60.0
WORLD = shapely.box(-180, -90, 180, 90)


def decode_polygons(document: dict[str, Any]) -> list[list[Array]]:
    """Rings (exterior first) of every polygon of the object `land`, longitudes unrolled."""
    scale, shift = document["transform"]["scale"], document["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * scale + shift for arc in document["arcs"]]

    def ring(indices: Sequence[int]) -> Array:
        pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indices]
        joined = np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])
        joined[:, 0] = np.unwrap(joined[:, 0], period=360)
        return joined

    return [
        [ring(indices) for indices in polygon]
        for geometry in document["objects"]["land"]["geometries"]
        for polygon in geometry["arcs"]
    ]


def land_area(document: dict[str, Any]) -> shapely.Geometry:
    """All land outside Antarctica as one geometry between -180 and 180 degrees."""
    polygons = [
        rings for rings in decode_polygons(document) if rings[0][:, 1].max() > ANTARCTIC_LATITUDE
    ]
    solid = shapely.union_all([cut(rings[0]) for rings in polygons])
    lakes = shapely.union_all([cut(hole) for rings in polygons for hole in rings[1:]])
    return shapely.MultiPolygon(polygon_parts(shapely.difference(solid, lakes)))


def cut(ring: Array) -> shapely.Geometry:
    """The area inside an unrolled ring, cut at the antimeridian and moved into the world."""
    area = shapely.make_valid(shapely.Polygon(ring))
    moved = [translate(area, turn * 360) for turn in (-2, -1, 0, 1, 2)]
    return shapely.union_all([shapely.intersection(part, WORLD) for part in moved])


def simplify_land(
    land: shapely.Geometry, tolerance: float, smallest: float, digits: int
) -> shapely.Geometry:
    """Coarser land (Visvalingam, degrees) on a decimal grid, without the small islands.

    Islands under `smallest` are left out before, those shrunk under half of it after.
    """
    parts = [part for part in polygon_parts(land) if part.area >= smallest]
    coarse = shapely.coverage_simplify(np.array(parts, dtype=object), tolerance)
    kept = [part for part in coarse if part.area >= smallest / 2]
    return in_order(shapely.set_precision(shapely.MultiPolygon(kept), 10.0**-digits))


def polygon_parts(geometry: shapely.Geometry) -> list[shapely.Polygon]:
    """The polygons of a geometry, without points or lines left by an overlay."""
    return [part for part in shapely.get_parts(geometry) if isinstance(part, shapely.Polygon)]
