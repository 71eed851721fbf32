"""The map of the layout page: zones or a measure, districts, institutions, networks."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import pandas as pd
import pydeck as pdk

from cqvet import data
from cqvet.i18n import Lang, column
from cqvet.pictures import palette
from cqvet.pictures.maps import base, fit, leaders
from cqvet.pictures.maps.around import Box

WIDE: Final = (640, 560)
NARROW: Final = (358, 380)
"""The size that the map has at least, in pixels, and on a phone."""
AIR: Final = 0.45
"""How much of its neighbours a district is shown with."""
STEP: Final = 0.6
GLYPHS: Final = {"consortium": "◆", "community": "▲"}
PICK: Final = "pick"
LEVELS: Final = {
    "secondary_vocational": ((255, 255, 255), (38, 35, 31)),
    "higher_vocational": ((38, 35, 31), (255, 255, 255)),
    "vocational_bachelor": (palette.GOLD, (38, 35, 31)),
}
"""Institutions as dots by level: fill and line."""
MARKS: Final = {"consortium": palette.GOLD, "community": (255, 255, 255)}


@dataclass(frozen=True)
class Scene:
    """What the map shows. Frames carry `lon`, `lat` and a ready `tip`; `step` is by district.

    `outlines` is the address of the districts with the fields of `tip`; `colleges` how many each
    has; `shown` the layers that are on, institutions only where a region is chosen; `closer` how
    many steps nearer; `own` the visitor's institutions, with the columns of the others.
    """

    districts: pd.DataFrame
    institutions: pd.DataFrame
    networks: pd.DataFrame
    step: pd.Series | None
    steps: int
    values: Mapping[str, str]
    outlines: str
    tip: base.Tip
    colleges: Mapping[str, int]
    shown: frozenset[str]
    closer: int
    zone: str
    district: str
    lang: Lang
    dark: bool
    narrow: bool
    own: pd.DataFrame = field(default_factory=pd.DataFrame)


def view(scene: Scene) -> dict[str, float]:
    """The city, a zone or a district with its neighbours, as it fills the map."""
    codes = scene.districts
    if scene.district:
        bounds = fit.around([scene.district], AIR)
    else:
        inside = codes[codes["zone"] == scene.zone] if scene.zone else codes
        bounds = fit.around(list(inside["district"]))
    place = fit.view(bounds, NARROW if scene.narrow else WIDE)
    return {**place, "zoom": place["zoom"] + STEP * scene.closer}


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
    ground = palette.GROUND[scene.dark]
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
        *([_circles(scene)] if "colleges" in scene.shown else []),
        *([_dots(scene)] if scene.zone or scene.district else []),
        *([_own(scene)] if "own" in scene.shown and not scene.own.empty else []),
        *(_marks(scene, kind) for kind in GLYPHS if kind in scene.shown),
        *leaders.drawn(labelled(scene), scene.dark),
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


def _circles(scene: Scene) -> pdk.Layer:
    """A circle a district, its area by the number of colleges; a ring where there is none."""
    ground, ink = palette.GROUND[scene.dark], palette.INK[scene.dark]
    rows = [
        {
            "p": [round(row["lon"], 4), round(row["lat"], 4)],
            "r": radius(scene.colleges.get(row["district"], 0)),
            "c": [*ink, 235 if scene.colleges.get(row["district"]) else 0],
            "l": [*(ground if scene.colleges.get(row["district"]) else ink), 255],
        }
        for row in _inside(scene)
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="colleges",
        pickable=False,
        stroked=True,
        get_position="p",
        get_radius="r",
        radius_units="'pixels'",
        get_fill_color="c",
        get_line_color="l",
        get_line_width=1.5,
        line_width_units="'pixels'",
    )


def radius(colleges: int) -> float:
    """Pixels of the circle of a district: its area is as the number of colleges."""
    return round(4.2 * colleges**0.5, 1) if colleges else 3.5


def _inside(scene: Scene) -> list[data.Row]:
    """The districts of the zone that is chosen, or all."""
    shown = scene.districts
    return data.rows(shown[shown["zone"] == scene.zone] if scene.zone else shown)


def _own(scene: Scene) -> pdk.Layer:
    """The visitor's institutions: always there, in a colour of their own."""
    rows = [
        {"p": [round(row["lon"], 4), round(row["lat"], 4)], **_tip(scene, row)}
        for row in data.rows(scene.own)
    ]
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="own",
        pickable=True,
        get_position="p",
        get_fill_color=[*palette.YOURS, 235],
        get_line_color=[*palette.GROUND[False], 255],
        stroked=True,
        get_radius=900,
        radius_min_pixels=4,
        radius_max_pixels=9,
        line_width_units="'pixels'",
        get_line_width=1.5,
    )


def _dots(scene: Scene) -> pdk.Layer:
    rows = [
        {
            "p": [round(row["lon"], 4), round(row["lat"], 4)],
            "c": list(LEVELS[row["level"]][0]),
            "l": list(LEVELS[row["level"]][1]),
            **_tip(scene, row),
            "institution": row["institution"],
        }
        for row in data.rows(scene.institutions.dropna(subset="lon"))
        if row["level"] in scene.shown
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
        get_color=[*MARKS[kind], 255],
        outline_color=[38, 35, 31, 255],
        outline_width=6,
        pickable=True,
    )


def _tip(scene: Scene, row: data.Row) -> dict[str, str]:
    """What is said of a dot or mark, in the fields in which a district has it."""
    head, body = scene.tip
    return {head: row[column(row, "name", scene.lang)], body: row["tip"]}


def room(scene: Scene) -> Box:
    """What is seen of the map, in pixels of the world at its zoom."""
    return fit.room(view(scene), NARROW if scene.narrow else WIDE)


def labelled(scene: Scene) -> list[dict[str, Any]]:
    """A label for every district that is shown: `text`, point `p`, place `at`, whether `far`."""
    first = sorted(
        _inside(scene), key=lambda row: (row["district"] != scene.district, -row["area_km2"])
    )
    rows = []
    for row in first:
        name, value = row[column(row, "short", scene.lang)], scene.values.get(row["district"], "")
        rows.append({"p": [row["lon"], row["lat"]], "text": f"{name}\n{value}" if value else name})
    return leaders.placed(rows, view(scene)["zoom"], room(scene))
