"""A label for every place: where it does not fit beside its point, a line leads to it.

METHOD. Places are taken in the order given. A label stands under its point if it is free there;
else it is tried on rings around the point, twenty-four directions each, the nearest ring first, and
the first free box inside the map is taken; the label of a place out of sight stays out of it. A
label that is free nowhere stands under its point, or is left out where the edge would cut it.
"""

import math
from collections.abc import Iterator, Sequence
from typing import Any, Final

import pydeck as pdk

from cqvet.pictures import palette
from cqvet.pictures.maps import base, labels
from cqvet.pictures.maps.around import AIR, Box, dot, overlap
from cqvet.pictures.maps.fit import degrees
from cqvet.pictures.maps.labels import LINE, pixels, width

UNDER: Final = 15
RINGS: Final = (24, 34, 46, 60, 76, 94, 114, 136, 160, 184, 210)
DIRECTIONS: Final = 24


def placed(
    rows: Sequence[dict[str, Any]],
    zoom: float,
    room: Box | None = None,
    marks: Sequence[dict[str, Any]] = (),
) -> list[dict[str, Any]]:
    """Rows with the place `at` of their label, and `far` where a line has to lead to it.

    A row has a place `p` (lon, lat) and a `text` of one or more lines. `room` is what is seen, in
    pixels of the world. No label covers the places of `marks`.
    """
    boxes: list[Box] = [dot(row, zoom) for row in (*rows, *marks)]
    found = []
    for row in rows:
        x, y = pixels(row["p"][0], row["p"][1], zoom)
        seen = within((x, y, x, y), room)
        half, tall = extent(row["text"])
        free = (
            (spot, own)
            for spot in _spots(x, y)
            if whole(own := around(spot, half, tall), room, seen=seen)
            and not any(overlap(own, other) for other in boxes)
        )
        under = (x, y + UNDER)
        spot, own = next(free, (under, around(under, half, tall)))
        if not whole(own, room, seen=seen):
            continue
        boxes.append(own)
        lon, lat = degrees(*spot, zoom)
        far = math.dist(spot, (x, y)) > UNDER
        found.append({**row, "at": [round(lon, 4), round(lat, 4)], "far": far})
    return found


def drawn(found: Sequence[dict[str, Any]], dark: bool) -> list[pdk.Layer]:  # noqa: FBT001
    """The labels that `placed` gives, with a line where one stands apart."""
    ground, ink = palette.GROUND[dark], palette.INK[dark]
    lines = [{"s": row["p"], "t": row["at"]} for row in found if row["far"]]
    return [
        pdk.Layer(
            "LineLayer",
            lines,
            id="leaders",
            get_source_position="s",
            get_target_position="t",
            get_color=[*ink, 150],
            get_width=1,
            width_units="'pixels'",
        ),
        base.text(
            "labels",
            [{"p": row["at"], "text": row["text"]} for row in found],
            get_size=labels.SIZE,
            get_color=[*ink, 255],
            background=True,
            get_background_color=[*ground, 215],
            background_padding=[3, 1],
            line_height=1.15,
        ),
    ]


def _spots(x: float, y: float) -> Iterator[tuple[float, float]]:
    """Middles of a label, the best first."""
    yield x, y + UNDER
    yield x, y - UNDER
    for ring in RINGS:
        for step in range(DIRECTIONS):
            turn = 2 * math.pi * step / DIRECTIONS
            yield x + ring * math.cos(turn), y + 0.8 * ring * math.sin(turn)


def whole(label: Box, room: Box | None, *, seen: bool) -> bool:
    """Whether a label lies wholly in the room where its place is seen, else wholly out of it."""
    if room is None:
        return True
    return within(label, room) if seen else not overlap(label, room)


def within(inner: Box, room: Box | None) -> bool:
    """Whether a box lies wholly in a room; without a room it does."""
    return room is None or (
        room[0] <= inner[0] and room[1] <= inner[1] and inner[2] <= room[2] and inner[3] <= room[3]
    )


def box(text: str, spot: tuple[float, float]) -> Box:
    """What a label covers whose middle is `spot`, in pixels of the world."""
    return around(spot, *extent(text))


def extent(text: str) -> tuple[float, float]:
    """Half of how wide and high a label is, with air around it."""
    lines = text.split("\n")
    return max(map(width, lines)) / 2 + AIR, LINE * len(lines) / 2 + 1


def around(spot: tuple[float, float], half: float, tall: float) -> Box:
    """The box of this half width and height whose middle is `spot`."""
    return spot[0] - half, spot[1] - tall, spot[0] + half, spot[1] + tall
