"""Targets as bars of one length, and how far the nearest reported figure reaches on each."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

ROW: Final = {False: 44, True: 78}
"""Of a target in pixels: on a phone its name stands above it, two lines below."""
PICK: Final = "pick"


@cache
def spec(rows: int, most: float, *, narrow: bool, dark: bool, **title: str) -> dict[str, Any]:
    """`rows` targets; `most` is the furthest that a figure reaches, of a target.

    The frame to send with it has `name`, `share` (reported over target), `said` (both as
    written) and `ref`; a click picks `ref`. `title` labels the tooltip: name, said.
    """
    ink, bar = palette.css(palette.INK[dark]), palette.css(palette.LAND[dark])
    tips = [alt.Tooltip(f"{field}:N", title=text) for field, text in title.items()]
    names = alt.Axis(
        labelLimit=290, labelFontSize=13, labelOverlap=False, ticks=False, domain=False
    )
    base = alt.Chart(alt.NamedData("targets")).encode(
        y=alt.Y("name:N", title=None, sort=None, axis=None if narrow else names), tooltip=tips
    )
    x = alt.X("one:Q", title=None, scale=alt.Scale(domain=[0, most], nice=False), axis=None)
    whole = base.transform_calculate(one="1")
    bars = whole.mark_bar(size=14, color=bar).encode(x=x)
    goal = whole.mark_tick(size=22, thickness=3, color=ink).encode(x=x)
    pick = alt.selection_point(name=PICK, fields=["ref"])
    dots = (
        base.mark_point(size=110, filled=True, opacity=1, color=palette.css(palette.ZONES["metro"]))
        .encode(x=alt.X("share:Q", title=None))
        .add_params(pick)
    )
    style: dict[str, Any] = {"align": "left", "fontSize": 13, "color": ink, "lineBreak": "\n"}
    below = base.mark_text(baseline="top", dy=10, **style).encode(x=alt.datum(0), text="said:N")
    above = base.mark_text(baseline="bottom", dy=-10, **style).encode(x=alt.datum(0), text="name:N")
    words = [below, above] if narrow else [below]
    chart = alt.layer(bars, goal, dots, *words).properties(height=rows * ROW[narrow])
    content: dict[str, Any] = chart.configure_view(strokeWidth=0).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
