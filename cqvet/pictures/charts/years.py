"""A time line: one mark for each item, years across, types down."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

ROW: Final = 36
AXIS: Final = 30


@cache
def spec(
    types: tuple[str, ...], names: tuple[str, ...], *, narrow: bool, **title: str
) -> dict[str, Any]:
    """Rows for `types` (codes) with their `names`; on a narrow screen years stand upright.

    The frame to send with it has the columns `name`, `type`, `kind` (name of the type), `year`
    (text), `k` (which of the items of one type and year), `basis` and `inferred`: such marks
    are hollow. `title` holds the labels of the tooltip: name, kind, year, basis.
    """
    colours = [palette.css(palette.COOPERATION[code]) for code in types]
    colour = alt.Scale(domain=list(types), range=colours)
    chart = (
        alt.Chart(alt.NamedData("items"), height=len(types) * ROW + AXIS)
        .mark_point(size=70, strokeWidth=2, opacity=1)
        .encode(
            x=alt.X("year:N", title=None, sort="ascending").axis(
                labelAngle=-90 if narrow else 0, grid=True, orient="top", labelOverlap=False
            ),
            y=alt.Y("kind:N", title=None, sort=list(names)).axis(
                labelLimit=120 if narrow else 180, labelOverlap=False, domain=False, ticks=False
            ),
            yOffset=alt.YOffset("k:N", sort="ascending"),
            stroke=alt.Stroke("type:N", scale=colour, legend=None),
            fill=alt.Fill("type:N", scale=colour, legend=None),
            fillOpacity=alt.condition("datum.inferred", alt.value(0), alt.value(1)),
            tooltip=[alt.Tooltip(f"{field}:N", title=text) for field, text in _tips(title)],
        )
    )
    content: dict[str, Any] = chart.to_dict()
    del content["data"]
    return content


def _tips(title: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(field, title[field]) for field in ("name", "kind", "year", "basis")]
