"""All districts on one axis, the highest first, coloured by zone."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

BAR: Final = 15
TALL: Final = 24
"""Of a bar where there are many, and where there are few."""
MANY: Final = 20
PICK: Final = "pick"
ROOM: Final = {"right": 28, "left": 2, "top": 8, "bottom": 4}
"""For the last number of the axis, which stands half beyond its tick."""


@cache
def spec(bars: int, name: str, value: str, ink: palette.Rgb) -> dict[str, Any]:
    """`bars` horizontal bars sorted by value.

    The frame to send with it has the columns `zone`, `name`, `value`, `text` (the value as written)
    and `ref`, which a click picks. `name` and `value` are labels.
    """
    pick = alt.selection_point(name=PICK, fields=["ref"])
    colours = alt.Scale(
        domain=list(palette.ZONES), range=[palette.css(colour) for colour in palette.ZONES.values()]
    )
    base = alt.Chart(alt.NamedData("districts")).encode(
        y=alt.Y("name:N", title=None, sort=None).axis(
            labelLimit=130,
            labelOverlap=False,
            labelBound=False,
            labelFlush=False,
            labelFontSize=13,
            labelColor=palette.css(ink),
            ticks=False,
            domain=False,
        ),
        tooltip=[alt.Tooltip("name:N", title=name), alt.Tooltip("text:N", title=value)],
    )
    bar = base.mark_bar(cornerRadiusEnd=1).encode(
        x=alt.X("value:Q", title=None).axis(None),
        color=alt.Color("zone:N", scale=colours, legend=None),
    )
    text = base.mark_text(align="left", dx=3, fontSize=13, color=palette.css(ink)).encode(
        x=alt.X("value:Q"), text="text:N"
    )
    chart = (
        alt.layer(bar, text)
        .properties(height=bars * (BAR if bars > MANY else TALL), padding=ROOM)
        .add_params(pick)
        .configure_view(strokeWidth=0)
    )
    content: dict[str, Any] = chart.to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
