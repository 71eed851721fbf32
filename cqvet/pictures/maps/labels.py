"""Which labels fit on a map: none may cover another, and the important ones go first."""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

TILE: Final = 512
SIZE: Final = 13
LINE: Final = 16


def pixels(lon: float, lat: float, zoom: float) -> tuple[float, float]:
    """Web-Mercator pixels of a place at a zoom of deck.gl (512 pixels around the world at 0)."""
    scale = TILE * 2**zoom
    north = math.log(math.tan(math.pi / 4 + math.radians(lat) / 2))
    return (lon + 180) / 360 * scale, (0.5 - north / (2 * math.pi)) * scale


@lru_cache(maxsize=8192)
def width(text: str) -> float:
    """About how wide a line is: a Chinese character counts as one size, others as 0.58."""
    return sum(SIZE if ord(sign) > 0x2E7F else 0.58 * SIZE for sign in text)


def fitting(rows: Sequence[dict[str, Any]], zoom: float) -> list[dict[str, Any]]:
    """The rows whose labels fit, tried in the order given.

    A row has a place `p` (lon, lat) and a `text` of one or more lines.
    """
    kept: list[dict[str, Any]] = []
    boxes: list[tuple[float, float, float, float]] = []
    for row in rows:
        lon, lat = row["p"]
        x, y = pixels(lon, lat, zoom)
        lines = row["text"].split("\n")
        half = max(map(width, lines)) / 2 + 3
        box = (x - half, y, x + half, y + LINE * len(lines))
        if all(box[2] < o[0] or o[2] < box[0] or box[3] < o[1] or o[3] < box[1] for o in boxes):
            kept.append(row)
            boxes.append(box)
    return kept
