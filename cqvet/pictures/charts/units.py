"""A square for each thing that is reported, filled where it is named, in rows under their title."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import altair as alt
import pandas as pd

from cqvet.pictures import palette

STEP: Final = 17
TITLE: Final = 20
GAP: Final = 7
ROW: Final = {False: 22, True: 19}
"""So many squares stand in a row, on a wide and on a narrow screen."""
PICK: Final = "pick"
SIDES: Final = ("left", "right", "top", "bottom")


class Unit(NamedTuple):
    """A square: what it says and opens; `filled` where it is named, `shown` or faint."""

    name: str
    ref: str
    filled: bool
    shown: bool = True


class Group(NamedTuple):
    """Squares under a title in a colour."""

    title: str
    colour: palette.Rgb
    units: Sequence[Unit]


def placed(groups: Sequence[Group], *, narrow: bool) -> tuple[pd.DataFrame, int]:
    """Titles and squares with their place in pixels, and how high the picture is."""
    rows: list[dict[str, Any]] = []
    y, across = 0, ROW[narrow]
    for group in groups:
        first = group.units[0]
        rows.append(
            {"what": "title", "x": 0, "y": y + TITLE // 2, "text": group.title, "ref": first.ref}
        )
        y += TITLE
        for i, unit in enumerate(group.units):
            rows.append(
                {
                    **unit._asdict(),
                    "what": "unit",
                    "x": STEP * (i % across) + STEP / 2,
                    "y": y + STEP * (i // across) + STEP / 2,
                    "colour": palette.css(group.colour),
                }
            )
        y += STEP * -(-len(group.units) // across) + GAP
    return pd.DataFrame(rows), y


@cache
def spec(height: int, name: str, *, dark: bool) -> dict[str, Any]:
    """The picture of a frame that `placed` gives; a click picks the `ref` of a square.

    `name` labels the tooltip.
    """
    ink, ground = palette.css(palette.INK[dark]), palette.css(palette.GROUND[dark])
    base = alt.Chart(alt.NamedData("units")).encode(
        x=alt.X("x:Q", scale=None, axis=None), y=alt.Y("y:Q", scale=None, axis=None)
    )
    title = (
        base.transform_filter("datum.what == 'title'")
        .mark_text(align="left", baseline="middle", fontSize=13, color=ink)
        .encode(text="text:N")
    )
    unit = (
        base.transform_filter("datum.what == 'unit'")
        .mark_square(size=150, strokeWidth=1.5)
        .encode(
            stroke=alt.Stroke("colour:N", scale=None),
            fill=alt.condition("datum.filled", alt.Fill("colour:N", scale=None), alt.value(ground)),
            opacity=alt.condition("datum.shown", alt.value(1), alt.value(0.3)),
            tooltip=[alt.Tooltip("name:N", title=name)],
        )
        .add_params(alt.selection_point(name=PICK, fields=["ref"]))
    )
    chart = alt.layer(title, unit).properties(height=height, padding=dict.fromkeys(SIDES, 2))
    content: dict[str, Any] = chart.configure_view(strokeWidth=0).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
