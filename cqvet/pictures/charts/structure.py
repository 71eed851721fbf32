"""Supply against demand by cluster: a dumbbell of shares, bars of gaps, a grid of zones."""

import json
from functools import cache
from typing import Any

import altair as alt

from cqvet.pictures import palette

ROW = 28
AXIS = 70
LEGEND = 56
SUPPLY = palette.css(palette.ZONES["metro"])
DEMAND = palette.css(palette.ZONES["southeast"])
LINE = "#888888"
HALF = palette.css((150, 180, 212))
"""Between the shade of supply and that of nothing known."""
STROKE = "M-1,1L1,-1"
FADED = 0.35


def _y(*, narrow: bool) -> alt.Y:
    """Names down the side, with the room that a screen has for them."""
    room = 110 if narrow else 320
    axis = alt.Axis(labelLimit=room, labelOverlap=False, domain=False, ticks=False)
    return alt.Y("name:N", title=None, sort=None, axis=axis)


def _legend(*, narrow: bool, labels: dict[str, str] | None = None) -> alt.Legend:
    words = alt.Legend(title=None, orient="top", labelLimit=300, columns=1 if narrow else 2)
    if labels:
        words.labelExpr = f"{json.dumps(labels, ensure_ascii=False)}[datum.label]"
    return words


def _content(chart: alt.TopLevelMixin) -> dict[str, Any]:
    """The spec without its data, which is sent apart."""
    content: dict[str, Any] = chart.to_dict()
    for part in (content, *content.get("layer", [])):
        part.pop("data", None)
    return content


def _tip(field: str, title: str = " ") -> alt.Tooltip:
    return alt.Tooltip(f"{field}:N", title=title)


@cache
def dumbbell(
    rows: int, supply: str, demand: str, axis: str, *, both: bool, narrow: bool
) -> dict[str, Any]:
    """Supply (dot, with its interval) and demand (diamond) of each cluster, in percent.

    The frame has `name`, `supply`, `low`, `high`, `demand`, `strength` (opacity of the row),
    `supply_text` and `demand_text`. Without `both` there is no demand.
    """
    base = alt.Chart(alt.NamedData("clusters")).encode(y=_y(narrow=narrow))
    sides = ["supply", "demand"] if both else ["supply"]
    legend = _legend(narrow=narrow, labels={"supply": supply, "demand": demand})
    interval = base.mark_rule(strokeWidth=6, strokeCap="round", color=SUPPLY, opacity=0.3).encode(
        x=alt.X("low:Q", title=axis).axis(tickCount=6), x2="high:Q"
    )
    joint = base.mark_rule(strokeWidth=1.2, color=LINE).encode(x="supply:Q", x2="demand:Q")
    points = (
        base.transform_fold([*sides], as_=["side", "share"])
        .mark_point(filled=True, size=110)
        .encode(
            x="share:Q",
            color=alt.Color("side:N").scale(domain=sides, range=[SUPPLY, DEMAND]).legend(legend),
            shape=alt.Shape("side:N").scale(domain=sides, range=["circle", "diamond"]),
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
            tooltip=[
                _tip("name"),
                _tip("supply_text", supply),
                *([_tip("demand_text", demand)] if both else []),
            ],
        )
    )
    points.encoding.shape.legend = legend
    layers = [interval, joint, points] if both else [interval, points]
    height = rows * ROW + AXIS + LEGEND * (2 if narrow else 1)
    return _content(alt.layer(*layers).properties(height=height))


@cache
def gaps(
    rows: int, axis: str, answers: tuple[str, ...], *, pitch: float, dark: bool, narrow: bool
) -> dict[str, Any]:
    """Bars from balance: how many points the supply share lies above or below the demand share.

    The frame has `name`, `value`, `low`, `high` (points), `strength`, `text`, `answer` (one of
    `answers`, the surest first, told by the shade), `told` (the same at length) and `labelled`:
    true where demand has no target of its own; such a bar is hatched, a stroke each `pitch` points.
    """
    ground, unknown = (palette.css(of[dark]) for of in (palette.GROUND, palette.MISSING))
    base = alt.Chart(alt.NamedData("clusters")).encode(
        y=_y(narrow=narrow),
        opacity=alt.Opacity("strength:Q", scale=None, legend=None),
        tooltip=[_tip("name"), _tip("text", axis), _tip("told")],
    )
    legend = _legend(narrow=narrow)
    bars = base.mark_bar(height=14).encode(
        x=alt.X("value:Q", title=axis).axis(tickCount=6),
        color=alt.Color("answer:N")
        .scale(domain=list(answers), range=[SUPPLY, HALF, unknown])
        .legend(legend),
    )
    along = f"sequence(min(0, datum.value) + {pitch / 2}, max(0, datum.value), {pitch})"
    strokes = (
        base.transform_filter("datum.labelled")
        .transform_calculate(at=along)
        .transform_flatten(["at"])
        .mark_point(shape=STROKE, filled=False, size=196, strokeWidth=1.5, color=ground)
        .encode(x="at:Q")
    )
    interval = base.mark_rule(color=DEMAND, strokeWidth=2).encode(x="low:Q", x2="high:Q")
    height = rows * ROW + AXIS + LEGEND * (2 if narrow else 1)
    return _content(alt.layer(bars, strokes, interval).properties(height=height))


@cache
def grid(rows: int, highest: float, value: str, *, dark: bool, narrow: bool) -> dict[str, Any]:
    """A heat map: clusters down, zones across, offerings as shade and number.

    The frame has `name`, `zone`, `points` and `text`.
    """
    steps = [palette.css(colour) for colour in palette.ramp(5, dark=dark)]
    ground, ink = (palette.css(colour[dark]) for colour in (palette.GROUND, palette.INK))
    base = alt.Chart(alt.NamedData("grid")).encode(
        y=_y(narrow=narrow),
        x=alt.X("zone:N", title=None, sort=None).axis(labelAngle=0, orient="top", labelLimit=220),
    )
    cells = base.mark_rect(stroke=ground).encode(
        color=alt.Color("points:Q").scale(range=steps, domain=[0, highest]).legend(None),
        tooltip=[_tip("name"), _tip("zone"), _tip("text", value)],
    )
    strong = f"datum.points > {highest / 2}"
    numbers = base.mark_text().encode(
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
            y=_y(narrow=narrow),
            yOffset=alt.YOffset("step:N", sort=[up, down]),
            x=alt.X("change:Q", title=axis).axis(tickCount=5),
            color=alt.Color("step:N")
            .scale(domain=[up, down], range=[SUPPLY, DEMAND])
            .legend(_legend(narrow=narrow)),
            tooltip=[_tip("name"), _tip("step"), _tip("text", axis)],
        )
    )
    return _content(chart)
