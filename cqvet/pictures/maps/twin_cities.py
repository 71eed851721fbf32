"""The map of both sides: zones of Chongqing, cities of Sichuan, and what joins their places."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from cqvet import data
from cqvet.i18n import Lang, Text
from cqvet.pictures import palette
from cqvet.pictures.maps import around, base, labels

BOTH: Final = {"longitude": 106.3, "latitude": 30.25, "zoom": 6.0}
NARROWER: Final = 1.16
RADIUS: Final = {False: 6, True: 4}
"""Pixels of a place, by whether the screen is narrow."""
LINES: Final = "lines"
PLACES: Final = "places"
TINT: Final = 90
DEEP: Final = 215


@dataclass(frozen=True)
class Scene:
    """What the map shows.

    `lines` are those of `twin_cities.lines`, `points` those of `twin_cities.points`, both with
    `name` and `said` for the pointer. `areas` are districts and cities of the named zones.
    `district` and `city` are chosen, or empty.
    """

    lines: pd.DataFrame
    points: pd.DataFrame
    areas: frozenset[str]
    district: str
    city: str
    types: Mapping[str, palette.Rgb]
    lang: Lang
    dark: bool
    narrow: bool


def deck(scene: Scene) -> base.Drawn:
    """The whole map. A line is reported with its item, a point with its side and code."""
    ground, ink = palette.GROUND[scene.dark], palette.INK[scene.dark]
    view = {**BOTH, "zoom": BOTH["zoom"] - (NARROWER if scene.narrow else 0)}
    there = base.address("neighbours")
    layers = [
        base.area("neighbours", there, _land(scene), pickable=False),
        base.area("zones", base.address("districts"), _tints(scene), pickable=False),
        base.line("cities", there, [*ground, 220], 1),
        base.line("district_borders", base.address("district_borders"), [*ground, 170], 0.8),
        base.line("zone_borders", base.address("zone_borders"), [*ground, 255], 3),
        _lines(scene),
        base.text(
            "labels",
            around.placed(_names(scene), view["zoom"]),
            get_size=labels.SIZE,
            get_color=[*ink, 255],
            background=True,
            get_background_color=[*ground, 190],
            background_padding=[2, 0],
            get_pixel_offset="o",
        ),
        # Above the labels, so that none hides a place from a click.
        _points(scene),
    ]
    return base.deck(layers, view)


def place(side: str, code: str) -> list[float]:
    """Where a district or a city is written."""
    row = data.records("districts" if side == "district" else "sichuan_cities")[code]
    return [round(row["lon"], 3), round(row["lat"], 3)]


def _tints(scene: Scene) -> str:
    """Districts in the tint of their zone, deeper where they are of a named integration zone."""
    tints = [
        [*palette.ZONES[row["zone"]], DEEP if row["district"] in scene.areas else TINT]
        for row in data.rows(data.table("districts"))
    ]
    return f"({tints})[properties.i]".replace(" ", "")


def _land(scene: Scene) -> str:
    """Cities of Sichuan, deeper where they are of a named integration zone."""
    deep = "||".join(
        f"properties.city=='{code}'"
        for code in data.records("sichuan_cities")
        if code in scene.areas
    )
    return f"({deep})?{[*palette.MISSING[scene.dark], 255]}:{[*palette.FAINT[scene.dark], 255]}"


def _key(scene: Scene) -> str:
    """Ids of layers change with the choice, so that the browser forgets the click it answered."""
    return f"{scene.district}_{scene.city}"


def _lines(scene: Scene) -> pdk.Layer:
    """One arc an item and pair of places, bent so that none hides another."""
    pairs = scene.lines.groupby(["district", "city"])["item"]
    order, of = pairs.cumcount(), pairs.transform("size")
    rows = []
    for row, k, n in zip(data.rows(scene.lines), order, of, strict=True):
        rows.append(
            {
                "s": place("district", row["district"]),
                "t": place("city", row["city"]),
                "w": 2.5 if row["inferred"] else 4,
                "c": [*scene.types[row["type"]], 240],
                "a": 40.0 if n == 1 else base.lean(int(k), int(n)),
                "name": row["name"],
                "said": row["said"],
                "item": row["item"],
            }
        )
    return base.arcs(f"{LINES}_{_key(scene)}", rows, 0.22)


def _points(scene: Scene) -> pdk.Layer:
    ink, ground = palette.INK[scene.dark], palette.GROUND[scene.dark]
    chosen = {scene.district, scene.city}
    rows = [
        {
            "p": place(row["side"], row["code"]),
            "r": RADIUS[scene.narrow] + 2 * (row["code"] in chosen),
            "c": list(palette.GOLD if row["code"] in chosen else ground),
            "name": row["name"],
            "said": row["said"],
            "side": row["side"],
            "code": row["code"],
        }
        for row in data.rows(scene.points)
    ]
    return base.points(f"{PLACES}_{_key(scene)}", rows, ink, 1.6)


def _names(scene: Scene) -> list[dict[str, Any]]:
    """Places with most items first, then the other cities."""
    counts = scene.points.assign(n=scene.points["items"].map(len))
    rows = data.rows(counts.sort_values("n", ascending=False, kind="stable"))
    shown = [(row["side"], row["code"]) for row in rows]
    others = [("city", code) for code in data.records("sichuan_cities")]
    return [
        {
            "p": place(side, code),
            "text": _name(side, code, scene.lang),
            "dot": (side, code) in shown,
        }
        for side, code in dict.fromkeys([*shown, *others])
    ]


def _name(side: str, code: str, lang: Lang) -> str:
    if side == "district":
        return Text(lang).pick(data.records("districts")[code], "short")
    return Text(lang).pick(data.records("sichuan_cities")[code], "name")
