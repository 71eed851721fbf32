"""Modelled amounts with their 80 % interval: over the years, and side by side."""

from functools import cache
from typing import Any, Final, NamedTuple

import altair as alt

from cqvet.pictures import palette

HEIGHT: Final = {False: 180, True: 105}
"""Of one of several small pictures: side by side, or where it is narrow one above the other."""
TEXT: Final = 13
BAR: Final = 26
AXIS: Final = 36


class Labels(NamedTuple):
    """What the tooltip calls a year, this scenario, today's line and the other scenario.

    `aside` is empty where no other scenario is drawn. An axis counts in `size`, called `unit`.
    """

    year: str
    scenario: str
    today: str
    unit: str
    size: int
    aside: str = ""


@cache
def years(
    highest: float, span: tuple[int, int], said: Labels, *, dark: bool, narrow: bool
) -> dict[str, Any]:
    """A line with its band, today's line dashed with its own, scaled from 0 to `highest`.

    The frame to send has the columns year, value, low, high, today, today_low, today_high, text,
    today_text and here, which is the year that is read, with `said.aside` also aside and
    aside_text: another scenario, dotted. Of the years of the `span` the ends are written, and one
    between them.
    """
    colour = palette.css(palette.RAMP[2 if dark else 3])
    ink = palette.css(palette.INK[dark])
    written = sorted({span[0], sum(span) // 2, span[1]})
    axis = alt.X("year:O", title=None).axis(
        labelAngle=0, labelFontSize=TEXT, labelColor=ink, values=written, labelOverlap=True
    )
    steps = alt.Axis(
        tickCount=2 if narrow else 3,
        labelFontSize=TEXT,
        labelColor=ink,
        labelExpr=_counted(said),
        labelOverlap="greedy",
        labelSeparation=6,
    )
    scale = alt.Scale(domain=[0, highest])
    base = alt.Chart(alt.NamedData("years"), height=HEIGHT[narrow])
    tips = [
        alt.Tooltip("year:O", title=said.year),
        alt.Tooltip("text:N", title=said.scenario),
        alt.Tooltip("today_text:N", title=said.today),
        *([alt.Tooltip("aside_text:N", title=said.aside)] if said.aside else []),
    ]
    before = base.mark_area(color=ink, opacity=0.08).encode(
        x=axis, y=alt.Y("today_low:Q", title=None, scale=scale, axis=steps), y2="today_high:Q"
    )
    band = base.mark_area(color=colour, opacity=0.25).encode(
        x=axis, y=alt.Y("low:Q", title=None, scale=scale, axis=steps), y2="high:Q"
    )
    line = base.mark_line(color=colour, strokeWidth=2.5, point={"color": colour}).encode(
        x=axis, y=alt.Y("value:Q", scale=scale), tooltip=tips
    )
    dashed = base.mark_line(color=ink, strokeWidth=1.5, strokeDash=[4, 3], opacity=0.8).encode(
        x=axis, y=alt.Y("today:Q", scale=scale)
    )
    other = base.mark_line(
        color=palette.css(palette.THROUGH[dark]),
        strokeWidth=2.5,
        strokeDash=[1, 4],
        strokeCap="round",
    ).encode(x=axis, y=alt.Y("aside:Q", scale=scale))
    here = base.transform_filter("datum.here").mark_rule(color=ink, opacity=0.5).encode(x=axis)
    return _plain(alt.layer(before, band, *([other] if said.aside else []), line, dashed, here))


@cache
def bars(
    rows: int, highest: float, name: str, value: str, *, dark: bool, narrow: bool
) -> dict[str, Any]:
    """`rows` bars with their intervals, in the order of the frame, scaled to `highest`.

    The frame to send has the columns name, value, low, high, text and rest: a bar of what
    belongs to none of the others is grey. `name` and `value` are labels.
    """
    ink = palette.css(palette.INK[dark])
    base = alt.Chart(alt.NamedData("parts"), height=rows * BAR + AXIS)
    label = alt.Y("name:N", title=None, sort=None).axis(
        labelLimit=150 if narrow else 300, labelOverlap=False, labelFontSize=TEXT, labelColor=ink
    )
    own = palette.css(palette.RAMP[2 if dark else 3])
    grey = palette.css(palette.OTHERS[dark])
    bar = base.mark_bar(cornerRadiusEnd=1).encode(
        x=alt.X("value:Q", title=None, stack=None, scale=alt.Scale(domain=[0, highest])).axis(None),
        y=label,
        color=alt.condition("datum.rest", alt.value(grey), alt.value(own)),
        tooltip=[alt.Tooltip("name:N", title=name), alt.Tooltip("text:N", title=value)],
    )
    rule = base.mark_rule(color=ink, strokeWidth=1.5).encode(x="low:Q", x2="high:Q", y=label)
    words = base.mark_text(align="left", dx=6, fontSize=TEXT, color=ink).encode(
        x="high:Q", y=label, text="short:N"
    )
    # Room for the last number of the axis, which stands half beyond its tick.
    return _plain(alt.layer(bar, rule, words).properties(padding={"right": 24}))


def _counted(said: Labels) -> str:
    """How an axis writes its numbers: a Vega expression."""
    return f"datum.value ? format(datum.value / {said.size}, '~g') + '{said.unit}' : '0'"


def _plain(chart: alt.TopLevelMixin) -> dict[str, Any]:
    content: dict[str, Any] = chart.to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
