"""The map of the international page: coastlines without borders, one arc to each country.

The map has China near its middle, so the Americas lie east of the Pacific: their longitudes
are counted on beyond 180 degrees, and the coastlines are drawn a second time there.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final

import pydeck as pdk

from cqvet import data
from cqvet.pictures import palette
from cqvet.pictures.maps import base, fit, labels, leaders
from cqvet.pictures.maps.around import Box

SEAT: Final = "500103"
"""The district of the city government: where the lines start."""
WIDE: Final = (700, 390)
NARROW: Final = (358, 280)
"""The size that the map has at least, in pixels, and on a phone."""
AREAS: Final[Mapping[str, fit.Bounds]] = {
    "world": (-12.0, -46.0, 296.0, 62.0),
    "southeast_asia": (88.0, -10.0, 128.0, 31.0),
    "west": (-6.0, -12.0, 110.0, 60.0),
}
ZOOMS: Final = (-1.0, 8.0)
EAST: Final = -30.0
"""Longitudes west of this are drawn one turn further east."""
PER: Final = 1.1
"""The width of an arc for each item, in pixels."""
BOW: Final = 32
"""How far an arc bows north, in degrees."""
PICK: Final = "arcs"
POINTS: Final = "countries"
TURN: Final = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 360, 0, 0, 1]


@dataclass(frozen=True)
class Country:
    """A country by its code, what it is called and what is said of it; `n` items lead to it."""

    code: str
    name: str
    said: str
    n: int


@dataclass(frozen=True)
class Scene:
    """What is shown: countries with most items first, one of them `chosen` or none."""

    countries: tuple[Country, ...]
    chosen: str
    area: str
    city: str
    dark: bool
    narrow: bool


def place(lon: float, lat: float) -> list[float]:
    """A position with longitudes that run from the Atlantic eastwards."""
    return [round(lon + 360 if lon < EAST else lon, 3), round(lat, 3)]


def view(scene: Scene) -> dict[str, float]:
    """The part of the world that is asked for, as it fills the map."""
    return fit.view(AREAS[scene.area], NARROW if scene.narrow else WIDE)


@lru_cache(maxsize=256)
def deck(scene: Scene) -> base.Drawn:
    """Land, arcs, points and a label for each country in sight; readers of a view share it."""
    land, colour = base.address("world_land"), [*palette.FAINT[scene.dark], 255]
    layers = [
        base.area("land", land, colour, pickable=False),
        base.area("land_east", land, colour, pickable=False, model_matrix=TURN),
        _arcs(scene),
        _points(scene),
        *leaders.drawn(labelled(scene), scene.dark),
    ]
    return base.deck(layers, view(scene), zooms=ZOOMS)


def room(scene: Scene) -> Box:
    """What is seen of the map, in pixels of the world at its zoom."""
    return fit.room(view(scene), NARROW if scene.narrow else WIDE)


def labelled(scene: Scene) -> list[dict[str, Any]]:
    """A label for Chongqing and every country in sight: `text`, point `p`, place `at`, `far`."""
    seat, (zoom, seen) = data.records("districts")[SEAT], (view(scene)["zoom"], room(scene))
    places = [(place(seat["lon"], seat["lat"]), scene.city)]
    places += [(_at(one.code), one.name) for one in scene.countries]
    rows = []
    for at, text in places:
        x, y = labels.pixels(at[0], at[1], zoom)
        if leaders.within((x, y, x, y), seen):
            rows.append({"p": at, "text": text})
    return leaders.placed(rows, zoom, seen)


def _at(code: str) -> list[float]:
    country = data.records("countries")[code]
    return place(country["lon"], country["lat"])


def _arcs(scene: Scene) -> pdk.Layer:
    seat = data.records("districts")[SEAT]
    start = place(seat["lon"], seat["lat"])
    rows = []
    for one in filter(lambda one: one.n, scene.countries):
        end = _at(one.code)
        shown = scene.chosen in ("", one.code)
        rows.append(
            {
                "s": start,
                "t": end,
                "w": 1 + PER * one.n,
                "c": [*palette.ZONES["southeast"], 225 if shown else 45],
                "a": -BOW if end[0] < start[0] else BOW,
                "name": one.name,
                "said": one.said,
                "iso3": one.code,
            }
        )
    return base.arcs(f"{PICK}_{scene.chosen}", rows, 0.5)


def _points(scene: Scene) -> pdk.Layer:
    """Ids of layers change with the choice, so that the browser forgets the click it answered."""
    ink, ground = palette.INK[scene.dark], palette.GROUND[scene.dark]
    rows = [
        {
            "p": _at(one.code),
            "r": 5.5 if one.code == scene.chosen else 4,
            "c": list(palette.GOLD if one.code == scene.chosen else ground),
            "name": one.name,
            "said": one.said,
            "iso3": one.code,
        }
        for one in scene.countries
    ]
    return base.points(f"{POINTS}_{scene.chosen}", rows, ink, 1.4)
