"""Outlines from the maps' own geometry, as they lie on a canvas: projected, thinned, cut.

METHOD. City: Web Mercator, as on the map of the layout page, at the zoom at which the bounds fill
the canvas. World: longitudes from the Atlantic eastwards on one scale, latitudes 1.2 times as
long. Lines are thinned on the canvas (Douglas and Peucker) so that no point moves more than
`LOOSE` units.
"""

import json
import math
from collections.abc import Callable, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any, Final

from cqvet.pictures import palette
from cqvet.pictures.maps import base, fit
from cqvet.pictures.maps.around import overlap
from cqvet.pictures.maps.labels import pixels
from cqvet.pictures.maps.world import place
from cqvet.pictures.svg.element import Look, Point, Size, Words, css, document, node, path

LOOSE: Final = 0.45
Box = tuple[float, float, float, float]
"""Left, top, right, bottom on the canvas."""
Project = Callable[[float, float], Point]
WEST: Final = -28.0
NORTH: Final = 72.0
SOUTH: Final = -46.0
STRETCH: Final = 1.2


def city(bounds: fit.Bounds, room: Box) -> Project:
    """From degrees to the canvas, with `bounds` as large as they can be within a box."""
    scale, right, down = _fitted(bounds, room)

    def project(lon: float, lat: float) -> Point:
        x, y = pixels(lon, lat, 0)
        return right + scale * x, down + scale * y

    return project


def _fitted(bounds: fit.Bounds, room: Box) -> tuple[float, float, float]:
    """How the plane lies on the canvas: its scale, and where its corner is."""
    west, south, east, north = bounds
    left, bottom = pixels(west, south, 0)
    right, top = pixels(east, north, 0)
    scale = min((room[2] - room[0]) / (right - left), (room[3] - room[1]) / (bottom - top))
    return (
        scale,
        (room[0] + room[2] - scale * (left + right)) / 2,
        (room[1] + room[3] - scale * (top + bottom)) / 2,
    )


@lru_cache(maxsize=128)
def paths(bounds: fit.Bounds, room: Box) -> dict[str, str]:
    """The outline of each district as a path on the canvas, thinned; empty out of sight."""
    scale, right, down = _fitted(bounds, room)
    found = {}
    for code, rings in _flat().items():
        lines = []
        for ring in rings:
            points = [(right + scale * x, down + scale * y) for x, y in ring]
            xs, ys = zip(*points, strict=True)
            if overlap((min(xs), min(ys), max(xs), max(ys)), room):
                lines.append(thinned(points))
        found[code] = "".join(path(line[:-1]) for line in lines if len(line) > 3)
    return found


@cache
def _flat() -> dict[str, list[list[Point]]]:
    """The rings of each district on the plane (Web Mercator, 512 units around the world)."""
    return {
        code: [[pixels(*point, 0) for point in ring] for ring in rings]
        for code, rings in districts().items()
    }


def world(width: float) -> Project:
    """From degrees to a canvas that shows the inhabited earth, the Pacific near its middle."""

    def project(lon: float, lat: float) -> Point:
        east, north = place(lon, lat)
        scale = width / 360
        return (east - WEST) * scale, (NORTH - north) * scale * STRETCH

    return project


def high(width: float) -> float:
    """How high the world is on a canvas of this width."""
    return (NORTH - SOUTH) * width / 360 * STRETCH


@cache
def districts() -> dict[str, list[list[Point]]]:
    """The rings of each district, in degrees."""
    features = json.loads(base.content("districts"))["features"]
    return {f["properties"]["district"]: _rings(f["geometry"]) for f in features}


@cache
def land() -> list[list[Point]]:
    """The rings of the continents and islands, in degrees."""
    features = json.loads(base.content("world_land"))["features"]
    return [ring for feature in features for ring in _rings(feature["geometry"])]


def thinned(points: Sequence[Point], loose: float = LOOSE) -> list[Point]:
    """Fewer points, none of those left out further than `loose` from the line that is left."""
    keep = {0, len(points) - 1}
    spans = [(0, len(points) - 1)]
    while spans:
        first, last = spans.pop()
        far, at = 0.0, first
        for i in range(first + 1, last):
            off = _off(points[i], points[first], points[last])
            if off > far:
                far, at = off, i
        if far > loose:
            keep.add(at)
            spans += [(first, at), (at, last)]
    return [points[i] for i in sorted(keep)]


def _off(point: Point, start: Point, end: Point) -> float:
    """How far a point is from a line between two others."""
    dx, dy = end[0] - start[0], end[1] - start[1]
    square = dx * dx + dy * dy
    if not square:
        return math.dist(point, start)
    along = ((point[0] - start[0]) * dx + (point[1] - start[1]) * dy) / square
    along = min(max(along, 0.0), 1.0)
    return math.dist(point, (start[0] + along * dx, start[1] + along * dy))


def _rings(geometry: dict[str, Any]) -> list[list[Point]]:
    """All rings of a polygon or of several."""
    parts = geometry["coordinates"]
    polygons = parts if geometry["type"] == "MultiPolygon" else [parts]
    return [[(lon, lat) for lon, lat in ring] for polygon in polygons for ring in polygon]


LOCATOR: Final[Size] = (128, 116)
EDGE: Final = 3


def locator(zones: Mapping[str, str], district: str, words: Words, look: Look) -> str:
    """Where in the city a district lies: the whole in the tints of its zones, the one filled."""
    room = (EDGE, EDGE, LOCATOR[0] - EDGE, LOCATOR[1] - EDGE)
    drawn = paths(fit.around(list(zones)), room)
    found = []
    for code, zone in sorted(zones.items(), key=lambda item: item[0] == district):
        chosen = code == district
        found.append(
            node(
                "path",
                d=drawn[code],
                fill=look.ink if chosen else look.tint(palette.ZONES[zone], 0.5),
                stroke=look.ink if chosen else css(palette.ZONES[zone]),
                stroke_width=1 if chosen else 0.3,
                data_district=code,
            )
        )
    return document(LOCATOR, words, found, look)
