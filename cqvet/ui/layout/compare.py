"""The three zones side by side, each with its districts, all on the same scale."""

from functools import cache

import pandas as pd
import pyarrow as pa
import streamlit as st

from cqvet import data
from cqvet.evidence.figure import of_value
from cqvet.i18n import Text
from cqvet.pictures.charts import zones as charts
from cqvet.subjects import layout
from cqvet.ui import origins, prose
from cqvet.ui.frame import View
from cqvet.ui.layout.words import words

TABLES = ("district_statistics", "institutions", "institution_statuses")


def show(view: View, measure: str, *, explained: bool) -> None:
    """Three small charts of one measure, or why there are none where that was not `explained`."""
    t = view.t
    chosen = layout.MEASURES[measure]
    label, names = t(f"layout.measure_{measure}"), data.names("zone")
    st.subheader(t("layout.compare", measure=label), anchor=False)
    explain = [] if explained else [t(f"layout.explain_{measure}", **words(t))]
    prose.lines([*explain, origins.line(TABLES, t)], "compare", t, look="small")
    if not chosen.comparable:
        return
    highest, totals = float(layout.by_district(measure).max()), layout.by_zone(measure)
    figures = {
        zone: of_value(totals[zone], chosen.unit, f"measure/{measure}/{zone}", t, chosen.digits)
        for zone in names
    }
    prose.cards([(str(figures[zone]), names[zone][t.lang], "") for zone in names], "totals", t)
    for column, zone in zip(st.columns(len(names)), names, strict=True):
        frame = bars(measure, zone, t)
        if view.narrow:
            column.markdown(f"**{names[zone][t.lang]}**")
        column.vega_lite_chart(
            sent(measure, zone, t),
            charts.spec(zone, len(frame), highest, t("layout.col_name"), label),
            key=f"compare_{zone}",
            on_select=lambda zone=zone: _open(zone, measure),
            alt=t(
                "layout.compare_alt",
                zone=names[zone][t.lang],
                measure=label,
                highest=frame["name"].iloc[0],
            ),
        )


@cache
def bars(measure: str, zone: str, t: Text) -> pd.DataFrame:
    """The districts of a zone, highest first: id, name, value and the value as written."""
    chosen, values, places = (
        layout.MEASURES[measure],
        layout.by_district(measure),
        data.records("districts"),
    )
    inside = values[[places[str(code)]["zone"] == zone for code in values.index]]
    frame = inside.sort_values(ascending=False).rename("value").to_frame()
    frame["district"] = frame.index
    frame["name"] = [t.pick(places[str(code)], "short") for code in frame.index]
    frame["text"] = [of_value(v, chosen.unit, "", t, chosen.digits).text for v in frame["value"]]
    return frame[["district", "name", "value", "text"]]


@cache
def sent(measure: str, zone: str, t: Text) -> pa.Table:
    """`bars` as it goes to the browser: turning a frame into Arrow costs more than the chart."""
    return pa.Table.from_pandas(bars(measure, zone, t), preserve_index=False)


def _open(zone: str, measure: str) -> None:
    """Open the source of the bar that was just clicked."""
    for found in st.session_state[f"compare_{zone}"]["selection"][charts.PICK]:
        st.session_state["figure"] = f"measure/{measure}/{found['district']}"
