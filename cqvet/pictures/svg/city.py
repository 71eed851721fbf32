"""The city: 38 districts in the tint of their zone, a circle for the colleges of each."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.maps import fit
from cqvet.pictures.svg import labelling, outline
from cqvet.pictures.svg.element import Look, Point, Size, Words, css, document, node, text
from cqvet.pictures.svg.labelling import Label
from cqvet.pictures.svg.outline import Box

WIDE: Final[Size] = (500, 222)
NARROW: Final[Size] = (320, 262)
EDGE: Final = 8
ROW: Final = 19
CLOSER: Final = 1.25
"""How much larger circles are where a zone fills the canvas."""
AROUND: Final = 0.7
"""How much of its neighbours a district is shown with."""
RING: Final = 2.7
SAMPLES: Final = (5, 1)
"""The circles of the legend: so many institutions."""


@dataclass(frozen=True)
class District:
    """A district: names, place, how many institutions it has."""

    code: str
    zone: str
    name: str
    lon: float
    lat: float
    n: int


@dataclass(frozen=True)
class Scene:
    """What the map shows. `zones` are names with how many lie there; the region may be empty.

    `none` are the words for a district without any.
    """

    districts: Sequence[District]
    zones: Mapping[str, tuple[str, int]]
    none: str
    zone: str
    district: str


def draw(scene: Scene, words: Words, look: Look) -> str:
    """The whole city, a zone or a district among its neighbours, as it fills the canvas."""
    size = NARROW if look.narrow else WIDE
    grow = CLOSER if scene.zone or scene.district else 1.0
    legend, taken = _legend(scene, grow, size, look)
    room: Box = (EDGE, EDGE, size[0] - EDGE, taken[1] - EDGE)
    if not look.narrow:
        room = (taken[2] + EDGE, EDGE, size[0] - EDGE, size[1] - EDGE)
    bounds = _bounds(scene)
    project, paths = outline.city(bounds, room), outline.paths(bounds, room)
    places = {one.code: project(one.lon, one.lat) for one in scene.districts}
    inside = [one for one in scene.districts if _inside(scene, one)]
    shapes = [_shape(one, scene, paths[one.code], look) for one in scene.districts]
    circles = [
        _circle(places[one.code], one.n, grow, look) for one in sorted(inside, key=lambda o: -o.n)
    ]
    labels = _labels(scene, inside, places, grow)
    found = labelling.placed(labels, size, look.letter, [taken])
    clip = node("clipPath", _frame(room), id="room")
    children = [
        node("defs", clip),
        node("g", *shapes, clip_path="url(#room)"),
        node("g", *circles, clip_path="url(#room)"),
        *legend,
        *labelling.drawn(found, look),
    ]
    return document(size, words, children, look)


def radius(n: int, grow: float = 1.0) -> float:
    """The circle of a district: its area is as the number of institutions."""
    return grow * 3.1 * n**0.5 if n else RING


def _bounds(scene: Scene) -> fit.Bounds:
    if scene.district:
        return fit.around([scene.district], AROUND)
    return fit.around([one.code for one in scene.districts if _inside(scene, one)])


def _inside(scene: Scene, one: District) -> bool:
    """Whether a district lies in the zone that is chosen, or in that of the district chosen."""
    zone = next((o.zone for o in scene.districts if o.code == scene.district), scene.zone)
    return not zone or one.zone == zone


def _shape(one: District, scene: Scene, drawn: str, look: Look) -> str:
    colour, chosen = palette.ZONES[one.zone], one.code == scene.district
    share = 0.62 if chosen else 0.36 if _inside(scene, one) else 0.1
    return node(
        "path",
        d=drawn,
        fill=look.tint(colour, share),
        stroke=look.ink if chosen else css(colour) if share > 0.1 else look.tint(colour),
        stroke_width=1.8 if chosen else 0.8,
        data_district=one.code,
    )


def _circle(at: Point, n: int, grow: float, look: Look, **more: str) -> str:
    """Filled where there are institutions, a ring where there is none."""
    return node(
        "circle",
        cx=at[0],
        cy=at[1],
        r=radius(n, grow),
        fill=look.ink if n else look.ground,
        fill_opacity="0.88" if n else None,
        stroke=look.ground if n else look.ink,
        stroke_width=0.8 if n else 1.2,
        data_n=str(n),
        **more,
    )


def _labels(
    scene: Scene, inside: Sequence[District], places: Mapping[str, Point], grow: float
) -> list[Label]:
    """The chosen district first, then those with most institutions; those without come last."""
    order = sorted(inside, key=lambda one: (one.code != scene.district, -one.n))
    return [
        Label(
            f"{one.name} {one.n}" if one.n else one.name,
            places[one.code],
            radius(one.n, grow),
            led=one.code == scene.district
            or (bool(scene.zone) and not scene.district)
            or one.n >= 4,
        )
        for one in order
    ]


def _frame(room: Box) -> str:
    """What is seen of the map."""
    left, top, right, bottom = room
    return node(
        "rect",
        x=left - EDGE,
        y=top - EDGE,
        width=right - left + 2 * EDGE,
        height=bottom - top + 2 * EDGE,
    )


def _legend(scene: Scene, grow: float, size: Size, look: Look) -> tuple[list[str], Box]:
    """What tint and circle mean, and the box it fills: down the left side, or at the foot."""
    said = [f"{name} {n}" for name, n in scene.zones.values()]
    said += [*map(str, SAMPLES), scene.none]
    wides = [26 + labelling.width(words, look.letter) for words in said]
    places: list[Point] = []
    x, y = 0.0, ROW / 2
    for wide in wides:
        if look.narrow and x and x + wide > size[0]:
            x, y = 0.0, y + ROW
        places.append((x, y))
        x, y = (x + wide, y) if look.narrow else (0.0, y + ROW)
    foot = places[-1][1] + ROW / 2
    down = size[1] - foot if look.narrow else 0.0
    found = []
    marks: list[str | int] = [*scene.zones, *SAMPLES, 0]
    for (x, y), words, mark in zip(places, said, marks, strict=True):
        at = (x + 8, y + down)
        found.append(
            _swatch(at, mark, look)
            if isinstance(mark, str)
            else _circle(at, mark, grow, look, data_legend="1")
        )
        found.append(text(words, (x + 20, y + down), look))
    return found, (0.0, down, float(size[0]) if look.narrow else max(wides), down + foot)


def _swatch(at: Point, zone: str, look: Look) -> str:
    colour = palette.ZONES[zone]
    return node(
        "rect",
        x=at[0] - 7,
        y=at[1] - 5,
        width=13,
        height=10,
        fill=look.tint(colour, 0.36),
        stroke=css(colour),
    )
