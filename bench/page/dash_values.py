"""What the page in Dash shows, as plain values: from the same data and formulas as the product."""

from typing import Any

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import of_value
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.classes import quantiles
from cqvet.subjects import layout
from cqvet.ui.layout.selection import Selection

T = Text("zh")
MIDDLE = (107.75, 30.17)
GLYPHS = {"consortium": "◆", "community": "▲"}
PLACES = data.table("districts")
CODES = list(PLACES["district"])
NAMES = list(PLACES["short_zh"])
ZONE_OF = dict(zip(CODES, PLACES["zone"], strict=True))
ZONES = data.names("zone")
LEVELS = ("secondary_vocational", "higher_vocational", "vocational_bachelor")
FILLS = {LEVELS[0]: "#ffffff", LEVELS[1]: "#26231f", LEVELS[2]: palette.css(palette.GOLD)}


def classes(measure: str, zone: str) -> tuple[list[int], list[str]]:
    """The class of each district and the colour of each class; others than the zone's fade."""
    if measure == "zones":
        steps = [list(ZONES).index(ZONE_OF[code]) for code in CODES]
        colours = [palette.css(palette.ZONES[code]) for code in ZONES]
    else:
        found = quantiles(layout.by_district(measure))
        steps = [int(step) for step in found.step.reindex(CODES)]
        colours = [palette.css(c) for c in palette.ramp(len(found.ranges), dark=False)]
    faint, missing = palette.css(palette.FAINT[False]), palette.css(palette.MISSING[False])
    colours += [missing, faint]
    steps = [len(colours) - 2 if step < 0 else step for step in steps]
    if zone:
        outside = [ZONE_OF[code] != zone for code in CODES]
        steps = [len(colours) - 1 if out else s for s, out in zip(steps, outside, strict=True)]
    return steps, colours


def stepped(colours: list[str]) -> list[list[Any]]:
    n = len(colours)
    return [[(i + end) / n, c] for i, c in enumerate(colours) for end in (0, 1)]


def labels(measure: str, zone: str) -> list[str]:
    """The label of each district: its name and value; none outside the zone."""
    if measure == "zones":
        found = NAMES
    else:
        digits = layout.MEASURES[measure].digits
        values = layout.by_district(measure).reindex(CODES)
        found = [
            name if value != value else f"{name}<br>{number(value, 'zh', digits)}"  # noqa: PLR0124
            for name, value in zip(NAMES, values, strict=True)
        ]
    return ["" if zone and ZONE_OF[c] != zone else n for c, n in zip(CODES, found, strict=True)]


def points(chosen: Selection) -> list[dict[str, Any]]:
    """Places, tips and looks of institutions and of each kind of network."""
    seen = chosen.institutions.dropna(subset="lon")
    found: list[dict[str, Any]] = [
        {
            "lon": seen["lon"].round(4).tolist(),
            "lat": seen["lat"].round(4).tolist(),
            "text": (seen["name_zh"] + "<br>" + seen["tip"]).tolist(),
            "customdata": seen["institution"].tolist(),
            "marker.color": seen["level"].map(FILLS).tolist(),
        }
    ]
    for kind, glyph in GLYPHS.items():
        seats = chosen.networks[chosen.networks["kind"] == kind].dropna(subset="lon")
        found.append(
            {
                "lon": seats["lon"].round(4).tolist(),
                "lat": seats["lat"].round(4).tolist(),
                "hovertext": seats["name_zh"].tolist(),
                "text": [glyph] * len(seats),
            }
        )
    return found


def view(zone: str) -> dict[str, list[float]]:
    """The part of the world that the map shows."""
    inside = PLACES[PLACES["zone"] == zone] if zone else None
    if inside is None:
        lon, lat = MIDDLE
        return {"lon": [lon - 2.6, lon + 2.6], "lat": [lat - 2.2, lat + 2.2]}
    pad = 0.4
    return {
        axis: [float(inside[axis].min()) - pad, float(inside[axis].max()) + pad]
        for axis in ("lon", "lat")
    }


def bars(measure: str, zone: str) -> dict[str, list[Any]]:
    """Names, values and written values of the districts of a zone, highest last."""
    chosen = layout.MEASURES[measure]
    values = layout.by_district(measure)
    inside = values[[code for code in CODES if ZONE_OF[code] == zone]].sort_values()
    by_code = dict(zip(CODES, NAMES, strict=True))
    return {
        "x": [None if v != v else v for v in inside],  # noqa: PLR0124
        "y": [by_code[str(code)] for code in inside.index],
        "text": [of_value(v, chosen.unit, "", T, chosen.digits).text for v in inside],
    }


def compared(measure: str) -> str:
    return "higher_per_100k" if measure == "zones" else measure


def total(measure: str, zone: str) -> str:
    chosen = layout.MEASURES[measure]
    value = layout.by_zone(measure)[zone]
    return of_value(value, chosen.unit, "", T, chosen.digits).text
