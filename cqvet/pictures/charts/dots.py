"""Rows of dots: one row a name, one dot a record, in the colour and sign of its kind."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

ROW: Final = 15
STEP: Final = 14
PICK: Final = "pick"
SHAPES: Final = ("circle", "square", "diamond", "triangle-up")
GLYPHS: Final = ("●", "■", "◆", "▲")
"""The signs of the kinds in their order, in the chart and in words."""


@cache
def spec(
    rows: int, kinds: tuple[tuple[str, palette.Rgb], ...], room: int, tip: str, *, dark: bool
) -> dict[str, Any]:
    """`rows` names with at most as many `kinds` as there are signs; `room` pixels for the names.

    The frame to send with it has the columns `key`, `row` (a number from 0), `name`, `k` (which dot
    of its row, from 0), `kind`, `hollow`, `shown` (else faint), `said` and `ref`; a click anywhere
    in a row picks its `key`. `tip` is the label of `said`.
    """
    ink, ground = palette.css(palette.INK[dark]), palette.css(palette.GROUND[dark])
    names = [kind for kind, _ in kinds]
    colours = [palette.css(colour) for _, colour in kinds]
    colour = alt.Scale(domain=names, range=colours)
    base = alt.Chart(alt.NamedData("dots")).encode(
        y=alt.Y("row:Q", title=None, axis=None, scale=alt.Scale(domain=[rows - 0.5, -0.5])),
        opacity=alt.condition("datum.shown", alt.value(1), alt.value(0.3)),
    )
    name = base.transform_filter("datum.k == 0").mark_text(align="left", fontSize=13, color=ink)
    dot = base.mark_point(size=70, strokeWidth=1.6).encode(
        x=alt.X("at:Q", scale=None, axis=None),
        stroke=alt.Stroke("kind:N", scale=colour, legend=None),
        fill=alt.condition(
            "datum.hollow", alt.value(ground), alt.Fill("kind:N", scale=colour, legend=None)
        ),
        shape=alt.Shape(
            "kind:N", scale=alt.Scale(domain=names, range=SHAPES[: len(names)]), legend=None
        ),
    )
    # The whole row takes the click: a bar that is not seen lies over names and dots.
    row = (
        base.transform_filter("datum.k == 0")
        .transform_calculate(top="datum.row - 0.5", foot="datum.row + 0.5")
        .mark_rect(fillOpacity=0)
        .encode(
            x=alt.value(0),
            x2=alt.value("width"),
            y="top:Q",
            y2="foot:Q",
            opacity=alt.value(1),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("said:N", title=tip)],
        )
        .add_params(alt.selection_point(name=PICK, fields=["key"]))
    )
    chart = (
        alt.layer(name.encode(x=alt.value(0), text="name:N"), dot, row)
        .transform_calculate(at=f"{room} + {STEP} * datum.k")
        .properties(height=rows * ROW, padding={"left": 0, "right": 8, "top": 2, "bottom": 2})
        .configure_view(strokeWidth=0)
    )
    content: dict[str, Any] = chart.to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
