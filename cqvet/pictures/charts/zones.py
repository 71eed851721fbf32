"""Small multiples: the districts of each zone, one chart a zone, the same scale in all."""

from functools import cache
from typing import Any

import altair as alt

from cqvet.pictures import palette

BAR = 18
PICK = "pick"
AXIS = 36
ROOM = {"right": 28}
"""For the last number of the axis, which stands half beyond its tick."""


@cache
def spec(zone: str, bars: int, highest: float, name: str, value: str) -> dict[str, Any]:
    """`bars` horizontal bars sorted by value, scaled to `highest`.

    The frame to send with it has the columns `district`, `name`, `value` and `text` (the
    value as written); a click picks the district. `name` and `value` are their labels.
    """
    pick = alt.selection_point(name=PICK, fields=["district"])
    chart = (
        alt.Chart(alt.NamedData("districts"), height=bars * BAR + AXIS, padding=ROOM)
        .mark_bar(color=palette.css(palette.ZONES[zone]), cornerRadiusEnd=1)
        .encode(
            x=alt.X("value:Q", title=None, scale=alt.Scale(domain=[0, highest])).axis(tickCount=4),
            y=alt.Y("name:N", title=None, sort="-x").axis(
                labelLimit=130, labelOverlap=False, labelFlush=False
            ),
            opacity=alt.condition(pick, alt.value(1), alt.value(0.55)),
            tooltip=[alt.Tooltip("name:N", title=name), alt.Tooltip("text:N", title=value)],
        )
        .add_params(pick)
    )
    content: dict[str, Any] = chart.to_dict()
    del content["data"]
    return content
