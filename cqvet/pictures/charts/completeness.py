"""Filled and empty cells of each column of a table, one bar a column."""

from functools import cache
from typing import Any, Final

import altair as alt

from cqvet.pictures import palette

BAR: Final = 20
AXIS: Final = 130
STATES: Final = ("filled", "not_published", "not_found", "too_few", "does_not_apply")
COLOURS: Final = (palette.RAMP[3], (178, 99, 43), palette.GOLD, (138, 109, 59), (158, 158, 158))


@cache
def spec(bars: int, states: tuple[str, ...]) -> dict[str, Any]:
    """`bars` bars from 0 to 1; `states` names the five `STATES` in the language of the page.

    The frame to send with it has the columns `column` (its title), `share` (of the cells),
    `state`, `order` (of the state) and `text` (the number of cells as written).
    """
    chart = (
        alt.Chart(alt.NamedData("cells"), height=bars * BAR + AXIS)
        .mark_bar()
        .encode(
            x=alt.X("share:Q", title=None, stack="zero").scale(domain=[0, 1]).axis(format="%"),
            y=alt.Y("column:N", title=None, sort=None).axis(labelLimit=150, labelOverlap=False),
            color=alt.Color("state:N", title=None)
            .scale(domain=list(states), range=[palette.css(colour) for colour in COLOURS])
            .legend(orient="bottom", columns=3, labelLimit=120, offset=4),
            order="order:Q",
            tooltip=[
                alt.Tooltip("column:N", title=" "),
                alt.Tooltip("state:N", title=" "),
                alt.Tooltip("text:N", title=" "),
            ],
        )
    )
    content: dict[str, Any] = chart.to_dict()
    del content["data"]
    return content
