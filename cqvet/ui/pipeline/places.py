"""Other places that publish the same indicator: a dot for each, its definition in the table."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.pictures.charts import shares
from cqvet.ui import entry, prose, twin, vega
from cqvet.ui.frame import View
from cqvet.ui.pipeline import strip
from cqvet.ui.pipeline.reported import ELSEWHERE

COLUMNS = ("place", "period", "value", "kind", "indicator", "comparable", "note")


def show(view: View, places: pd.DataFrame) -> None:
    """Through-training and progression elsewhere; definitions differ, so nothing is ranked."""
    t = view.t
    prose.lines([t("pipeline.about_places")], "about_places", t, "small")
    if places.empty:
        st.info(t("frame.nothing_matches"))
        return
    for column, theme in zip(st.columns([1, 1.6], gap="large"), ELSEWHERE, strict=True):
        inside = places[(places["theme"] == theme) & places["value"].notna()]
        with column:
            st.markdown(f"**{quoting.word('comparator_theme', theme, t)}**")
            picture(view, theme, inside)
    table(view, places)


def picture(view: View, theme: str, inside: pd.DataFrame) -> None:
    """The shares of one theme, in the order of the table."""
    t = view.t
    sent = strip.dots(data.rows(inside), t)
    sent = sent.assign(label=sent["text"])
    top = sent.sort_values("value").iloc[-1]
    vega.show(
        sent,
        shares.dots(len(sent), 100.0, dark=view.dark, narrow=view.narrow, **strip.tips(t)),
        key=f"dots_{theme}",
        on_select=lambda: strip.pick(f"dots_{theme}"),
        selection_mode=[shares.PICK],
        alt=t(
            "pipeline.places_alt",
            theme=quoting.word("comparator_theme", theme, t),
            name=top["name"],
            value=top["text"],
        ),
    )


def table(view: View, places: pd.DataFrame) -> None:
    """What is counted, when, and how far it compares; choosing a row opens its source."""
    t = view.t
    rows = data.rows(places)
    shown = pd.DataFrame(
        {
            "place": [entry.scope(row["place"], t) for row in rows],
            "period": [row["period"] for row in rows],
            "value": places["value"].to_numpy(),
            "kind": [quoting.told(row, "kind", t) for row in rows],
            "indicator": [t.pick(row, "indicator") for row in rows],
            "comparable": [
                quoting.told(row, "comparable", t) if row["comparable"] else "" for row in rows
            ],
            "note": [t.pick(row, "note") for row in rows],
            "ref": [f"comparators/{row['id']}" for row in rows],
        }
    )
    columns = {name: t(f"pipeline.place_{name}") for name in COLUMNS}
    files = {"comparators.csv": lambda: shown.drop(columns="ref")}
    twin.show(shown, columns, "places", t, files, source=lambda row: str(row["ref"]))
