"""A time line on a true scale: a lane for each kind, a mark for each record, names where they fit.

A mark whose date is not known to the day has a bar as wide as the doubt.
"""

import json
from collections.abc import Sequence
from functools import cache, lru_cache
from typing import Any, Final, NamedTuple

import altair as alt
import pandas as pd

from cqvet.pictures import palette

ROW: Final = 20
AXIS: Final = 28
PICK: Final = "pick"
DOT: Final = 14
"""Room that a mark without a name needs, in pixels."""
NAME: Final = 230
PHONE: Final = 170
"""Room of the names of lanes at most, in pixels, on a wide screen and on a phone."""
SIGNS: Final = {True: 13.5, False: 7.0}
"""Widths of a Chinese and of another sign."""


class Mark(NamedTuple):
    """A record in its `lane`: when it began and ended at most, as years with decimals.

    `label` is written beside it; `name` and `when` are told of it; `hollow` where it is inferred.
    """

    lane: str
    start: float
    end: float
    label: str
    name: str
    when: str
    ref: str
    hollow: bool = False


class Lane(NamedTuple):
    """A lane by its code, what it is called, and the colour of its marks."""

    code: str
    name: str
    colour: palette.Rgb


Joined = tuple[str, frozenset[str]]
"""A mark that is chosen, and those that it is joined to, by reference."""
ALONE: Final[Joined] = ("", frozenset())


@lru_cache(maxsize=1024)
def extent(date: str, end: str | None = None) -> tuple[float, float]:
    """The years in which an ISO day, month, year or range of days begins and ends.

    >>> extent("2020"), extent("2021-07-02", "2021-07-03")
    ((2020.0, 2021.0), (2021.5, 2021.5))
    """
    first, last = pd.Period(date).start_time, pd.Period(end or date).end_time
    start, stop = (round(day.year + (day.day_of_year - 1) / 365, 2) for day in (first, last))
    return start, stop


@lru_cache(maxsize=2048)
def width(text: str) -> float:
    """How many pixels a name takes at most."""
    return sum(SIGNS[sign > "\u2e80"] for sign in text)


def placed(
    marks: Sequence[Mark], lanes: Sequence[Lane], room: float, joined: Joined = ALONE
) -> tuple[pd.DataFrame, tuple[int, int, float]]:
    """The marks with their row, and the years: the first, the last, and where the picture ends.

    In each lane a mark takes the first row in which it and its name are free, where the picture
    has so many pixels of `room`. The column `lane` is a number; `chosen` is the mark that others
    are joined to, which have its place in `to_at` and `to_row`.
    """
    first, last = int(min(mark.start for mark in marks)), int(max(mark.end for mark in marks)) + 1
    left = room - min(NAME, max(width(lane.name) for lane in lanes)) - DOT
    # The name that reaches furthest begins at its mark: the years have what it leaves.
    ends = [(_middle(mark) - first, left - width(mark.label)) for mark in marks]
    scale = min(pixels / years for years, pixels in (*ends, (last - first, left)) if years)
    rows: list[dict[str, Any]] = []
    top = 0
    for number, lane in enumerate(lanes):
        free: list[float] = []
        for mark in sorted((m for m in marks if m.lane == lane.code), key=lambda m: m[1:3]):
            at, taken = _middle(mark), (width(mark.label) + DOT) / scale
            row = next((k for k, year in enumerate(free) if year <= mark.start), len(free))
            free[row : row + 1] = [max(mark.end, at) + taken]
            found = {"at": at, "row": top + row, "lane": number, "edge": top - 0.5}
            rows.append({**mark._asdict(), **found})
        top += max(1, len(free))
    chosen, others = joined
    there = next((one for one in rows if one["ref"] == chosen), None)
    for one in rows:
        to = there if one["ref"] in others else None
        one |= {"chosen": one is there, "to_at": to and to["at"], "to_row": to and to["row"]}
    return pd.DataFrame(rows), (first, last, first + left / scale)


def _middle(mark: Mark) -> float:
    return (mark.start + mark.end) / 2


@cache
def spec(
    lanes: tuple[tuple[str, palette.Rgb, int], ...],
    years: tuple[int, int, float],
    name: str,
    when: str,
    *,
    narrow: bool,
    dark: bool,
) -> dict[str, Any]:
    """`lanes` by name, colour and number of rows; `years` as `placed` gives them.

    The frame to send with it is that of `placed`; a click picks `ref`. `name` and `when` label
    the tooltip.
    """
    ink, ground, faint = (
        palette.css(shade[dark]) for shade in (palette.INK, palette.GROUND, palette.LAND)
    )
    tops = [sum(lane[2] for lane in lanes[:i]) for i in range(len(lanes) + 1)]
    middles = {str(tops[i] + (rows - 1) / 2): lane for i, (lane, _, rows) in enumerate(lanes)}
    first, last, end = years
    x = alt.X(
        "at:Q", title=None, scale=alt.Scale(domain=[first, end], nice=False, zero=False)
    ).axis(
        orient="top",
        values=list(range(first, last)),
        format="d",
        labelAlign="left",
        labelOffset=3,
        gridColor=faint,
        labelFontSize=13,
        labelOverlap="greedy",
        ticks=False,
        domain=False,
    )
    labels = f"{json.dumps(middles, ensure_ascii=False)}[format(datum.value, '.1f')]"
    rows = alt.Scale(domain=[tops[-1] - 0.5, -0.5], nice=False, zero=False)
    names = alt.Axis(
        values=[float(middle) for middle in middles],
        labelExpr=labels,
        labelFontSize=13,
        labelLimit=PHONE if narrow else NAME,
        labelOverlap=False,
        grid=False,
        ticks=False,
        domain=False,
    )
    y, edge = (alt.Y(f"{at}:Q", title=None, scale=rows, axis=names) for at in ("row", "edge"))
    pick = alt.selection_point(name=PICK, fields=["ref"])
    scale = alt.Scale(
        domain=list(range(len(lanes))), range=[palette.css(lane[1]) for lane in lanes]
    )
    colour = alt.Color("lane:O", scale=scale, legend=None)
    tips = [alt.Tooltip("name:N", title=name), alt.Tooltip("when:N", title=when)]
    marks = alt.Chart(alt.NamedData("marks"))
    edges = marks.mark_rule(color=faint, aria=False).encode(y=edge)
    base = marks.encode(x=x, y=y, color=colour, tooltip=tips)
    span = base.mark_rule(strokeWidth=3, opacity=0.35, aria=False).encode(x="start:Q", x2="end:Q")
    dots = (
        base.mark_point(size=90, strokeWidth=2, opacity=1, filled=True)
        .encode(
            stroke=alt.Stroke("lane:O", scale=scale, legend=None),
            fill=alt.condition("datum.hollow", alt.value(ground), colour),
        )
        .add_params(pick)
    )
    # What stands for the dots alone is not told a second time; empty, it would be a nameless mark.
    ring = base.transform_filter("datum.chosen").mark_point(
        size=300, strokeWidth=2.5, filled=False, aria=False
    )
    bonds = (
        marks.transform_filter("isValid(datum.to_at)")
        .mark_rule(color=ink, strokeWidth=1.5, opacity=0.7, aria=False)
        .encode(x="at:Q", y=y, x2="to_at:Q", y2="to_row:Q")
    )
    text = base.mark_text(align="left", dx=9, fontSize=13).encode(
        text="label:N", color=alt.value(ink)
    )
    layers = [edges, span, bonds, ring, dots, *([] if narrow else [text])]
    chart = alt.layer(*layers).properties(height=tops[-1] * ROW + AXIS)
    content: dict[str, Any] = chart.configure_view(strokeWidth=0).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
