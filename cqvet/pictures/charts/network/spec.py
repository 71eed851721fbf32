"""The drawing of a network: links, nodes by shape and colour, labels that can be clicked."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette
from cqvet.pictures.charts.network.positions import LINE, WIDTH

PICK: Final = "pick"
"""The name of the selection: a click on a node or on its label, which share one view."""
SHAPES: Final = {
    "cluster": "square",
    "outside": "square",
    "consortium": "diamond",
    "community": "triangle-up",
    "park": "square",
    "enterprise": "circle",
    "university": "cross",
    "school": "triangle-down",
    "other": "circle",
}
FADED: Final = 0.22


@cache
def spec(height: int, *, dark: bool, narrow: bool, **title: str) -> dict[str, Any]:
    """A chart of this height for the rows of a `Drawing`, with two columns more.

    `lit`: whether a row belongs to what is chosen (all do where nothing is); `kind`: what a
    node is, in words. `title` holds the labels of the tooltip: name, kind.
    """
    ink = palette.css(palette.INK[dark])
    base = alt.Chart(alt.NamedData("network"))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH[narrow]], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    opacity = alt.condition("datum.lit", alt.value(1), alt.value(FADED))
    links = (
        base.transform_filter("datum.what == 'link'")
        .mark_line(interpolate="linear", color="#8a8a8a", strokeWidth=1.1)
        .encode(
            x=x,
            y=y,
            detail="link:N",
            order="k:O",
            opacity=opacity,
            strokeDash=alt.condition("datum.inferred", alt.value([3, 3]), alt.value([1, 0])),
        )
    )
    nodes = base.transform_filter("datum.what == 'node'").encode(
        x=x,
        opacity=opacity,
        tooltip=[
            alt.Tooltip("full:N", title=title["name"]),
            alt.Tooltip("kind:N", title=title["kind"]),
        ],
    )
    sorts = list(SHAPES)
    colours = [palette.css(palette.ACTORS[sort]) for sort in sorts]
    dots = nodes.mark_point(size=75, filled=True, strokeWidth=2).encode(
        y=y,
        shape=alt.Shape("sort:N").scale(domain=sorts, range=list(SHAPES.values())).legend(None),
        color=alt.Color("sort:N").scale(domain=sorts, range=colours).legend(None),
        size=alt.condition("datum.shared", alt.value(170), alt.value(75)),
    )
    top = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    sides = ["true"] if narrow else ["datum.column != 'industry'", "datum.column == 'industry'"]
    words = [
        nodes.transform_filter(side)
        .mark_text(
            align="left" if side == sides[0] else "right",
            dx=9 if side == sides[0] else -9,
            baseline="middle",
            lineBreak="\n",
            lineHeight=LINE,
            fontSize=11.5,
            color=ink,
        )
        .encode(y=top, text="label:N")
        for side in sides
    ]
    pick = alt.selection_point(name=PICK, fields=["node"], empty=False)
    chart = alt.layer(links, dots.add_params(pick), *words, height=height)
    content: dict[str, Any] = chart.to_dict()
    for part in (content, *content["layer"]):
        part.pop("data", None)
    return content
