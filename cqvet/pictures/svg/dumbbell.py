"""Supply against demand: for a few clusters both shares on one scale, and the gap in words.

METHOD. One scale of shares for all rows, from 0. A dot is the share of programme offerings, the
hatched bar its 80 % interval, a diamond the share of demand; a diamond is hollow and hatched
where the cluster has no target of its own.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.svg import labelling
from cqvet.pictures.svg.element import Look, Point, Words, css, document, hatch, node, text

WIDTH: Final = {False: 500, True: 320}
AIR: Final = 8
STEP: Final = 10
"""Points between two lines of the scale."""


@dataclass(frozen=True)
class Row:
    """A cluster: shares in percent, the gap in words, whether it has a target of its own.

    `strong` where it belongs to what is chosen.
    """

    name: str
    supply: float
    low: float
    high: float
    demand: float
    said: str
    own_target: bool
    strong: bool


@dataclass(frozen=True)
class Legend:
    """What a dot, a diamond and a hollow diamond are."""

    supply: str
    demand: str
    none: str


def draw(rows: Sequence[Row], legend: Legend, words: Words, look: Look) -> str:
    """Name and gap of each row over its line; the legend at the foot."""
    wide = WIDTH[look.narrow]
    most = max(max(row.high, row.demand) for row in rows) * 1.04
    scale = (wide - 2 * AIR) / most
    children, y = [], 0.0
    for row in rows:
        drawn, y = _row(row, y, scale, wide, look)
        children += drawn
    ticks = range(0, math.ceil(most), STEP)
    lines = [_line(AIR + scale * n, y - 4, look) for n in ticks]
    y += look.letter * labelling.LINE / 2
    lines += [
        text(
            f"{n}%", (AIR + scale * n, y), look, anchor="middle" if n else "start", fill=look.quiet
        )
        for n in ticks
    ]
    keys, foot = _legend(legend, y + look.letter * labelling.LINE / 2 - 2, wide, look)
    defs = node(
        "defs",
        hatch("range", _supply(), look.ground),
        hatch("none", _demand(), look.ground),
    )
    return document((wide, math.ceil(foot)), words, [defs, *lines, *children, *keys], look)


def _supply() -> str:
    return css(palette.ZONES["metro"])


def _demand() -> str:
    return css(palette.ZONES["southeast"])


def _line(x: float, height: float, look: Look) -> str:
    return node("path", d=f"M{x:.1f} 0V{height:.1f}", stroke=css(palette.FAINT[look.dark]))


def _row(row: Row, top: float, scale: float, wide: float, look: Look) -> tuple[list[str], float]:
    """A row and where the next one begins."""
    line = look.letter * labelling.LINE
    room = wide - labelling.width(row.said, look.letter) - 2 * AIR
    names = labelling.wrapped(row.name, room, look.letter)
    weight = {"font_weight": "700"} if row.strong else {}
    found = [
        text(name, (0, top + line * (i + 0.5)), look, halo=True, **weight)
        for i, name in enumerate(names)
    ]
    found.append(text(row.said, (wide, top + line / 2), look, anchor="end", halo=True, **weight))
    y = top + line * len(names) + 7

    def at(share: float) -> float:
        return AIR + scale * share

    found += [
        node(
            "rect",
            x=at(row.low),
            y=y - 4,
            width=scale * (row.high - row.low),
            height=8,
            rx=4,
            fill="url(#range)",
            stroke=_supply(),
            stroke_width=0.8,
        ),
        node(
            "path",
            d=f"M{at(row.supply):.1f} {y:.1f}H{at(row.demand):.1f}",
            stroke=look.quiet,
            stroke_width=1.4,
        ),
        _dot((at(row.supply), y)),
        _diamond((at(row.demand), y), own=row.own_target),
    ]
    return found, y + 12


def _dot(at: Point) -> str:
    return node("circle", cx=at[0], cy=at[1], r=5, fill=_supply(), data_mark="supply")


def _diamond(at: Point, *, own: bool) -> str:
    x, y = at
    return node(
        "path",
        d=f"M{x - 6:.1f} {y:.1f}l6 -6 6 6 -6 6z",
        fill=_demand() if own else "url(#none)",
        stroke=_demand(),
        stroke_width=1.2,
        data_mark="demand",
    )


def _legend(legend: Legend, top: float, wide: float, look: Look) -> tuple[list[str], float]:
    """Marks and words side by side, on as many lines as they need; and where they end."""
    line = look.letter * labelling.LINE + 2
    x, y = 0.0, top + line / 2 + 2
    found = []
    for mark, said in (
        (_dot, legend.supply),
        (lambda at: _diamond(at, own=True), legend.demand),
        (lambda at: _diamond(at, own=False), legend.none),
    ):
        need = 17 + labelling.width(said, look.letter)
        if x and x + need > wide:
            x, y = 0.0, y + line
        found += [mark((x + 7, y)), text(said, (x + 17, y), look, fill=look.quiet)]
        x += need + 12
    return found, y + line / 2
