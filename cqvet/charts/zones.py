"""Small multiples: the districts of each zone, one chart a zone, the same scale in all."""

from functools import cache
from typing import Any

import altair as alt

from cqvet import palette

BAR = 18
AXIS = 36


@cache
def spec(zone: str, bars: int, highest: float, name: str, value: str) -> dict[str, Any]:
    """`bars` horizontal bars sorted by value, scaled to `highest`.

    The frame to send with it has the columns `name`, `value` and `text` (the value as
    written); `name` and `value` are their labels.
    """
    chart = (
        alt.Chart(alt.NamedData("districts"), height=bars * BAR + AXIS)
        .mark_bar(color=palette.css(palette.ZONES[zone]), cornerRadiusEnd=1)
        .encode(
            x=alt.X("value:Q", title=None, scale=alt.Scale(domain=[0, highest])).axis(tickCount=4),
            y=alt.Y("name:N", title=None, sort="-x").axis(labelLimit=130, labelOverlap=False),
            tooltip=[alt.Tooltip("name:N", title=name), alt.Tooltip("text:N", title=value)],
        )
    )
    content: dict[str, Any] = chart.to_dict()
    del content["data"]
    return content
