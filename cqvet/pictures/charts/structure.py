"""Supply against demand by cluster: bars of gaps, of what a plan changes, a grid of zones."""

from functools import cache
from typing import Any

import altair as alt

from cqvet.pictures import palette

ROW = 31
TALL = 44
"""A row with its name above its bar."""
AXIS = 70
LEGEND = 56
EDGE = {False: 64, True: 48}
TEXT = 13
SUPPLY = palette.css(palette.ZONES["metro"])
DEMAND = palette.css(palette.ZONES["southeast"])
HALF = palette.css(palette.HALF)
FADED = 0.35


def _y(*, room: int = 380) -> alt.Y:
    """Names down the side, in so many pixels; without room none, for they stand elsewhere."""
    if not room:
        return alt.Y("name:N", title=None, sort=None).axis(None)
    axis = alt.Axis(
        labelLimit=room, labelOverlap=False, labelFontSize=TEXT, domain=False, ticks=False
    )
    return alt.Y("name:N", title=None, sort=None, axis=axis)


def _legend(*, narrow: bool) -> alt.Legend:
    return alt.Legend(
        title=None,
        orient="top",
        labelLimit=300,
        labelFontSize=TEXT,
        columns=1 if narrow else 3,
        symbolType="square",
        symbolStrokeWidth=0,
    )


def _content(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The spec without its data, which is sent apart."""
    content: dict[str, Any] = chart.to_dict()
    for part in (content, *content.get("layer", [])):
        part.pop("data", None)
    return content


def _tip(field: str, title: str = " ") -> alt.Tooltip:
    return alt.Tooltip(f"{field}:N", title=title)


@cache
def gaps(
    rows: int, axis: str, answers: tuple[str, ...], *, dark: bool, narrow: bool
) -> dict[str, Any]:
    """Bars from balance: how many points the supply share lies above or below the demand share.

    The frame has `name`, `value`, `low`, `high` (points), `strength`, `short` (the value as it is
    written at the edge), `text` (with its interval), `shares` (both shares in words), `answer` (one
    of `answers`, the surest first, told by the shade) and `told` (the same at length). On a narrow
    screen the names stand above the bars.
    """
    unknown, ink = (palette.css(of[dark]) for of in (palette.MISSING, palette.INK))
    base = alt.Chart(alt.NamedData("clusters")).encode(
        y=_y(room=0 if narrow else 380),
        opacity=alt.Opacity("strength:Q", scale=None, legend=None),
        tooltip=[_tip("name"), _tip("text", axis), _tip("shares"), _tip("told")],
    )
    x = alt.X("value:Q", title=axis).axis(tickCount=6, labelFontSize=TEXT, titleFontSize=TEXT)
    bars = base.mark_bar(height=14, stroke=SUPPLY, strokeWidth=0.8).encode(
        x=x,
        color=alt.Color("answer:N")
        .scale(domain=list(answers), range=[SUPPLY, HALF, unknown])
        .legend(_legend(narrow=narrow)),
    )
    interval = base.mark_rule(color=ink, strokeWidth=1.5).encode(x="low:Q", x2="high:Q")
    zero = alt.Chart(alt.NamedData("clusters")).mark_rule(color=ink, opacity=0.5, aria=False)
    zero = zero.encode(x=alt.datum(0), tooltip=alt.value(None))
    layers = [bars, zero, interval, *_words(base, ink, "short", narrow=narrow)]
    height = rows * (TALL if narrow else ROW) + AXIS
    return _content(alt.layer(*layers).properties(height=height, padding=_room(narrow=narrow)))


@cache
def changes(rows: int, axis: str, *, exact: bool, dark: bool, narrow: bool) -> dict[str, Any]:
    """Bars from zero: how many offerings each cluster has more or less after a plan.

    The frame has `name`, `value`, `takes` (more, not less), `short` (as written at the edge) and
    `text` (shares before and after). `exact` where no offering is modelled: the bars are full.
    """
    ink = palette.css(palette.INK[dark])
    base = alt.Chart(alt.NamedData("changes")).encode(
        y=_y(room=0 if narrow else 380), tooltip=[_tip("name"), _tip("short", axis), _tip("text")]
    )
    x = alt.X("value:Q", title=axis).axis(
        tickMinStep=1, format="d", tickCount=6, labelFontSize=TEXT, titleFontSize=TEXT
    )
    bars = base.mark_bar(height=14, fillOpacity=1 if exact else 0.55, strokeWidth=1.2).encode(
        x=x,
        fill=alt.condition("datum.takes", alt.value(SUPPLY), alt.value(DEMAND)),
        stroke=alt.condition("datum.takes", alt.value(SUPPLY), alt.value(DEMAND)),
    )
    layers = [bars, *_words(base, ink, "short", narrow=narrow)]
    height = rows * (TALL if narrow else ROW) + AXIS
    return _content(alt.layer(*layers).properties(height=height, padding=_room(narrow=narrow)))


def _words(base: alt.Chart, ink: str, field: str, *, narrow: bool) -> list[alt.Chart]:
    """What is written at the right edge of each row; where it is narrow also its name, above."""
    edge = base.mark_text(align="left", dx=8, fontSize=TEXT, color=ink).encode(
        x=alt.value("width"), text=f"{field}:N"
    )
    if not narrow:
        return [edge]
    name = base.mark_text(align="left", dy=-16, fontSize=TEXT, color=ink).encode(
        x=alt.value(0), text="name:N"
    )
    return [edge, name]


def _room(*, narrow: bool) -> dict[str, int]:
    """For the words at the right edge, and for half of the last number of the axis."""
    return {"right": EDGE[narrow]}


@cache
def grid(rows: int, highest: float, value: str, *, dark: bool) -> dict[str, Any]:
    """A heat map: clusters down, zones across, offerings as shade and number.

    The frame has `name`, `zone`, `points` and `text`.
    """
    steps = [palette.css(colour) for colour in palette.ramp(5, dark=dark)]
    ground, ink = (palette.css(colour[dark]) for colour in (palette.GROUND, palette.INK))
    base = alt.Chart(alt.NamedData("grid")).encode(
        y=_y(),
        x=alt.X("zone:N", title=None, sort=None).axis(
            labelAngle=0, orient="top", labelLimit=220, labelFontSize=TEXT
        ),
    )
    cells = base.mark_rect(stroke=ground).encode(
        color=alt.Color("points:Q").scale(range=steps, domain=[0, highest]).legend(None),
        tooltip=[_tip("name"), _tip("zone"), _tip("text", value)],
    )
    strong = f"datum.points > {highest / 2}"
    numbers = base.mark_text(fontSize=TEXT).encode(
        text="text:N", color=alt.condition(strong, alt.value(ground), alt.value(ink))
    )
    return _content(alt.layer(cells, numbers).properties(height=rows * ROW + AXIS))


@cache
def shifts(rows: int, axis: str, up: str, down: str, *, narrow: bool) -> dict[str, Any]:
    """How far an index moves when ratings move one step: bars to both sides of zero.

    The frame has `name`, `step` (the label `up` or `down`), `change` and `text`.
    """
    chart = (
        alt.Chart(alt.NamedData("shifts"), height=rows * ROW + AXIS + LEGEND)
        .mark_bar()
        .encode(
            y=_y(room=130 if narrow else 380),
            yOffset=alt.YOffset("step:N", sort=[up, down]),
            x=alt.X("change:Q", title=axis).axis(
                tickCount=5, labelFontSize=TEXT, titleFontSize=TEXT
            ),
            color=alt.Color("step:N")
            .scale(domain=[up, down], range=[SUPPLY, DEMAND])
            .legend(_legend(narrow=narrow)),
            tooltip=[_tip("name"), _tip("step"), _tip("text", axis)],
        )
    )
    return _content(chart)
