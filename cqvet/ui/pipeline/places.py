"""Other places that publish the same indicator, each with its definition."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import entry, prose
from cqvet.ui.pipeline.reported import ELSEWHERE


def show(places: pd.DataFrame, t: Text) -> None:
    """Through-training and progression elsewhere; definitions differ, so nothing is ranked."""
    st.subheader(t("pipeline.places"), anchor=False)
    st.caption(t("pipeline.about_places"))
    if places.empty:
        st.info(t("frame.nothing_matches"))
        return
    for column, theme in zip(st.columns(2, gap="large"), ELSEWHERE, strict=True):
        inside = places[places["theme"] == theme]
        with column:
            st.markdown(f"**{quoting.word('comparator_theme', theme, t)}**")
            prose.rows([line(row, t) for row in data.rows(inside)], f"places_{theme}", t)


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Place and figure; below them what is counted, when, and how far it compares."""
    ref = f"comparators/{row['id']}"
    remark = t.pick(row, "indicator")
    if row["value"] is not None:
        remark = t(
            "pipeline.place",
            indicator=remark,
            year=Figure(t("unit.calendar_year", n=row["period"]), ref, "reference"),
            kind=quoting.told(row, "kind", t),
            fit=quoting.told(row, "comparable", t),
            note=t.pick(row, "note"),
        )
    return entry.scope(row["place"], t), str(quoting.figure(ref, t)), remark.strip()
