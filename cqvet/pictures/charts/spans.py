"""A time line on a true scale: one mark for each item, as wide as its date is uncertain."""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Final

import altair as alt
import pandas as pd

from cqvet.pictures import palette

LANE: Final = 20
AXIS: Final = 76
"""Room for the years above the lanes and the legend below them."""
SHAPES: Final = {
    "day": "circle",
    "range": "square",
    "month": "diamond",
    "year": "triangle-down",
    "before": "triangle-left",
    "after": "triangle-right",
}


def extent(date: str, end: str | None) -> tuple[str, str]:
    """First and last day that an ISO date may mean, to the day, month or year, or a range.

    >>> extent("2020-12", None), extent("2021-06-27", "2021-06-28")
    (('2020-12-01', '2020-12-31'), ('2021-06-27', '2021-06-28'))
    """
    first, last = pd.Period(date), pd.Period(end or date)
    return f"{first.start_time:%Y-%m-%d}", f"{last.end_time:%Y-%m-%d}"


def middle(start: str, end: str) -> str:
    """The day in the middle of two ISO days."""
    first = pd.Timestamp(start)
    return f"{first + (pd.Timestamp(end) - first) / 2:%Y-%m-%d}"


def lanes(spans: Sequence[tuple[str, str]], gap: int) -> list[int]:
    """A lane for each span, so that spans of one lane are at least `gap` days apart.

    Spans are first and last ISO day; in order of time each takes the first lane that is free.
    """
    found = [0] * len(spans)
    free: list[pd.Timestamp] = []
    for i in sorted(range(len(spans)), key=spans.__getitem__):
        start, end = map(pd.Timestamp, spans[i])
        lane = next((k for k, day in enumerate(free) if day <= start), len(free))
        free[lane : lane + 1] = [end + pd.Timedelta(days=gap)]
        found[i] = lane
    return found


@cache
def spec(
    rows: tuple[tuple[str, str], ...],
    colours: tuple[tuple[str, str], ...],
    precisions: tuple[tuple[str, str], ...],
    *,
    years: tuple[int, int],
    narrow: bool,
    dark: bool,
    **title: str,
) -> dict[str, Any]:
    """Rows as (id, label), colours as (type, CSS colour), precisions as (code, name).

    `years` are the first and the last to show.

    The frame to send with it has the columns `row`, `type`, `start`, `end`, `middle`,
    `precision` (name), `inferred` (hollow) and, for the tooltip, `name`, `kind`, `date`,
    `basis`; `title` holds the labels of the tooltip.
    """
    labels = f"{json.dumps(dict(rows), ensure_ascii=False)}[datum.value]"
    y = alt.Y("row:N", title=None, sort=[row for row, _ in rows]).axis(
        labelExpr=labels,
        labelLimit=110 if narrow else 230,
        labelOverlap=False,
        domain=False,
        ticks=False,
        grid=False,
    )
    colour = alt.Scale(domain=[code for code, _ in colours], range=[css for _, css in colours])
    tips = [alt.Tooltip(f"{field}:N", title=text) for field, text in _tips(title)]
    ink = palette.css(palette.INK[dark])
    # Days are read as UTC: so is the axis, else a reader west or east of it loses a year.
    time = alt.Scale(type="utc", domain=_whole(*years))
    ground = alt.Chart(alt.NamedData("items"), height=len(rows) * LANE + AXIS)
    span = ground.mark_rule(strokeWidth=3, opacity=0.45).encode(
        x=alt.X("start:T", title=None, scale=time).axis(
            format="%Y", tickCount="year", orient="top", grid=True, labelAngle=0
        ),
        x2="end:T",
        y=y,
        color=alt.Color("type:N", scale=colour, legend=None),
        tooltip=tips,
    )
    mark = ground.mark_point(size=75, strokeWidth=2, opacity=1).encode(
        x=alt.X("middle:T", scale=time),
        y=y,
        stroke=alt.Stroke("type:N", scale=colour, legend=None),
        fill=alt.Fill("type:N", scale=colour, legend=None),
        fillOpacity=alt.condition("datum.inferred", alt.value(0), alt.value(1)),
        shape=alt.Shape(
            "precision:N",
            scale=alt.Scale(
                domain=[name for _, name in precisions],
                range=[SHAPES[code] for code, _ in precisions],
            ),
            legend=alt.Legend(
                title=None,
                orient="bottom",
                columns=2 if narrow else len(precisions),
                symbolStrokeColor=ink,
                symbolFillColor=ink,
            ),
        ),
        tooltip=tips,
    )
    content: dict[str, Any] = (span + mark).to_dict()
    del content["data"]
    return content


def _whole(first: int, last: int) -> list[float]:
    """Whole years as the ends of a scale, in milliseconds as the browser counts them."""
    return [1000 * pd.Timestamp(year, 1, 1).timestamp() for year in (first, last + 1)]


def _tips(title: Mapping[str, str]) -> list[tuple[str, str]]:
    return [(field, title[field]) for field in ("name", "kind", "date", "basis")]
