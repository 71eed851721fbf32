"""Scores of toy schools with their error, against the thresholds of a rule."""

from functools import cache
from typing import Any, Final, Literal

import altair as alt

from cqvet.pictures import palette

ROW: Final = 26
HEAD: Final = 60
SIDES: Final[tuple[tuple[str, Literal["left", "right"], int], ...]] = (
    ("down", "right", 3),
    ("up", "left", -3),
)
"""Of each threshold: how its word is set, and by how much it overlaps the line."""


@cache
def spec(
    rows: int,
    low: float,
    high: float,
    *,
    school: str,
    score: str,
    odds: str,
    dark: bool,
    narrow: bool,
) -> dict[str, Any]:
    """`rows` schools on an axis from `low` to `high`; the three texts label the tooltip.

    The frame to send has a column `part`: `school` rows have `name`, `value`, `low`, `high`,
    `programme`, `text` and `odds`; `band` rows `low` and `high`, where a move is uncertain;
    `threshold` rows `value`, `text` and `side` (down or up). Everything is hollow or dashed:
    nothing of it is real.
    """
    ink = palette.css(palette.INK[dark])
    x = alt.X("value:Q", title=score, scale=alt.Scale(domain=[low, high], nice=False)).axis(
        tickCount=5 if narrow else 8, labelFontSize=13, titleFontSize=13
    )
    y = alt.Y("name:N", title=None, sort=None).axis(
        labelLimit=150 if narrow else 220,
        labelFontSize=13,
        labelOverlap=False,
        ticks=False,
        domain=False,
    )
    base = alt.Chart(alt.NamedData("schools"), height=rows * ROW + HEAD)
    band = (
        base.transform_filter("datum.part == 'band'")
        .mark_rect(color=palette.css(palette.MISSING[dark]), opacity=0.28, clip=True)
        .encode(x=alt.X("low:Q", scale=alt.Scale(domain=[low, high], nice=False)), x2="high:Q")
    )
    threshold = base.transform_filter("datum.part == 'threshold'").encode(x=x)
    lines = threshold.mark_rule(color=ink, strokeWidth=1.5, strokeDash=[6, 4])
    # Each word stands outside its line, so that two thresholds close together can be read.
    words = [
        threshold.transform_filter(f"datum.side == '{side}'")
        .mark_text(color=ink, baseline="bottom", align=align, dx=dx, dy=-4, fontSize=13)
        .encode(y=alt.value(0), text="text:N")
        for side, align, dx in SIDES
    ]
    schools = base.transform_filter("datum.part == 'school'").encode(
        y=y,
        color=alt.Color("programme:N", legend=None).scale(
            domain=["double_high", "double_excellent"],
            range=[palette.css(palette.ZONES[zone]) for zone in ("metro", "southeast")],
        ),
    )
    tips = [
        alt.Tooltip("name:N", title=school),
        alt.Tooltip("text:N", title=score),
        alt.Tooltip("odds:N", title=odds),
    ]
    errors = schools.mark_rule(strokeWidth=2, strokeDash=[3, 3], clip=True).encode(
        x=alt.X("low:Q", scale=alt.Scale(domain=[low, high], nice=False)), x2="high:Q", tooltip=tips
    )
    dots = schools.mark_point(size=110, strokeWidth=2, filled=False, opacity=1).encode(
        x=x, tooltip=tips
    )
    content: dict[str, Any] = alt.layer(band, lines, *words, errors, dots).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
