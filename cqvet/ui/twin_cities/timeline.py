"""The time line of items, and a tray of those without a date."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.pictures import palette
from cqvet.pictures.charts import spans
from cqvet.subjects import twin_cities
from cqvet.ui import origins, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import listing
from cqvet.ui.twin_cities.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """One mark an item; its shape says how exact the date is, hollow that it is inferred."""
    t = view.t
    st.subheader(t("twin_cities.timeline"), anchor=False)
    dated = chosen.items.dropna(subset="date")
    if not dated.empty:
        frame, years = marks(dated, view), dated["date"].str[:4]
        first, last = years.min(), years.max()
        used = set(dated["date_precision"])
        types = list(twin_cities.by_type(dated).index)
        vega.show(
            frame,
            spans.spec(
                _rows(frame),
                tuple((code, palette.css(palette.TWIN_CITIES[code])) for code in types),
                tuple((c, n) for c, n in quoting.words("date_precision", t).items() if c in used),
                years=(int(first), int(last)),
                narrow=view.narrow,
                dark=view.dark,
                **{key: t(f"twin_cities.col_{key}") for key in ("name", "kind", "date", "basis")},
            ),
            key="timeline",
            alt=t(
                "twin_cities.timeline_alt",
                first=first,
                last=last,
                most=twin_cities.by_year(dated).idxmax(),
            ),
        )
        lines = [t("twin_cities.timeline_note"), origins.line(("twin_city",), t)]
        prose.lines(lines, "timeline_note", t, look="small")
    rest = list(chosen.items[chosen.items["date"].isna()]["item"])
    if rest:
        with st.container(border=True):
            st.markdown(f"**{t('twin_cities.tray')}**")
            listing.buttons(rest, "tray", view)


def marks(dated: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows of the chart: each type has as many lanes as its marks need."""
    t, types, rows = view.t, data.grouped(data.rows(dated), "type"), []
    for code in twin_cities.by_type(dated).index:
        own = types[code]
        ends = [spans.extent(row["date"], row["date_end"]) for row in own]
        lanes = spans.lanes(ends, 170 if view.narrow else 60)
        for row, (start, end), lane in zip(own, ends, lanes, strict=True):
            rows.append(
                {
                    "ref": f"twin_city/{row['item']}",
                    "row": f"{code}_{lane}",
                    "lane": lane,
                    "type": code,
                    "kind": quoting.told(row, "type", t),
                    "name": t.pick(row, "name"),
                    "date": quoting.dated(row, t),
                    "start": start,
                    "end": end,
                    "middle": end
                    if row["date_precision"] == "before"
                    else spans.middle(start, end),
                    "precision": quoting.told(row, "date_precision", t),
                    "basis": quoting.told(row, "date_basis", t),
                    "inferred": row["date_basis"] == "inferred",
                }
            )
    return pd.DataFrame(rows)


def _rows(frame: pd.DataFrame) -> tuple[tuple[str, str], ...]:
    """The lanes of each type in order; the first one bears the name of the type."""
    lanes = frame.drop_duplicates("row").sort_values("lane", kind="stable")
    order = lanes["type"].map(list(frame["type"].drop_duplicates()).index)
    rows = data.rows(lanes.loc[order.sort_values(kind="stable").index])
    return tuple((row["row"], "" if row["lane"] else row["kind"]) for row in rows)
