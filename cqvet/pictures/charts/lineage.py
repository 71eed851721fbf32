"""Documents in time order, one row each, in the lane of who issued them, and what links them."""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, Final

import altair as alt
import pandas as pd

from cqvet.pictures import palette

ROW: Final = 25
HEAD: Final = {False: 110, True: 170}
"""Wide and narrow: room for the names of lanes above the rows."""
LEGEND: Final = 50
PICK: Final = "pick"
STEPS: Final = 16
BULGE: Final = 0.42
COLOURS: Final = {
    "carries_out": palette.ZONES["metro"],
    "follows": palette.ZONES["southeast"],
    "prepares": palette.ZONES["northeast"],
    "cites": palette.TWIN_CITIES["community"],
    "replaces": palette.TWIN_CITIES["event"],
}
ROOM: Final = {False: (-4.4, 12.6), True: (-4.6, 14.8)}
"""Wide and narrow: where dates begin left of the lanes, and where titles end right of them."""


def curves(points: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The lines of links: the columns of `links` with `x`, `y` and `step`, `STEPS` rows a link.

    `points` has `policy`, `x` and `y`; `links` has `policy` and `other`. Two documents of one
    lane are joined by a bow to the left, others by an S.
    """
    place = {row["policy"]: (row["x"], row["y"]) for row in points.to_dict("records")}
    rows = []
    for link in links.to_dict("records"):
        (x0, y0), (x1, y1) = place[link["policy"]], place[link["other"]]
        bow = min(BULGE, 0.12 * abs(y1 - y0)) if x0 == x1 else 0.0
        for step in range(STEPS):
            part = step / (STEPS - 1)
            smooth = part * part * (3 - 2 * part)
            x = x0 + (x1 - x0) * smooth - bow * math.sin(math.pi * part)
            rows.append({**link, "x": x, "y": y0 + (y1 - y0) * part, "step": step})
    return pd.DataFrame(rows, columns=[*links.columns, "x", "y", "step"])


def spec(
    rows: float,
    lanes: Sequence[str],
    kinds: Mapping[str, str],
    title: Mapping[str, str],
    *,
    dark: bool,
    narrow: bool,
) -> dict[str, Any]:
    """A chart with room for `rows` documents in `lanes` (names); `kinds` names kinds of links.

    The frame to send has a column `part`. Where it is `point`: `policy`, `x` (lane), `y` (row),
    `name`, `date`, `basis`, `inferred`, `chosen`, `bold` and `strength`; `link`: `link`, `x`,
    `y`, `step`, `kind`, `name`, `basis`, `inferred` and `strength`; `article`: `y` and `name`,
    a line between rows. `title` labels the tooltips: name, date, basis, kind. A click picks
    `policy`.
    """
    ink = palette.css(palette.INK[dark])
    ground = palette.css(palette.GROUND[dark])
    left, right = ROOM[narrow]
    names = json.dumps(list(lanes), ensure_ascii=False)
    axis = alt.Axis(
        orient="top",
        values=list(range(len(lanes))),
        labelExpr=f"{names}[datum.value]",
        labelAngle=-90 if narrow else -35,
        labelAlign="left",
        labelLimit=170,
        labelOverlap=False,
        grid=True,
        ticks=False,
        domain=False,
    )
    x = alt.X("x:Q", title=None, scale=alt.Scale(domain=[left, right], nice=False), axis=axis)
    y = alt.Y("y:Q", title=None, scale=alt.Scale(domain=[rows - 0.4, -0.8], nice=False), axis=None)
    height = round((rows + 0.4) * ROW) + HEAD[narrow] + LEGEND * bool(kinds)
    base = alt.Chart(alt.NamedData("documents"), height=height).encode(x=x, y=y)
    size = 11 if narrow else 13
    known = [kind for kind in COLOURS if kind in kinds]
    labels = json.dumps({kind: kinds[kind] for kind in known}, ensure_ascii=False)
    legend = alt.Legend(
        title=None, orient="bottom", labelExpr=f"{labels}[datum.label]", symbolStrokeWidth=3
    )
    lines = (
        base.transform_filter("datum.part == 'link'")
        .mark_line(strokeWidth=2)
        .encode(
            detail="link:N",
            order="step:Q",
            color=alt.Color("kind:N")
            .scale(domain=known, range=[palette.css(COLOURS[kind]) for kind in known])
            .legend(legend),
            strokeDash=alt.condition("datum.inferred", alt.value([4, 4]), alt.value([1, 0])),
            opacity=alt.Opacity("strength:Q", scale=None, legend=None),
            tooltip=_tips(title, "name", "kind_name", "basis"),
        )
    )
    pick = alt.selection_point(name=PICK, fields=["policy"])
    documents = base.transform_filter("datum.part == 'point'")
    dots = (
        documents.mark_point(size=85, strokeWidth=2, opacity=1, stroke=ink)
        .encode(
            fill=alt.condition("datum.inferred", alt.value(ground), alt.value(ink)),
            tooltip=_tips(title, "name", "date", "basis"),
        )
        .add_params(pick)
    )
    ring = documents.transform_filter("datum.chosen").mark_point(
        size=320, strokeWidth=2.5, filled=False, opacity=1, stroke=palette.css(palette.GOLD)
    )
    dates = documents.mark_text(align="left", color=ink, fontSize=10 if narrow else 12).encode(
        x=alt.datum(left), text="date:N", opacity=alt.Opacity("strength:Q", scale=None)
    )
    texts = [
        documents.transform_filter(f"datum.bold == {str(bold).lower()}")
        .mark_text(
            align="left",
            color=ink,
            fontSize=size,
            fontWeight=600 if bold else 400,
            limit=195 if narrow else 405,
        )
        .encode(
            x=alt.datum(len(lanes) - 0.5),
            text="name:N",
            opacity=alt.Opacity("strength:Q", scale=None),
            tooltip=_tips(title, "name", "date", "basis"),
        )
        for bold in (True, False)
    ]
    article = base.transform_filter("datum.part == 'article'")
    rule = article.mark_rule(strokeDash=[2, 3], color=ink, opacity=0.7).encode(
        x=alt.datum(left), x2=alt.datum(right)
    )
    mark = article.mark_text(
        align="right", baseline="bottom", dy=-2, color=ink, fontSize=size - 2, fontStyle="italic"
    ).encode(x=alt.datum(right), text="name:N")
    chart = alt.layer(lines, ring, dots, dates, *texts, rule, mark)
    content: dict[str, Any] = chart.to_dict()
    content.pop("data", None)
    for layer in content["layer"]:
        layer.pop("data", None)
    return content


def _tips(title: Mapping[str, str], *fields: str) -> list[alt.Tooltip]:
    return [alt.Tooltip(f"{field}:N", title=title[field]) for field in fields]
