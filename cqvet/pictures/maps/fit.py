"""What part of the world fills a map: the bounds of places, with air around them.

METHOD. Web Mercator as deck.gl draws it: at zoom z the world is 512 x 2^z pixels wide. The zoom
is the largest at which the bounds, in pixels, lie inside the map less the padding on each side.
"""

import json
import math
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Any, Final

from cqvet.pictures.maps import base
from cqvet.pictures.maps.around import Box
from cqvet.pictures.maps.labels import TILE, pixels

Bounds = tuple[float, float, float, float]
"""West, south, east, north in degrees."""
PADDING: Final = 26


def view(bounds: Bounds, size: tuple[int, int]) -> dict[str, float]:
    """Middle and zoom at which `bounds` fill a map of `size` (width, height in pixels)."""
    west, south, east, north = bounds
    left, bottom = pixels(west, south, 0)
    right, top = pixels(east, north, 0)
    wide, high = (max(pixel - 2 * PADDING, 1) for pixel in size)
    zoom = math.log2(min(wide / (right - left), high / (bottom - top)))
    lon, lat = degrees((left + right) / 2, (top + bottom) / 2, 0)
    return {"longitude": round(lon, 5), "latitude": round(lat, 5), "zoom": round(zoom, 3)}


def room(where: Mapping[str, float], size: tuple[int, int]) -> Box:
    """What is seen of a map of `size`, in pixels of the world at its zoom."""
    (wide, high), zoom = size, where["zoom"]
    x, y = pixels(where["longitude"], where["latitude"], zoom)
    return x - wide / 2, y - high / 2, x + wide / 2, y + high / 2


def degrees(x: float, y: float, zoom: float) -> tuple[float, float]:
    """Longitude and latitude of a pixel: `labels.pixels` backwards."""
    scale = TILE * 2**zoom
    north = (0.5 - y / scale) * 2 * math.pi
    return x / scale * 360 - 180, math.degrees(2 * math.atan(math.exp(north)) - math.pi / 2)


@cache
def outlines() -> dict[str, Bounds]:
    """The bounds of every district."""
    features = json.loads(base.content("districts"))["features"]
    return {
        feature["properties"]["district"]: _box(list(_points(feature["geometry"]["coordinates"])))
        for feature in features
    }


def around(districts: Sequence[str], air: float = 0.0) -> Bounds:
    """The bounds of districts together, widened on each side by a part `air` of their extent."""
    corners = [outlines()[code] for code in districts]
    west, south = (min(corner[i] for corner in corners) for i in (0, 1))
    east, north = (max(corner[i] for corner in corners) for i in (2, 3))
    wide, high = air * (east - west), air * (north - south)
    return west - wide, south - high, east + wide, north + high


def _points(value: Any) -> Iterator[tuple[float, float]]:
    if isinstance(value[0], int | float):
        yield value[0], value[1]
    else:
        for inner in value:
            yield from _points(inner)


def _box(points: Sequence[tuple[float, float]]) -> Bounds:
    lons, lats = zip(*points, strict=True)
    return min(lons), min(lats), max(lons), max(lats)
