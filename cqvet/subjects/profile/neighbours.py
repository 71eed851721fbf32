"""Which districts touch: their outlines share corners, simplified as one."""

import json
from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any, Final

from cqvet import data

CORNERS: Final = 2
"""Two districts that share but one corner meet in a point."""


@cache
def neighbours() -> dict[str, tuple[str, ...]]:
    """Each district -> those that it has a border with, in code order."""
    content = json.loads(data.file("geometry/districts.geojson"))
    corners: dict[tuple[float, float], set[str]] = defaultdict(set)
    for feature in content["features"]:
        for corner in _corners(feature["geometry"]["coordinates"]):
            corners[corner].add(str(feature["properties"]["district"]))
    shared: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for codes in corners.values():
        for code in codes:
            for other in codes - {code}:
                shared[code][other] += 1
    return {
        code: tuple(sorted(o for o, n in shared[code].items() if n >= CORNERS))
        for code in data.records("districts")
    }


def _corners(part: Any) -> Iterator[tuple[float, float]]:
    """All corners of nested rings."""
    if isinstance(part[0], int | float):
        yield part[0], part[1]
    else:
        for inner in part:
            yield from _corners(inner)
