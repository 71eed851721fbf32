"""A small time line: published figures, joined only where they count the same."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

HEIGHT: Final = 230
TEXT: Final = 13
COLOURS: Final = ("metro", "southeast")
"""The zone colours serve as well for the parts: safe for colour-blind readers on both grounds."""


@cache
def spec(
    parts: tuple[str, ...], years: tuple[int, ...], *, narrow: bool, **title: str
) -> dict[str, Any]:
    """`parts` are the definitions in order, `years` those with a figure.

    The frame to send has the columns part (the definition), year, value and text; `title` holds
    the labels of the tooltip: year, text, part.
    """
    colours = [palette.css(palette.ZONES[code]) for code in COLOURS[: len(parts)]]
    legend = alt.Legend(
        title=None,
        orient="bottom",
        columns=1 if narrow else 2,
        labelLimit=0,
        labelFontSize=TEXT,
    )
    base = alt.Chart(alt.NamedData("points"), height=HEIGHT).encode(
        x=alt.X(
            "year:Q",
            title=None,
            scale=alt.Scale(domain=[years[0] - 0.5, years[-1] + 0.5], nice=False),
        ).axis(values=list(years), format="d", grid=False, labelAngle=0, labelFontSize=TEXT),
        y=alt.Y("value:Q", title=None, scale=alt.Scale(zero=True)).axis(
            tickCount=4, labelFontSize=TEXT
        ),
        color=alt.Color(
            "part:N",
            scale=alt.Scale(domain=list(parts), range=colours),
            legend=legend if len(parts) > 1 else None,
        ),
        tooltip=[
            alt.Tooltip("year:Q", title=title["year"], format="d"),
            alt.Tooltip("text:N", title=title["text"]),
            alt.Tooltip("part:N", title=title["part"]),
        ],
    )
    line = base.mark_line(strokeWidth=2)
    mark = base.mark_point(size=80, filled=True, opacity=1)
    content: dict[str, Any] = (line + mark).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
