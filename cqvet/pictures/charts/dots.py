"""Rows of dots: one row a name, one dot a record, in the colour and sign of its kind."""

from collections.abc import Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import altair as alt
import pandas as pd

from cqvet.pictures import palette
from cqvet.pictures.maps.labels import width

ROW: Final = 15
STEP: Final = 14
AIR: Final = 14
"""Between a name and its dots."""
ACROSS: Final = 410
"""Pixels that the rows have."""
PICK: Final = "pick"
SIDES: Final = ("left", "right", "top", "bottom")
SHAPES: Final = ("circle", "square", "diamond", "triangle-up")
GLYPHS: Final = ("●", "■", "◆", "▲")
HOLLOW: Final = ("○", "□", "◇", "△")
"""The signs of the kinds in their order, in the chart and in words."""


class Dot(NamedTuple):
    """A record by its reference."""

    kind: str
    hollow: bool
    ref: str


class Row(NamedTuple):
    """A name with its dots, at least one; `said` is told of it, it is `shown` or faint."""

    key: str
    name: str
    said: str
    dots: Sequence[Dot]
    shown: bool = True


def placed(rows: Sequence[Row], *, narrow: bool) -> pd.DataFrame:
    """A line for each dot, with the place of dot, name and row in pixels.

    In two columns where there is room for them.
    """
    half = -(-len(rows) // 2)
    columns = [own for own in (rows[:half], rows[half:]) if own]
    if narrow or sum(map(_wide, columns)) > ACROSS:
        columns = [rows]
    found: list[dict[str, Any]] = []
    for number, own in enumerate(columns):
        left, wide = number * (ACROSS - _wide(own)), ACROSS if len(columns) == 1 else _wide(own)
        for at, row in enumerate(own):
            place = {"left": left, "right": left + wide, "top": at * ROW}
            words = {"key": row.key, "name": row.name, "shown": row.shown}
            # What is said of a row stands at its first dot, which is what the pointer finds.
            found += [
                {
                    **words,
                    "said": "" if k else row.said,
                    **place,
                    **dot._asdict(),
                    "k": k,
                    "at": left + _named(own) + STEP * k,
                }
                for k, dot in enumerate(row.dots)
            ]
    return pd.DataFrame(found)


def _named(rows: Sequence[Row]) -> float:
    """Where the dots of a column begin."""
    return AIR + max(width(row.name) for row in rows)


def _wide(rows: Sequence[Row]) -> float:
    return _named(rows) + STEP * max(len(row.dots) for row in rows)


@cache
def spec(
    height: int, kinds: tuple[tuple[str, palette.Rgb], ...], tip: str, *, dark: bool
) -> dict[str, Any]:
    """The picture of a frame that `placed` gives, with at most as many `kinds` as signs.

    A click anywhere in a row picks its `key`; `tip` is the label of what is `said`.
    """
    ink, ground = palette.css(palette.INK[dark]), palette.css(palette.GROUND[dark])
    names = [kind for kind, _ in kinds]
    colour = alt.Scale(domain=names, range=[palette.css(colour) for _, colour in kinds])
    base = (
        alt.Chart(alt.NamedData("dots"))
        .transform_calculate(middle=f"datum.top + {ROW / 2}", foot=f"datum.top + {ROW}")
        .encode(
            y=alt.Y("middle:Q", scale=None, axis=None),
            opacity=alt.condition("datum.shown", alt.value(1), alt.value(0.3)),
        )
    )
    first = base.transform_filter("datum.k == 0")
    name = first.mark_text(align="left", baseline="middle", fontSize=13, color=ink).encode(
        x=alt.X("left:Q", scale=None, axis=None), text="name:N"
    )
    dot = base.mark_point(size=70, strokeWidth=1.6).encode(
        x=alt.X("at:Q", scale=None, axis=None),
        stroke=alt.Stroke("kind:N", scale=colour, legend=None),
        fill=alt.condition(
            "datum.hollow", alt.value(ground), alt.Fill("kind:N", scale=colour, legend=None)
        ),
        shape=alt.Shape(
            "kind:N", scale=alt.Scale(domain=names, range=SHAPES[: len(names)]), legend=None
        ),
    )
    # The whole row takes the click: a bar that is not seen lies over names and dots.
    row = (
        first.mark_rect(fillOpacity=0)
        .encode(
            x=alt.X("left:Q", scale=None, axis=None),
            x2="right:Q",
            y=alt.Y("top:Q", scale=None, axis=None),
            y2="foot:Q",
            opacity=alt.value(1),
            tooltip=[alt.Tooltip("name:N", title=" "), alt.Tooltip("said:N", title=tip)],
        )
        .add_params(alt.selection_point(name=PICK, fields=["key"]))
    )
    chart = alt.layer(name, dot, row).properties(height=height, padding=dict.fromkeys(SIDES, 2))
    content: dict[str, Any] = chart.configure_view(strokeWidth=0).to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content
