"""The parts of a reported total, and beside each how many of it are named."""

from functools import cache
from typing import Any

import altair as alt

from cqvet.pictures import palette

ROW = 44
AXIS = 8
ROOM = {False: 1.35, True: 2.2}
COLOUR = palette.css(palette.ZONES["metro"])


@cache
def spec(
    names: tuple[str, ...],
    sides: tuple[str, str],
    highest: float,
    *,
    dark: bool,
    narrow: bool,
    **title: str,
) -> dict[str, Any]:
    """Two bars for each of `names`: reported (filled), named (outlined); never stacked.

    The scale ends beyond `highest`, which leaves room for the words at the end of the bars.

    The frame has `name`, `side` (one of `sides`: reported, named), `n`, `text` and `ref`.
    `title` holds the labels of the tooltip: name, side, n.
    """
    base = alt.Chart(alt.NamedData("parts")).encode(
        y=alt.Y("name:N", title=None, sort=list(names)).axis(
            labelLimit=150 if narrow else 240, labelOverlap=False, domain=False, ticks=False
        ),
        yOffset=alt.YOffset("side:N", sort=list(sides)),
        tooltip=[alt.Tooltip(f"{field}:N", title=title[field]) for field in ("name", "side")]
        + [alt.Tooltip("text:N", title=title["n"])],
    )
    x = alt.X("n:Q", title=None, scale=alt.Scale(domain=[0, highest * ROOM[narrow]])).axis(None)
    bars = base.mark_bar(stroke=COLOUR, strokeWidth=1.5, color=COLOUR).encode(
        x=x,
        fillOpacity=alt.condition(
            alt.FieldEqualPredicate(field="side", equal=sides[0]), alt.value(1), alt.value(0)
        ),
    )
    words = base.mark_text(
        align="left", dx=6, color=palette.css(palette.INK[dark]), fontSize=12
    ).encode(x=x, text="text:N")
    content: dict[str, Any] = alt.layer(bars, words, height=len(names) * ROW + AXIS).to_dict()
    for part in (content, *content["layer"]):
        part.pop("data", None)
    return content
