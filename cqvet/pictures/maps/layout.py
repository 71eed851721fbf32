"""The map of the layout page: zones or a measure, districts, institutions, networks."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from cqvet import data
from cqvet.i18n import Lang, column
from cqvet.pictures import palette
from cqvet.pictures.maps import base, labels

WHOLE: Final = {"longitude": 107.75, "latitude": 30.17, "zoom": 6.6}
ZONE_ZOOM: Final = {"metro": 7.55, "northeast": 7.6, "southeast": 7.9}
NARROWER: Final = 1.15
GLYPHS: Final = {"consortium": "◆", "community": "▲"}
PICK: Final = "pick"


@dataclass(frozen=True)
class Scene:
    """What the map shows. Frames carry `lon`, `lat` and a ready `tip`; `step` is by district.

    `outlines` is the address of the districts with the fields of `tip`.
    """

    districts: pd.DataFrame
    institutions: pd.DataFrame
    networks: pd.DataFrame
    step: pd.Series | None
    steps: int
    values: Mapping[str, str]
    outlines: str
    tip: base.Tip
    zone: str
    district: str
    lang: Lang
    dark: bool
    narrow: bool


def view(scene: Scene) -> dict[str, float]:
    """The part of the world to look at; a narrow screen looks from further away."""
    place = _place(scene)
    return {**place, "zoom": place["zoom"] - (NARROWER if scene.narrow else 0)}


def _place(scene: Scene) -> dict[str, float]:
    """The city, a zone or a district, as it fits on a wide screen."""
    if scene.district:
        (row,) = data.rows(scene.districts[scene.districts["district"] == scene.district])
        zoom = 10.6 - 0.42 * max(0.0, (row["area_km2"] / 100) ** 0.5 - 1)
        return {"longitude": row["lon"], "latitude": row["lat"], "zoom": max(8.3, float(zoom))}
    if scene.zone:
        inside = scene.districts[scene.districts["zone"] == scene.zone]
        middle = (inside[["lon", "lat"]].min() + inside[["lon", "lat"]].max()) / 2
        return {
            "longitude": middle["lon"],
            "latitude": middle["lat"],
            "zoom": ZONE_ZOOM[scene.zone],
        }
    return WHOLE


def fills(scene: Scene) -> list[palette.Rgb]:
    """The colour of each district in code order; districts outside the chosen region fade."""
    ramp = palette.ramp(scene.steps, dark=scene.dark) if scene.steps else ()
    found = []
    for row in data.rows(scene.districts):
        if scene.zone and row["zone"] != scene.zone:
            found.append(palette.FAINT[scene.dark])
        elif scene.step is None:
            found.append(palette.ZONES[row["zone"]])
        else:
            step = int(scene.step[row["district"]])
            found.append(palette.MISSING[scene.dark] if step < 0 else ramp[step])
    return found


def deck(scene: Scene) -> base.Drawn:
    """The whole map. A click on a district or a dot is reported with its id."""
    ground, ink = palette.GROUND[scene.dark], palette.INK[scene.dark]
    url = base.address("districts")
    where = view(scene)
    layers = [
        base.area(
            "neighbours",
            base.address("neighbours"),
            [*palette.FAINT[scene.dark], 255],
            pickable=False,
        ),
        base.area("fill", url, base.colours(fills(scene)), pickable=False),
        base.line("district_borders", base.address("district_borders"), [*ground, 170], 0.8),
        base.line("zone_borders", base.address("zone_borders"), [*ground, 255], 3),
        # Its id changes with the choice, so that the browser forgets the click it answered.
        base.area(
            f"{PICK}_{scene.district or scene.zone}", scene.outlines, [0, 0, 0, 0], pickable=True
        ),
        *([_frame(scene, url)] if scene.district else []),
        _dots(scene),
        *(_marks(scene, kind) for kind in GLYPHS),
        base.text(
            "labels",
            _labels(scene, where["zoom"]),
            get_size=labels.SIZE,
            get_color=[*ink, 255],
            background=True,
            get_background_color=[*ground, 200],
            background_padding=[3, 1],
            get_pixel_offset=[0, -16],
            line_height=1.15,
        ),
    ]
    return base.deck(layers, where, scene.tip)


def _frame(scene: Scene, url: str) -> pdk.Layer:
    index = list(scene.districts["district"]).index(scene.district)
    ink = palette.INK[scene.dark]
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id="chosen",
        stroked=True,
        filled=False,
        pickable=False,
        get_line_color=f"properties.i == {index} ? [{ink[0]},{ink[1]},{ink[2]},255] : [0,0,0,0]",
        get_line_width=2.5,
        line_width_units="'pixels'",
        update_triggers={"getLineColor": [index]},
    )


def _dots(scene: Scene) -> pdk.Layer:
    looks = {
        "secondary_vocational": ([255, 255, 255], [38, 35, 31]),
        "higher_vocational": ([38, 35, 31], [255, 255, 255]),
        "vocational_bachelor": (list(palette.GOLD), [38, 35, 31]),
    }
    rows = [
        {
            "p": [round(row["lon"], 4), round(row["lat"], 4)],
            "c": looks[row["level"]][0],
            "l": looks[row["level"]][1],
            **_tip(scene, row),
            "institution": row["institution"],
        }
        for row in data.rows(scene.institutions.dropna(subset="lon"))
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="institutions",
        pickable=True,
        get_position="p",
        get_fill_color="c",
        get_line_color="l",
        stroked=True,
        get_radius=900,
        radius_min_pixels=3,
        radius_max_pixels=9,
        line_width_units="'pixels'",
        get_line_width=1,
    )


def _marks(scene: Scene, kind: str) -> pdk.Layer:
    chosen = scene.networks[scene.networks["kind"] == kind].dropna(subset="lon")
    rows: list[dict[str, Any]] = [
        {
            "p": [round(row["lon"], 4), round(row["lat"], 4)],
            "text": GLYPHS[kind],
            **_tip(scene, row),
        }
        for row in data.rows(chosen)
    ]
    return base.text(
        kind,
        rows,
        get_size=17,
        font_settings={"sdf": True, "fontSize": 64, "buffer": 10, "radius": 16},
        get_color=[*palette.GOLD, 255] if kind == "consortium" else [255, 255, 255, 255],
        outline_color=[38, 35, 31, 255],
        outline_width=6,
        pickable=True,
    )


def _tip(scene: Scene, row: data.Row) -> dict[str, str]:
    """What is said of a dot or mark, in the fields in which a district has it."""
    head, body = scene.tip
    return {head: row[f"name_{scene.lang}"], body: row["tip"]}


def _labels(scene: Scene, zoom: float) -> list[dict[str, Any]]:
    shown = scene.districts
    if scene.zone:
        shown = shown[shown["zone"] == scene.zone]
    first = shown["district"] == scene.district
    rows = []
    ordered = shown.assign(first=first).sort_values(["first", "area_km2"], ascending=False)
    for row in data.rows(ordered):
        name, value = row[column(row, "short", scene.lang)], scene.values.get(row["district"], "")
        rows.append({"p": [row["lon"], row["lat"]], "text": f"{name}\n{value}" if value else name})
    return labels.fitting(rows, zoom)
