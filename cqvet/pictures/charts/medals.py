"""Medals of named persons: one mark a person, years across, medals down."""

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

LINE: Final = 26
AXIS: Final = 30
KEY: Final = 30
ROOM: Final = alt.Scale(type="point", padding=1, align=0.25)
"""More room on the right, where the names stand."""
SHAPES: Final = ("circle", "diamond", "square", "triangle-up")
"""Of competitions, in the order in which they are given."""


@cache
def spec(
    medals: tuple[str, ...],
    names: tuple[str, ...],
    competitions: tuple[str, ...],
    lines: int,
    *,
    narrow: bool,
    dark: bool,
    **title: str,
) -> dict[str, Any]:
    """Rows for `medals` (codes) with their `names`; `competitions` by name, each with a shape.

    `lines` is the most persons of one year and medal together over all rows: the height. The
    frame to send with it has the columns `name`, `skill`, `medal`, `kind` (name of the medal),
    `competition`, `year` (text) and `k` (which of the persons of one year and medal). `title`
    holds the labels of the tooltip: name, skill, kind, competition, year.
    """
    colour = alt.Scale(
        domain=list(medals), range=[palette.css(palette.MEDALS[code]) for code in medals]
    )
    base = alt.Chart(alt.NamedData("persons")).encode(
        x=alt.X("year:N", title=None, sort="ascending", scale=ROOM).axis(
            labelAngle=-90 if narrow else 0, grid=True, orient="top", labelOverlap=False
        ),
        y=alt.Y("kind:N", title=None, sort=list(names)).axis(
            labelLimit=90 if narrow else 180, labelOverlap=False, domain=False, ticks=False
        ),
        yOffset=alt.YOffset("k:N", sort="ascending"),
        tooltip=[alt.Tooltip(f"{field}:N", title=title[field]) for field in _tips(title)],
    )
    marks = base.mark_point(size=80, filled=True, opacity=1).encode(
        fill=alt.Fill("medal:N", scale=colour, legend=None),
        shape=alt.Shape(
            "competition:N",
            scale=alt.Scale(domain=list(competitions), range=list(SHAPES[: len(competitions)])),
            legend=_legend(competitions, narrow=narrow, dark=dark),
        ),
    )
    words = base.mark_text(
        align="left", dx=8, fontSize=12, color=palette.css(palette.INK[dark])
    ).encode(text="name:N")
    below = 0 if len(competitions) == 1 else KEY * (len(competitions) if narrow else 1)
    height = lines * LINE + AXIS + below
    chart = (marks if narrow else marks + words).properties(height=height)
    content: dict[str, Any] = chart.to_dict()
    content.pop("data", None)
    return content


def _legend(competitions: tuple[str, ...], *, narrow: bool, dark: bool) -> alt.Legend | None:
    """The shapes by competition, where there is more than one."""
    if len(competitions) == 1:
        return None
    return alt.Legend(
        title=None,
        orient="bottom",
        direction="vertical" if narrow else "horizontal",
        symbolFillColor=palette.css(palette.INK[dark]),
        symbolStrokeWidth=0,
        labelLimit=0,
    )


def _tips(title: Mapping[str, str]) -> list[str]:
    return [field for field in ("name", "skill", "kind", "competition", "year") if field in title]
