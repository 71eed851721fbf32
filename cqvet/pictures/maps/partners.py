"""The map of named networks: a mark at each known seat, hollow where it is not counted."""

from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from cqvet import data
from cqvet.i18n import column
from cqvet.pictures import palette
from cqvet.pictures.maps import base, fit, leaders

WIDE: Final = (560, 400)
NARROW: Final = (358, 330)
"""The size that the map has at least, in pixels, and on a phone."""
SIGNS: Final = {"consortium": "◆", "community": "▲"}


@dataclass(frozen=True)
class Scene:
    """`districts` by code; `seats` with network, kind, counted, district, lon and lat.

    The `name` of a seat and what is `said` of it are for the pointer.
    """

    districts: pd.DataFrame
    seats: pd.DataFrame
    zone: str
    district: str
    lang: str
    dark: bool
    narrow: bool


def deck(scene: Scene) -> base.Drawn:
    """The whole map. A click on a mark is reported with the network."""
    ground, ink = palette.GROUND[scene.dark], palette.INK[scene.dark]
    url, where = base.address("districts"), _view(scene)
    layers = [
        base.area("fill", url, base.colours(_fills(scene)), pickable=False),
        base.line("district_borders", base.address("district_borders"), [*ground, 200], 0.8),
        base.line("zone_borders", base.address("zone_borders"), [*ink, 90], 1.2),
        *(_marks(scene, kind, counted=counted) for counted in (False, True) for kind in SIGNS),
        *leaders.drawn(_labels(scene, where), scene.dark),
    ]
    return base.deck(layers, where)


def _view(scene: Scene) -> dict[str, float]:
    """The city or a zone; a district is looked at within its zone."""
    zone = scene.zone
    if scene.district:
        own = scene.districts[scene.districts["district"] == scene.district]
        zone = str(own["zone"].iloc[0])
    places = scene.districts
    inside = places[places["zone"] == zone] if zone else places
    return fit.view(fit.around(list(inside["district"])), NARROW if scene.narrow else WIDE)


def _fills(scene: Scene) -> list[palette.Rgb]:
    """Districts in the chosen region a shade stronger than the others."""
    weak, grey = palette.FAINT[scene.dark], palette.MISSING[scene.dark]
    r, g, b = ((2 * one + other) // 3 for one, other in zip(weak, grey, strict=True))
    strong = (r, g, b)
    found = []
    for row in data.rows(scene.districts):
        inside = row["district"] == scene.district if scene.district else row["zone"] == scene.zone
        found.append(strong if inside else weak)
    return found


def _labels(scene: Scene, where: dict[str, float]) -> list[dict[str, Any]]:
    """The names of the districts that hold a seat, beside all marks."""
    held = scene.districts[scene.districts["district"].isin(scene.seats["district"])]
    rows = [
        {"p": [row["lon"], row["lat"]], "text": row[column(row, "short", scene.lang)]}
        for row in data.rows(held)
    ]
    marks = [{"p": [row["lon"], row["lat"]]} for row in data.rows(scene.seats)]
    seen = fit.room(where, NARROW if scene.narrow else WIDE)
    return leaders.placed(rows, where["zoom"], seen, marks)


def _marks(scene: Scene, kind: str, *, counted: bool) -> pdk.Layer:
    """One sign a seat: filled, or only its outline; the chosen network stands out by size."""
    rows = [
        {
            "p": [round(row["lon"], 4), round(row["lat"], 4)],
            "text": SIGNS[kind],
            "network": row["network"],
            "name": row["name"],
            "said": row["said"],
        }
        for row in data.rows(scene.seats)
        if row["kind"] == kind and row["counted"] == counted
    ]
    colour, ground = palette.ACTORS[kind], palette.GROUND[scene.dark]
    return base.text(
        f"{kind}_{'counted' if counted else 'apart'}",
        rows,
        get_size=21,
        get_color=[*(colour if counted else ground), 255],
        font_settings={"sdf": True, "fontSize": 64, "buffer": 10, "radius": 16},
        outline_color=[*(ground if counted else colour), 255],
        outline_width=6,
        pickable=True,
    )
