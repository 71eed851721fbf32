"""What every map shares: static geometry by address, text that shows any script, colours."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import pydeck as pdk

from cqvet import kept
from cqvet.pictures.palette import Rgb

STATIC: Final = Path(__file__).parents[2] / "static"
FONT: Final = (
    "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Source Han Sans SC', sans-serif"
)


Tip = tuple[str, str]
"""The two fields of a row or feature that a tooltip shows: what it is, and lines about it."""
TIP: Final[Tip] = ("name", "said")


@cache
def file(name: str) -> Path:
    """A static geometry."""
    (found,) = STATIC.glob(f"{name}.*.json")
    return found


def content(name: str) -> bytes:
    """A static geometry as it was at the start."""
    return kept.content(file(name))


def address(name: str) -> str:
    """Where the browser finds a static geometry, seen from any page of the app.

    The hash in the name lets the browser keep the file.
    """
    return f"app/static/{file(name).name}"


def colours(steps: Sequence[Rgb], alpha: int = 255) -> str:
    """A deck.gl expression: the colour of the feature with index `i`."""
    table = ",".join(f"[{r},{g},{b},{alpha}]" for r, g, b in steps)
    return f"([{table}])[properties.i]"


def area(layer_id: str, url: str, fill: str | list[int], **options: Any) -> pdk.Layer:
    """Filled areas without a stroke: strokes make clicks unsafe, so lines are a layer apart."""
    return pdk.Layer(
        "GeoJsonLayer", url, id=layer_id, stroked=False, filled=True, get_fill_color=fill, **options
    )


def line(layer_id: str, url: str, colour: Sequence[int], width: float) -> pdk.Layer:
    """Lines of a constant width in pixels, never picked."""
    return pdk.Layer(
        "GeoJsonLayer",
        url,
        id=layer_id,
        stroked=True,
        filled=False,
        pickable=False,
        get_line_color=list(colour),
        get_line_width=width,
        line_width_units="'pixels'",
    )


def text(layer_id: str, rows: Sequence[dict[str, Any]], **options: Any) -> pdk.Layer:
    """Words or signs in any script, each row with a place `p` and a `text`."""
    return pdk.Layer(
        "TextLayer",
        list(rows),
        id=layer_id,
        get_position="p",
        get_text="text",
        character_set="'auto'",
        font_family=f'"{FONT}"',
        size_units="'pixels'",
        **options,
    )


def arcs(layer_id: str, rows: Sequence[dict[str, Any]], height: float) -> pdk.Layer:
    """Arcs to pick from: start `s`, end `t`, width `w`, colour `c`, lean `a` in degrees."""
    return pdk.Layer(
        "ArcLayer",
        list(rows),
        id=layer_id,
        pickable=True,
        get_source_position="s",
        get_target_position="t",
        get_width="w",
        get_source_color="c",
        get_target_color="c",
        get_tilt="a",
        get_height=height,
        width_min_pixels=1.5,
    )


def lean(index: int, of: int) -> float:
    """How far the arc `index` of `of` leans: they spread evenly, so that none hides another."""
    return round(75 - 150 * index / max(1, of - 1), 1)


def points(layer_id: str, rows: Sequence[dict[str, Any]], ink: Rgb, width: float) -> pdk.Layer:
    """Round points to pick from: place `p`, radius `r` in pixels, colour `c`."""
    return pdk.Layer(
        "ScatterplotLayer",
        list(rows),
        id=layer_id,
        pickable=True,
        stroked=True,
        get_position="p",
        get_radius="r",
        radius_units="'pixels'",
        get_fill_color="c",
        get_line_color=[*ink, 255],
        get_line_width=width,
        line_width_units="'pixels'",
    )


@dataclass(frozen=True)
class Drawn:
    """A finished map for `st.pydeck_chart`: its JSON is written once and without blanks.

    pydeck itself indents, which makes it several times as long, at every run anew.
    """

    json: str
    _tooltip: dict[str, Any] | None

    def to_json(self) -> str:
        return self.json


def deck(
    layers: Sequence[pdk.Layer],
    view: dict[str, float],
    tip: Tip = TIP,
    zooms: tuple[float, float] = (5, 12),
) -> Drawn:
    """A flat map of these layers on the ground of the page; `zooms` limit how far one may go.

    Whatever can be picked has the fields of `tip`. Values are shown as they are, so tags stand
    in the template only, and lines are broken by the style.
    """
    drawn = pdk.Deck(
        layers=list(layers),
        initial_view_state=pdk.ViewState(**view, min_zoom=zooms[0], max_zoom=zooms[1]),
        # The wheel scrolls the page; keys and buttons bring the map nearer.
        views=[pdk.View(type="MapView", controller={"scrollZoom": False})],
        map_provider=None,
        parameters={"depthCompare": "always"},
    )
    content = json.dumps(json.loads(drawn.to_json()), ensure_ascii=False, separators=(",", ":"))
    head, body = tip
    template = f"<b>{{{head}}}</b><div>{{{body}}}</div>"
    return Drawn(content, {"html": template, "style": {"whiteSpace": "pre-line"}})
