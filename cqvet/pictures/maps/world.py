"""The map of the international page: coastlines without borders, arcs, countries as points.

The map has China near its middle, so the Americas lie east of the Pacific: their longitudes
are counted on beyond 180 degrees, and the coastlines are drawn a second time there.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from cqvet import data
from cqvet.i18n import Lang, column
from cqvet.pictures import palette
from cqvet.pictures.maps import base, labels

SEAT: Final = "500103"
"""The district of the city government: where a line starts if only the city is known."""

WORLD: Final = {"longitude": 141.0, "latitude": 28.0, "zoom": 0.14}
INSET: Final = {"longitude": 107.0, "latitude": 12.4, "zoom": 2.72}
NARROWER: Final = {"world": 0.52, "inset": 0.25}
ZOOMS: Final = (-1.0, 8.0)
EAST: Final = -30.0
"""Longitudes west of this are drawn one turn further east."""

PICK: Final = "arcs"
POINTS: Final = "countries"
TURN: Final = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 360, 0, 0, 1]


@dataclass(frozen=True)
class Scene:
    """What both maps show: lines as `international.arcs` gives them.

    `points` has iso3 and n; both have `name` and `said` for the pointer. `item` and `country`
    are chosen, or empty.
    """

    arcs: pd.DataFrame
    points: pd.DataFrame
    item: str
    country: str
    types: Mapping[str, palette.Rgb]
    city: str
    lang: Lang
    dark: bool
    narrow: bool


def place(lon: float, lat: float) -> list[float]:
    """A position with longitudes that run from the Atlantic eastwards."""
    return [round(lon + 360 if lon < EAST else lon, 3), round(lat, 3)]


def world(scene: Scene) -> pdk.Deck:
    """All of it, from Europe to South America."""
    return _deck(scene, WORLD, "world")


def inset(scene: Scene) -> pdk.Deck:
    """The same lines and points, seen near South-East Asia."""
    return _deck(scene, INSET, "inset")


def _deck(scene: Scene, where: Mapping[str, float], name: str) -> pdk.Deck:
    view = {**where, "zoom": where["zoom"] - (NARROWER[name] if scene.narrow else 0)}
    ground, ink = palette.GROUND[scene.dark], palette.INK[scene.dark]
    land, colour = base.address("world_land"), [*palette.FAINT[scene.dark], 255]
    names = _names(scene)
    layers = [
        base.area("land", land, colour, pickable=False),
        base.area("land_east", land, colour, pickable=False, model_matrix=TURN),
        _arcs(scene),
        _points(scene),
        base.text(
            "labels",
            labels.fitting(names, view["zoom"]),
            get_size=labels.SIZE,
            get_color=[*ink, 255],
            background=True,
            get_background_color=[*ground, 190],
            background_padding=[2, 0],
            get_pixel_offset=[0, 13],
        ),
    ]
    return base.deck(layers, view, zooms=ZOOMS)


def _key(scene: Scene) -> str:
    """Ids of layers change with the choice, so that the browser forgets the click it answered."""
    return f"{scene.item}_{scene.country}"


def _arcs(scene: Scene) -> pdk.Layer:
    places, countries = data.records("districts"), data.records("countries")
    order = list(scene.types)
    rows = []
    for row in data.rows(scene.arcs):
        start, end = places[row["district"] or SEAT], countries[row["iso3"]]
        shown = not scene.item or scene.item in row["items"]
        rows.append(
            {
                "s": place(start["lon"], start["lat"]),
                "t": place(end["lon"], end["lat"]),
                "w": 1 + 1.2 * row["n"],
                "c": [*scene.types[row["type"]], 230 if shown else 45],
                "a": base.lean(order.index(row["type"]), len(order)),
                "name": row["name"],
                "said": row["said"],
                "items": row["items"],
                "iso3": row["iso3"],
                "type": row["type"],
            }
        )
    return base.arcs(f"{PICK}_{_key(scene)}", rows, 0.5)


def _points(scene: Scene) -> pdk.Layer:
    ink, ground = palette.INK[scene.dark], palette.GROUND[scene.dark]
    countries = data.records("countries")
    rows = [
        {
            "p": place(countries[row["iso3"]]["lon"], countries[row["iso3"]]["lat"]),
            "r": 5 if row["iso3"] == scene.country else 3.5,
            "c": list(palette.GOLD if row["iso3"] == scene.country else ground),
            "name": row["name"],
            "said": row["said"],
            "iso3": row["iso3"],
        }
        for row in data.rows(scene.points)
    ]
    return base.points(f"{POINTS}_{_key(scene)}", rows, ink, 1.4)


def _names(scene: Scene) -> Sequence[dict[str, Any]]:
    """Chongqing first, then countries with most items first."""
    countries, seat = data.records("countries"), data.records("districts")[SEAT]
    rows = [{"p": place(seat["lon"], seat["lat"]), "text": scene.city}]
    for row in data.rows(scene.points.sort_values("n", ascending=False, kind="stable")):
        country = countries[row["iso3"]]
        rows.append(
            {
                "p": place(country["lon"], country["lat"]),
                "text": country[column(country, "name", scene.lang)],
            }
        )
    return rows
