"""The drawing of a network: links, nodes by shape and colour, labels that can be clicked."""

from functools import cache
from typing import Any, Final, Literal

import altair as alt

from cqvet.pictures import palette
from cqvet.pictures.charts.network.positions import LINE, WIDTH

PICK: Final = "pick"
"""The name of the selection: a click on a node or on its label, which share one view."""
SHAPES: Final = {
    "consortium": "diamond",
    "community": "triangle-up",
    "park": "square",
    "enterprise": "circle",
    "university": "cross",
    "school": "triangle-down",
    "other": "circle",
}
SIDES: Final[dict[str, tuple[Literal["left", "center", "right"], int]]] = {
    "left": ("right", -9),
    "middle": ("center", 0),
    "right": ("left", 9),
}
"""How the label of a node stands to it, and how many pixels beside it."""


@cache
def spec(height: int, name: str, kind: str, *, dark: bool, narrow: bool) -> dict[str, Any]:
    """A chart of this height for the rows of a `Drawing`, with two columns more.

    `full` is the name of a node, `kind` what it is, in words; `name` and `kind` label the tooltip.
    """
    ink = palette.css(palette.INK[dark])
    base = alt.Chart(alt.NamedData("network"))
    x = alt.X("x:Q", axis=None, scale=alt.Scale(domain=[0, WIDTH[narrow]], nice=False))
    y = alt.Y("y:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    links = (
        base.transform_filter("datum.what == 'link'")
        .mark_line(interpolate="linear", color="#8a8a8a", strokeWidth=1.1)
        .encode(
            x=x,
            y=y,
            detail="link:N",
            order="k:O",
            strokeDash=alt.condition("datum.inferred", alt.value([3, 3]), alt.value([1, 0])),
        )
    )
    nodes = base.transform_filter("datum.what == 'node'").encode(
        x=x,
        tooltip=[
            alt.Tooltip("full:N", title=name),
            alt.Tooltip("kind:N", title=kind),
        ],
    )
    sorts = list(SHAPES)
    colours = [palette.css(palette.ACTORS[sort]) for sort in sorts]
    dots = (
        nodes.transform_filter("datum.side != 'middle'")
        .mark_point(size=75, filled=True, strokeWidth=2)
        .encode(
            y=y,
            shape=alt.Shape("sort:N").scale(domain=sorts, range=list(SHAPES.values())).legend(None),
            color=alt.Color("sort:N").scale(domain=sorts, range=colours).legend(None),
            size=alt.condition("datum.shared", alt.value(170), alt.value(75)),
        )
    )
    top = alt.Y("top:Q", axis=None, scale=alt.Scale(domain=[0, height], reverse=True, nice=False))
    words = [
        nodes.transform_filter(f"datum.side == '{side}'")
        .mark_text(
            align=align,
            dx=dx,
            baseline="middle",
            lineBreak="\n",
            lineHeight=LINE,
            fontSize=13,
            fontWeight="bold" if side == "middle" else "normal",
            color=ink,
        )
        .encode(y=top, text="label:N")
        for side, (align, dx) in SIDES.items()
    ]
    pick = alt.selection_point(name=PICK, fields=["node"], empty=False)
    chart = alt.layer(links, dots.add_params(pick), *words, height=height)
    content: dict[str, Any] = chart.to_dict()
    for part in (content, *content["layer"]):
        part.pop("data", None)
    return content
