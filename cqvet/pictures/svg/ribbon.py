"""The way of 1,000 junior-secondary graduates in three stages: entry, college, where they end.

METHOD. Every height is as the number of students. Who goes on without a college passes it by
below. Nodes are hatched, as all that is modelled.
"""

import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.svg import labelling
from cqvet.pictures.svg.element import Look, Point, Size, Words, css, document, hatch, node, text

WIDE: Final[Size] = (500, 222)
NARROW: Final[Size] = (320, 262)
BAR: Final = 9
EDGE: Final = 3
ASIDE: Final = 5
"""From a bar to its name."""
GAP: Final = 4
"""Between two names."""
MIDDLE: Final = "college"
THROUGH: Final = "through"


@dataclass(frozen=True)
class Flow:
    """Students of 1,000 between two nodes."""

    source: str
    target: str
    value: float


@dataclass(frozen=True)
class Scene:
    """Nodes at the entry and at the end from the top down, and what is written at each node."""

    entries: Sequence[str]
    ends: Sequence[str]
    flows: Sequence[Flow]
    names: Mapping[str, Sequence[str]]


@dataclass
class Bar:
    """A node on the canvas; `into` and `out` are how far its two sides are used up."""

    x: float
    y: float
    height: float
    into: float = 0.0
    out: float = 0.0


def draw(scene: Scene, words: Words, look: Look) -> str:
    """Ribbons under bars under names."""
    size = NARROW if look.narrow else WIDE
    sides = [_room([scene.names[n] for n in ns], look) for ns in (scene.entries, scene.ends)]
    per = (size[1] - 2 * EDGE) * 0.8 / 1000
    bars = _bars(scene, (sides[0], size[0] - sides[1] - BAR), size[1], per)
    through = css(palette.THROUGH[look.dark])
    plain = css(palette.RAMP[2 if look.dark else 3])
    ribbons = []
    for flow in _ordered(scene):
        ribbons += _ribbons(flow, bars, per, through if flow.source == THROUGH else plain)
    marks = [
        node(
            "rect",
            x=bars[name].x,
            y=bars[name].y,
            width=BAR,
            height=bars[name].height,
            fill=f"url(#{THROUGH if name == THROUGH else 'plain'})",
            stroke=through if name == THROUGH else plain,
            data_node=name,
        )
        for name in (*scene.entries, MIDDLE, *scene.ends)
    ]
    middle = bars[MIDDLE]
    defs = [hatch(THROUGH, through, look.ground), hatch("plain", plain, look.ground)]
    names = [
        *_names(scene, scene.entries, bars, size, look),
        *_names(scene, scene.ends, bars, size, look),
        *_lines(
            scene.names[MIDDLE],
            (middle.x + (BAR / 2 if look.narrow else BAR + ASIDE), middle.y + middle.height / 2),
            "middle" if look.narrow else "start",
            look,
        ),
    ]
    return document(size, words, [node("defs", *defs), *ribbons, *marks, *names], look)


def _room(names: Sequence[Sequence[str]], look: Look) -> float:
    """How much of the side the names of a stage need."""
    return max(labelling.width(line, look.letter) for lines in names for line in lines) + 6


def _past(entry: str) -> str:
    return f"past_{entry}"


def _amounts(scene: Scene) -> dict[str, float]:
    """How many of 1,000 are in each node, and in each bundle that passes the college by."""
    found: dict[str, float] = {}
    for flow in scene.flows:
        stops = [flow.target]
        if flow.source in scene.entries:
            stops += [flow.source]
            stops += [_past(flow.source)] if flow.target != MIDDLE else []
        for stop in stops:
            found[stop] = found.get(stop, 0.0) + flow.value
    return found


def _bars(scene: Scene, between: tuple[float, float], height: float, per: float) -> dict[str, Bar]:
    """Where each node and each bundle that passes by stands: spread over the whole height."""
    amounts = _amounts(scene)
    stages = (scene.entries, (MIDDLE, *map(_past, scene.entries)), scene.ends)
    xs = (between[0], sum(between) / 2, between[1])
    found: dict[str, Bar] = {}
    for x, stage in zip(xs, stages, strict=True):
        tall = [per * amounts.get(name, 0.0) for name in stage]
        air = (height - 2 * EDGE - sum(tall)) / (len(stage) - 1)
        y = float(EDGE)
        for name, own in zip(stage, tall, strict=True):
            found[name] = Bar(x, y, own)
            y += own + air
    return found


def _ordered(scene: Scene) -> list[Flow]:
    """From the top down on both sides."""
    sources = [*scene.entries, MIDDLE]
    targets = [MIDDLE, *scene.ends]
    return sorted(scene.flows, key=lambda f: (sources.index(f.source), targets.index(f.target)))


def _ribbons(flow: Flow, bars: dict[str, Bar], per: float, colour: str) -> list[str]:
    """A flow as one ribbon, or as two and a bridge where it passes the college by."""
    stops, tall, bridge = [flow.source, flow.target], per * flow.value, []
    if MIDDLE not in stops:
        past = bars[_past(flow.source)]
        stops.insert(1, _past(flow.source))
        y = past.y + past.into
        bridge = [_band((past.x, y), (past.x + BAR, y), tall, flow, colour)]
    found = []
    for source, target in itertools.pairwise(stops):
        one, other = bars[source], bars[target]
        start, end = (one.x + BAR, one.y + one.out), (other.x, other.y + other.into)
        found.append(_band(start, end, tall, flow, colour))
        one.out, other.into = one.out + tall, other.into + tall
    return found + bridge


def _band(start: Point, end: Point, tall: float, flow: Flow, colour: str) -> str:
    (x, y), (to, foot) = start, end
    mid = f"{(x + to) / 2:.1f}"
    there = f"M{x:.1f} {y:.1f}C{mid} {y:.1f} {mid} {foot:.1f} {to:.1f} {foot:.1f}v{tall:.1f}"
    back = f"C{mid} {foot + tall:.1f} {mid} {y + tall:.1f} {x:.1f} {y + tall:.1f}z"
    own = flow.source == THROUGH
    return node("path", d=there + back, fill=colour, fill_opacity="0.75" if own else "0.28")


def _names(
    scene: Scene, stage: Sequence[str], bars: Mapping[str, Bar], size: Size, look: Look
) -> list[str]:
    """Names beside the bars of a stage, moved apart where the bars are too thin for them."""
    first = stage is scene.entries
    line = look.letter * labelling.LINE
    talls = [line * len(scene.names[name]) + GAP for name in stage]
    wanted = [bars[name].y + bars[name].height / 2 for name in stage]
    found = []
    for name, y in zip(stage, labelling.apart(wanted, talls, size[1]), strict=True):
        x = bars[name].x - ASIDE if first else bars[name].x + BAR + ASIDE
        found += _lines(scene.names[name], (x, y), "end" if first else "start", look)
    return found


def _lines(lines: Sequence[str], at: Point, anchor: str, look: Look) -> list[str]:
    """Lines of text around a middle."""
    step = look.letter * labelling.LINE
    top = at[1] - step * (len(lines) - 1) / 2
    return [
        text(line, (at[0], top + i * step), look, anchor=anchor, halo=True)
        for i, line in enumerate(lines)
    ]
