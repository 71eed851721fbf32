"""How far supply lies below or above demand: a bar a cluster from balance, as on the page.

METHOD. One scale of points for all rows. A bar is the gap, the thin line its 80 % interval, the
shade how sure it is that the cluster lies on that side.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.svg import labelling
from cqvet.pictures.svg.element import Look, Words, css, document, node, text

WIDTH: Final = 640
NAMES: Final = 290
EDGE: Final = 70
AIR: Final = 6
STEP: Final = 5
"""Points between two lines of the scale."""


@dataclass(frozen=True)
class Row:
    """A cluster: its gap in points with its interval, if any, in words, and how sure it is.

    `answer` counts from the surest; `strong` where it belongs to what is chosen.
    """

    name: str
    value: float
    low: float
    high: float
    said: str
    answer: int
    strong: bool


def draw(rows: Sequence[Row], answers: Sequence[str], axis: str, words: Words, look: Look) -> str:
    """The shades named above, a row a cluster, the scale named below."""
    supply = palette.ZONES["metro"]
    shades = [css(one) for one in (supply, palette.HALF, palette.MISSING[look.dark])]
    line = look.letter * labelling.LINE
    least = min(0.0, *(min(row.value, row.low) for row in rows))
    most = max(0.0, *(max(row.value, row.high) for row in rows))
    scale = (WIDTH - NAMES - EDGE - 2 * AIR) / (most - least)

    def at(points: float) -> float:
        return NAMES + AIR + scale * (points - least)

    found, x = [], 0.0
    for shade, answer in zip(shades, answers, strict=True):
        found.append(node("rect", x=x, y=line / 2 - 5, width=10, height=10, fill=shade))
        found.append(text(answer, (x + 15, line / 2), look))
        x += 15 + labelling.width(answer, look.letter) + 16
    y = line + AIR
    top = y
    for row in rows:
        names = labelling.wrapped(row.name, NAMES - AIR, look.letter)
        tall = line * len(names) + AIR
        ends = sorted((at(0), at(row.value)))
        middle = y + tall / 2
        found += [
            text(name, (NAMES - AIR, y + AIR / 2 + line * (i + 0.5)), look, anchor="end")
            for i, name in enumerate(names)
        ]
        found.append(
            node(
                "rect",
                x=ends[0],
                y=middle - 6,
                width=ends[1] - ends[0],
                height=12,
                fill=shades[row.answer],
                stroke=shades[0],
                stroke_width=0.8,
                opacity=None if row.strong else 0.35,
            )
        )
        if row.low < row.high:
            path = f"M{at(row.low):.1f} {middle:.1f}H{at(row.high):.1f}"
            found.append(node("path", d=path, stroke=look.ink, stroke_width=1.4))
        found.append(text(row.said, (WIDTH, middle), look, anchor="end"))
        y += tall
    ticks = [n for n in range(-100, 101, STEP) if least <= n <= most]
    inks = {n: css(palette.FAINT[look.dark]) if n else look.ink for n in ticks}
    lines = [
        node("path", d=f"M{at(n):.1f} {top:.1f}V{y:.1f}", stroke=ink) for n, ink in inks.items()
    ]
    scaled = [
        text(
            f"{n}".replace("-", "−"), (at(n), y + line / 2), look, anchor="middle", fill=look.quiet
        )
        for n in ticks
    ]
    named = text(axis, (at((least + most) / 2), y + 1.5 * line), look, anchor="middle")
    size = (WIDTH, round(y + 2 * line))
    return document(size, words, [*lines, *found, *scaled, named], look)
