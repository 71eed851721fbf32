"""Bars from zero, one a row, with an interval and the value in words.

METHOD. One scale for all rows, from the least end below zero, or zero, to the largest. A bar that
has an interval is hatched, for it is modelled, and its interval is a line; one that is to be
compared with is grey. Values below zero have the colour of demand.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.svg import labelling
from cqvet.pictures.svg.element import Look, Words, css, document, hatch, node, text

WIDTH: Final = {False: 500, True: 320}
TALL: Final = 12
AIR: Final = 9
INSET: Final = 6
"""Between the left edge, where the axis often stands, and the names."""
COLOURS: Final = {True: "metro", False: "southeast"}


@dataclass(frozen=True)
class Row:
    """A bar: its ends are nan where it is exact; `plain` where it is only to compare with."""

    name: str
    value: float
    low: float
    high: float
    said: str
    plain: bool = False


def draw(rows: Sequence[Row], words: Words, look: Look) -> str:
    """Name and value of each row over its bar."""
    wide = WIDTH[look.narrow]
    ends = [end for row in rows for end in (row.value, row.low, row.high) if not math.isnan(end)]
    least, most = min(0.0, *ends), max(0.0, *ends)
    scale = (wide - 2) / ((most - least) or 1.0)
    zero = 1 - least * scale
    patterns = [
        hatch(f"bar_{side}", css(palette.ZONES[side]), look.ground) for side in COLOURS.values()
    ]
    children, y = [node("defs", *patterns)], 0.0
    for row in rows:
        drawn, y = _row(row, y, (zero, scale, wide), look)
        children += drawn
    axis = node("path", d=f"M{zero:.1f} 0V{y:.1f}", stroke=look.quiet, stroke_width=1)
    # The names lie over the axis, each with a halo.
    return document((wide, math.ceil(y)), words, [axis, *children], look)


def _row(
    row: Row, top: float, at: tuple[float, float, float], look: Look
) -> tuple[list[str], float]:
    """A row and where the next one begins; `at` is zero, the scale and the width."""
    zero, scale, wide = at
    line = look.letter * labelling.LINE
    room = wide - labelling.width(row.said, look.letter) - 2 * AIR - INSET
    names = labelling.wrapped(row.name, room, look.letter)
    found = [
        text(name, (INSET, top + line * (i + 0.5)), look, halo=True) for i, name in enumerate(names)
    ]
    found.append(text(row.said, (wide, top + line / 2), look, anchor="end", halo=True))
    y = top + line * len(names) + 2
    side = COLOURS[row.value >= 0]
    colour = css(palette.OTHERS[look.dark]) if row.plain else css(palette.ZONES[side])
    exact = math.isnan(row.low)
    start, end = sorted((zero, zero + scale * row.value))
    found.append(
        node(
            "rect",
            x=start,
            y=y,
            width=end - start,
            height=TALL,
            fill=colour if exact else f"url(#bar_{side})",
            stroke=colour,
            data_mark="bar",
        )
    )
    if not exact:
        low, high = (zero + scale * end for end in (row.low, row.high))
        middle = y + TALL / 2
        found.append(
            node(
                "path",
                d=f"M{low:.1f} {middle:.1f}H{high:.1f}",
                stroke=look.ink,
                stroke_width=1.6,
                data_mark="interval",
            )
        )
    return found, y + TALL + AIR
