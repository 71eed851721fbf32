"""Modelled amounts with their 80 % interval: over the years, and side by side."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

HEIGHT: Final = 190
BAR: Final = 24
AXIS: Final = 36


@cache
def years(
    highest: float, year: str, scenario: str, today: str, aside: str = "", *, dark: bool
) -> dict[str, Any]:
    """A line with its band, today's line dashed with its own, scaled from 0 to `highest`.

    The frame to send has the columns year, value, low, high, today, today_low, today_high, text
    and today_text, with `aside` also aside and aside_text: another scenario, dotted. `year`,
    `scenario`, `today` and `aside` are labels.
    """
    colour = palette.css(palette.RAMP[2 if dark else 3])
    ink = palette.css(palette.INK[dark])
    axis = alt.X("year:O", title=None).axis(labelAngle=0, labelOverlap=True)
    scale = alt.Scale(domain=[0, highest])
    base = alt.Chart(alt.NamedData("years"), height=HEIGHT)
    tips = [
        alt.Tooltip("year:O", title=year),
        alt.Tooltip("text:N", title=scenario),
        alt.Tooltip("today_text:N", title=today),
        *([alt.Tooltip("aside_text:N", title=aside)] if aside else []),
    ]
    before = base.mark_area(color=ink, opacity=0.08).encode(
        x=axis, y=alt.Y("today_low:Q", title=None, scale=scale), y2="today_high:Q"
    )
    band = base.mark_area(color=colour, opacity=0.25).encode(
        x=axis, y=alt.Y("low:Q", title=None, scale=scale).axis(tickCount=4), y2="high:Q"
    )
    line = base.mark_line(color=colour, strokeWidth=2.5, point={"color": colour}).encode(
        x=axis, y=alt.Y("value:Q", scale=scale), tooltip=tips
    )
    dashed = base.mark_line(color=ink, strokeWidth=1.5, strokeDash=[4, 3], opacity=0.8).encode(
        x=axis, y=alt.Y("today:Q", scale=scale)
    )
    other = base.mark_line(
        color=palette.css(palette.GOLD), strokeWidth=2.5, strokeDash=[1, 3], strokeCap="round"
    ).encode(x=axis, y=alt.Y("aside:Q", scale=scale))
    return _plain(alt.layer(before, band, dashed, *([other] if aside else []), line))


@cache
def bars(
    rows: int, highest: float, name: str, value: str, *, dark: bool, narrow: bool
) -> dict[str, Any]:
    """`rows` bars with their intervals, in the order of the frame, scaled to `highest`.

    The frame to send has the columns name, value, low, high and text; `name` and `value` are
    labels.
    """
    base = alt.Chart(alt.NamedData("parts"), height=rows * BAR + AXIS)
    label = alt.Y("name:N", title=None, sort=None).axis(
        labelLimit=150 if narrow else 300, labelOverlap=False
    )
    bar = base.mark_bar(
        color=palette.css(palette.RAMP[2 if dark else 3]), opacity=0.55, cornerRadiusEnd=1
    ).encode(
        x=alt.X("value:Q", title=None, stack=None, scale=alt.Scale(domain=[0, highest])).axis(
            tickCount=4
        ),
        y=label,
        tooltip=[alt.Tooltip("name:N", title=name), alt.Tooltip("text:N", title=value)],
    )
    rule = base.mark_rule(color=palette.css(palette.INK[dark]), strokeWidth=1.5).encode(
        x="low:Q", x2="high:Q", y=label
    )
    # Room for the last number of the axis, which stands half beyond its tick.
    return _plain(alt.layer(bar, rule).properties(padding={"right": 24}))


def _plain(chart: alt.TopLevelMixin) -> dict[str, Any]:
    content: dict[str, Any] = chart.to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
