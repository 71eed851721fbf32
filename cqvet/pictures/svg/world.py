"""The world: an arc from Chongqing to each country, as wide as there are items with it."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Final

from cqvet.pictures import palette
from cqvet.pictures.svg import labelling, outline
from cqvet.pictures.svg.element import Look, Point, Size, Words, css, document, node, path
from cqvet.pictures.svg.labelling import Label

WIDTH: Final = {False: 500, True: 320}
SMALLEST: Final = 1.2
"""Islands with a smaller box than this, in units, are left out."""
PER: Final = 1.1
"""The width of an arc for each item."""
LED: Final = {False: 7, True: 4}
"""So many countries have a name even where a line must lead to it."""
DOT: Final = 2.6


@dataclass(frozen=True)
class Country:
    """A country with items: how it is called here, where it lies, how many they are."""

    code: str
    name: str
    lon: float
    lat: float
    n: int


@dataclass(frozen=True)
class Scene:
    """What is shown: countries with most items first, the name and place of the city.

    `others` are the places of countries that the filters leave out.
    """

    countries: Sequence[Country]
    others: Sequence[Point]
    city: str
    place: Point


def draw(scene: Scene, words: Words, look: Look) -> str:
    """Land, arcs, dots and names."""
    countries = scene.countries
    wide = WIDTH[look.narrow]
    size: Size = (wide, math.ceil(outline.high(wide)))
    project = outline.world(wide)
    start = project(*scene.place)
    ends = [project(one.lon, one.lat) for one in countries]
    colour = css(palette.ZONES["southeast"])
    arcs = [_arc(start, end, one, colour) for one, end in zip(countries, ends, strict=True)]
    dots = [
        node("circle", cx=x, cy=y, r=1.8, fill=look.quiet)
        for x, y in (project(*other) for other in scene.others)
    ]
    dots += [_dot(end, look, colour) for end in ends]
    dots.append(node("circle", cx=start[0], cy=start[1], r=4, fill=look.ink))
    labels = [Label(scene.city, start, 4, led=True)]
    labels += [
        Label(f"{one.name} {one.n}", end, DOT, led=i < LED[look.narrow])
        for i, (one, end) in enumerate(zip(countries, ends, strict=True))
    ]
    found = labelling.placed(labels, size, look.letter)
    land = node("path", d=_land(wide), fill=css(palette.LAND[look.dark]))
    return document(size, words, [land, *arcs, *dots, *labelling.drawn(found, look)], look)


@cache
def _land(wide: int) -> str:
    """All coasts, those of the Americas drawn east of the Pacific."""
    project = outline.world(wide)
    found = []
    for ring in outline.land():
        points = outline.thinned(_whole([project(*point) for point in ring], wide))
        xs, ys = zip(*points, strict=True)
        seen = max(ys) > 0 and min(ys) < outline.high(wide)
        if seen and max(xs) - min(xs) > SMALLEST and max(ys) - min(ys) > SMALLEST:
            found.append(path(points[:-1]))
    return "".join(found)


def _whole(points: list[Point], wide: int) -> list[Point]:
    """A coast that crosses the seam of the map stays in one piece."""
    found = [points[0]]
    for x, y in points[1:]:
        before = found[-1][0]
        turns = round((before - x) / wide)
        found.append((x + turns * wide, y))
    return found


def _arc(start: Point, end: Point, one: Country, colour: str) -> str:
    """A curve that rises above the straight line, the more the longer it is."""
    (x, y), (to, foot) = start, end
    rise = 0.32 * math.dist(start, end)
    middle = ((x + to) / 2, max((y + foot) / 2 - rise, 2.0))
    return node(
        "path",
        d=f"M{x:.1f} {y:.1f}Q{middle[0]:.1f} {middle[1]:.1f} {to:.1f} {foot:.1f}",
        fill="none",
        stroke=colour,
        stroke_width=PER * one.n,
        stroke_opacity="0.8",
        data_country=one.code,
    )


def _dot(at: Point, look: Look, colour: str) -> str:
    return node(
        "circle", cx=at[0], cy=at[1], r=DOT, fill=look.ground, stroke=colour, stroke_width=1.4
    )
