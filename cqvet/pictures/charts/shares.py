"""Published shares on one axis: filled where they are reported, hollow where they are a target."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

STRIP: Final = 48
ROW: Final = 26
TEXT: Final = 13
PICK: Final = "pick"


@cache
def strip(highest: float, *, dark: bool, **title: str) -> dict[str, Any]:
    """A line of dots with their words, in turn below and above it.

    The frame to send has the columns name, value (percent), target, below, label, text,
    indicator and ref; `title` holds the labels of the tooltip: name, text, indicator. A click
    picks the `ref`.
    """
    ink = palette.css(palette.INK[dark])
    middle = alt.value(STRIP / 2)
    base = alt.Chart(alt.NamedData("shares"), height=STRIP)
    x = alt.X("value:Q", title=None, scale=alt.Scale(domain=[0, highest])).axis(None)
    line = base.mark_rule(color=ink, opacity=0.35, aria=False).encode(
        x=alt.value(0), x2=alt.value("width"), y=middle
    )
    words = [
        base.transform_filter(f"datum.below == {below}")
        .mark_text(fontSize=TEXT, color=ink, dy=17 if below == "true" else -16)
        .encode(x=x, y=middle, text="label:N")
        for below in ("true", "false")
    ]
    return _plain(alt.layer(line, *words, _dots(base, title, dark=dark).encode(x=x, y=middle)))


@cache
def dots(rows: int, highest: float, *, dark: bool, narrow: bool, **title: str) -> dict[str, Any]:
    """A row for each share, in the order of the frame; columns as of `strip`, without below."""
    ink = palette.css(palette.INK[dark])
    base = alt.Chart(alt.NamedData("shares"), height=rows * ROW)
    scale = alt.Scale(domain=[0, highest])
    y = alt.Y("name:N", title=None, sort=None).axis(
        labelFontSize=TEXT,
        labelColor=ink,
        labelLimit=150 if narrow else 260,
        labelOverlap=False,
        ticks=False,
        domain=False,
        grid=True,
    )
    x = alt.X("value:Q", title=None, scale=scale).axis(None)
    words = base.mark_text(fontSize=TEXT, color=ink, align="left", dx=10).encode(
        x=x, y=y, text="label:N"
    )
    return _plain(alt.layer(_dots(base, title, dark=dark).encode(x=x, y=y), words))


def _dots(base: alt.Chart, title: dict[str, str], *, dark: bool) -> alt.Chart:
    """The dots, which can be picked."""
    colour = palette.css(palette.THROUGH[dark])
    marked: alt.Chart = base.mark_point(
        size=110, stroke=colour, strokeWidth=2, opacity=1, cursor="pointer"
    ).encode(
        fill=alt.condition(
            "datum.target", alt.value(palette.css(palette.GROUND[dark])), alt.value(colour)
        ),
        tooltip=[alt.Tooltip(f"{name}:N", title=label) for name, label in title.items()],
    )
    return marked.add_params(alt.selection_point(name=PICK, fields=["ref"]))


def _plain(chart: alt.TopLevelMixin) -> dict[str, Any]:
    content: dict[str, Any] = chart.properties(padding={"right": 8}).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
