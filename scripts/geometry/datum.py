"""From GCJ-02, the obfuscated grid of Chinese map services, to WGS-84, and to the plane.

The forward formula WGS-84 -> GCJ-02 is the widely published one (Krasovsky 1940 ellipsoid
plus sine terms); it has no closed inverse, so each vertex is found by fixed-point
iteration. The result depends on the vertex alone: borders shared before stay shared.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import numpy as np
import numpy.typing as npt
import shapely
from pyproj import Geod, Transformer

Array = npt.NDArray[np.float64]

_AXIS_M = 6_378_245.0
_ECCENTRICITY_2 = 0.00669342162296594323
_ROUNDS = 8
_DEGREE_DIGITS = 9
_METRE_DIGITS = 3

_PLANE = Transformer.from_crs(
    "EPSG:4326", "+proj=laea +lat_0=30.3 +lon_0=106.5 +datum=WGS84 +units=m", always_xy=True
)
_ELLIPSOID = Geod(ellps="WGS84")


def gcj02_offset(points: Array) -> Array:
    """GCJ-02 minus WGS-84 in degrees at WGS-84 points (n x 2, longitude and latitude)."""
    x, y = points[:, 0] - 105.0, points[:, 1] - 35.0
    common = (20 * np.sin(6 * x * np.pi) + 20 * np.sin(2 * x * np.pi)) * 2 / 3
    root = np.sqrt(np.abs(x))
    east_m = 300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common
    east_m += (20 * np.sin(x * np.pi) + 40 * np.sin(x / 3 * np.pi)) * 2 / 3
    east_m += (150 * np.sin(x / 12 * np.pi) + 300 * np.sin(x / 30 * np.pi)) * 2 / 3
    north_m = -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common
    north_m += (20 * np.sin(y * np.pi) + 40 * np.sin(y / 3 * np.pi)) * 2 / 3
    north_m += (160 * np.sin(y / 12 * np.pi) + 320 * np.sin(y / 30 * np.pi)) * 2 / 3
    latitude = np.radians(points[:, 1])
    curvature = 1 - _ECCENTRICITY_2 * np.sin(latitude) ** 2
    east = east_m / (_AXIS_M / np.sqrt(curvature) * np.cos(latitude))
    north = north_m / (_AXIS_M * (1 - _ECCENTRICITY_2) / (curvature * np.sqrt(curvature)))
    offset: Array = np.degrees(np.column_stack([east, north]))
    return offset


def gcj02_to_wgs84(points: Array) -> Array:
    """WGS-84 degrees of GCJ-02 points (n x 2), rounded to 1e-9 degree."""
    guess = points.copy()
    for _ in range(_ROUNDS):
        guess = points - gcj02_offset(guess)
    return np.round(guess, _DEGREE_DIGITS)


def to_plane(points: Array) -> Array:
    """Degrees (WGS-84) to metres in an equal-area plane centred on Chongqing, to the mm."""
    x, y = _PLANE.transform(points[:, 0], points[:, 1])
    return np.round(np.column_stack([x, y]), _METRE_DIGITS)


def to_degrees(points: Array) -> Array:
    """Metres in the plane back to degrees (WGS-84)."""
    return np.column_stack(_PLANE.transform(points[:, 0], points[:, 1], direction="INVERSE"))


def convert(
    shapes: Sequence[shapely.Geometry], function: Callable[[Array], Array]
) -> list[shapely.Geometry]:
    """Apply `function` once to each distinct vertex, so that equal vertices stay equal."""
    collection = np.array(shapes, dtype=object)
    unique, where = np.unique(shapely.get_coordinates(collection), axis=0, return_inverse=True)
    converted: Any = shapely.set_coordinates(collection, function(unique)[where.ravel()])
    return list(converted)


def geodesic_area_km2(geometry: shapely.Geometry) -> float:
    """Area on the WGS-84 ellipsoid in square kilometres of a geometry in degrees."""
    area_m2, _ = _ELLIPSOID.geometry_area_perimeter(shapely.orient_polygons(geometry))
    return abs(float(area_m2)) / 1e6
