"""Labels around points: below, above, right or left, whichever covers neither label nor point."""

from collections.abc import Mapping, Sequence
from typing import Any, Final

from cqvet.pictures.maps.labels import LINE, pixels, width

Box = tuple[float, float, float, float]

RADIUS: Final = 7
"""Pixels around a point that a label keeps free."""
AIR: Final = 3


def placed(rows: Sequence[dict[str, Any]], zoom: float) -> list[dict[str, Any]]:
    """The rows whose labels fit, tried in the order given, each with an offset `o` in pixels.

    A row has a place `p` (lon, lat), a `text` of one line, and `dot`: whether a point is drawn.
    """
    dots = [dot(row, zoom) for row in rows if row["dot"]]
    kept: list[dict[str, Any]] = []
    boxes = list(dots)
    for row in rows:
        for offset in offsets(row):
            own = box(row, offset, zoom)
            if not any(overlap(own, other) for other in boxes):
                kept.append({**row, "o": list(offset)})
                boxes.append(own)
                break
    return kept


def offsets(row: Mapping[str, Any]) -> tuple[tuple[float, float], ...]:
    """Where a label may stand, the best first; a name without a point stands on its place."""
    if not row["dot"]:
        return ((0, 0),)
    side, off = width(row["text"]) / 2 + AIR + RADIUS, LINE / 2 + RADIUS
    return ((0, off), (0, -off), (side, 0), (-side, 0))


def box(row: Mapping[str, Any], offset: Sequence[float], zoom: float) -> Box:
    """What a label covers, in pixels of the world."""
    x, y = pixels(row["p"][0], row["p"][1], zoom)
    half = width(row["text"]) / 2 + AIR
    x, y = x + offset[0], y + offset[1]
    return (x - half, y - LINE / 2, x + half, y + LINE / 2)


def dot(row: Mapping[str, Any], zoom: float) -> Box:
    """What a point keeps free around it."""
    x, y = pixels(row["p"][0], row["p"][1], zoom)
    return (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
