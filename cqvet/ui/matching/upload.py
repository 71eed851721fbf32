"""The tab for own data: the register and the demand that the page computes on; a picture of it."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures.charts import structure
from cqvet.subjects import market
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import cluster_name
from cqvet.ui import vega
from cqvet.ui.frame import View
from cqvet.ui.matching import choice
from cqvet.ui.own import bring

NEXT: Final = ("match", "definitions", "lab")
"""The tabs that compute on a register."""


def show(view: View) -> None:
    """Where a register and a demand are brought, and where they go on."""
    t = view.t
    if choice.register() is None and st.session_state["supply"] == "register":
        st.info(choice.lacking(t))
    bring.show("register", t)
    if choice.usable():
        onward(t)
    chosen = choice.read(view)
    if chosen is not None and chosen.rows is not None:
        grid(view, chosen, chosen.rows)
    st.divider()
    bring.show("jobs", t)


def onward(t: Text) -> None:
    """The tabs that now compute on the register."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(t("own.onward"), width="content")
        for tab in NEXT:
            st.button(
                t(f"matching.tab_{tab}"),
                key=f"to_{tab}",
                on_click=st.session_state.update,
                kwargs={"tab": tab},
            )


def grid(view: View, chosen: Choice, rows: pd.DataFrame) -> None:
    """The register's offerings by zone and cluster."""
    t = view.t
    found = market.points(market.chosen(rows, chosen.filters), chosen.year, chosen.ratings)
    if found.empty:
        return
    held = found.groupby(["zone", "cluster"])["points"].sum().to_dict()
    zones = [code for code in data.names("zone") if code in set(found["zone"])]
    frame = pd.DataFrame(
        [
            {
                "name": cluster if view.narrow else cluster_name(cluster, t),
                "zone": quoting.word("zone", zone, t),
                "points": held.get((zone, cluster), 0.0),
                "text": number(held.get((zone, cluster), 0.0), t.lang, 1),
                "ref": "match/yours/supply",
            }
            for cluster in market.roots()
            for zone in zones
        ]
    )
    most = str(frame["name"].iloc[frame["points"].argmax()])
    st.markdown(t("matching.grid"))
    vega.show(
        frame,
        structure.grid(
            len(market.roots()),
            float(frame["points"].max()),
            t("matching.axis_points"),
            dark=view.dark,
        ),
        key="grid",
        alt=t("matching.grid_alt", cluster=most),
    )
