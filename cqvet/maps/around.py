"""Labels around points: below, above, right or left, whichever covers neither label nor point."""

from collections.abc import Sequence
from typing import Any, Final

from cqvet.maps.labels import LINE, pixels, width

Box = tuple[float, float, float, float]

RADIUS: Final = 7
"""Pixels around a point that a label keeps free."""
AIR: Final = 3


def placed(rows: Sequence[dict[str, Any]], zoom: float) -> list[dict[str, Any]]:
    """The rows whose labels fit, tried in the order given, each with an offset `o` in pixels.

    A row has a place `p` (lon, lat), a `text` of one line, and `dot`: whether a point is drawn.
    """
    places = [pixels(row["p"][0], row["p"][1], zoom) for row in rows]
    dots = [_dot(x, y) for (x, y), row in zip(places, rows, strict=True) if row["dot"]]
    kept, boxes = [], list(dots)
    for (x, y), row in zip(places, rows, strict=True):
        half = width(row["text"]) / 2 + AIR
        side, off = half + RADIUS, LINE / 2 + RADIUS
        offsets = ((0, off), (0, -off), (side, 0), (-side, 0)) if row["dot"] else ((0, 0),)
        for dx, dy in offsets:
            box = (x + dx - half, y + dy - LINE / 2, x + dx + half, y + dy + LINE / 2)
            if not any(overlap(box, other) for other in boxes):
                kept.append({**row, "o": [round(dx, 1), round(dy, 1)]})
                boxes.append(box)
                break
    return kept


def overlap(one: Box, other: Box) -> bool:
    """Whether two boxes (left, top, right, bottom) share more than an edge."""
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


def _dot(x: float, y: float) -> Box:
    return (x - RADIUS, y - RADIUS, x + RADIUS, y + RADIUS)
