"""The three zones side by side, each with its districts, all on the same scale."""

import streamlit as st

from cqvet import data, layout
from cqvet.charts import zones as charts
from cqvet.figure import of_value
from cqvet.ui import prose
from cqvet.ui.frame import View


def show(view: View, measure: str) -> None:
    """Three small charts of one measure, or the reason why there are none."""
    t = view.t
    chosen = layout.MEASURES[measure]
    label = t(f"layout.measure_{measure}")
    st.subheader(t("layout.compare", measure=label), anchor=False)
    st.caption(t(f"layout.explain_{measure}"))
    if not chosen.comparable:
        st.info(t("layout.compare_refused"))
        return
    values, totals = layout.by_district(measure), layout.by_zone(measure)
    places = data.records("districts")
    names = data.names("zone")
    for column, zone in zip(st.columns(len(names)), names, strict=True):
        inside = values[[places[str(code)]["zone"] == zone for code in values.index]]
        frame = inside.sort_values(ascending=False).rename("value").to_frame()
        frame["name"] = [t.pick(places[str(code)], "short") for code in frame.index]
        frame["text"] = [
            of_value(v, chosen.unit, "", t, chosen.digits).text for v in frame["value"]
        ]
        total = of_value(totals[zone], chosen.unit, f"measure/{measure}/{zone}", t, chosen.digits)
        with column:
            st.markdown(f"**{names[zone][t.lang]}**")
            prose.lines([t("layout.compare_total", value=total)], f"total_{zone}", t)
            st.vega_lite_chart(
                frame[["name", "value", "text"]],
                charts.spec(zone, len(frame), float(values.max()), t("layout.col_name"), label),
                key=f"compare_{zone}",
                alt=t(
                    "layout.compare_alt",
                    zone=names[zone][t.lang],
                    measure=label,
                    highest=frame["name"].iloc[0],
                ),
            )
