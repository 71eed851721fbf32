"""优化布局: zones and their roles, districts, institutions and networks on one map."""

import streamlit as st

from cqvet.subjects import layout
from cqvet.ui import frame
from cqvet.ui.layout import atlas, compare, explain, finder, panel, tables
from cqvet.ui.layout.selection import Selection, select


@frame.part
def picture(view: frame.View, chosen: Selection) -> None:
    """Map, panel and comparison: a change of measure redraws nothing else."""
    left, right = st.columns(2, gap="large")
    with left:
        measure = st.selectbox(
            view.t("layout.measure"),
            ["zones", *layout.MEASURES],
            format_func=lambda name: view.t(f"layout.measure_{name}"),
            key="measure",
        )
    with right:
        finder.show(view)
    atlas.show(view, chosen, measure)
    panel.show(view, chosen, st.session_state["institution"])
    plain = measure == "zones"
    compare.show(view, "higher_per_100k" if plain else measure, explained=not plain)


view = frame.current()
chosen = select(view.filters, view.t)
frame.match_note(view, chosen.matched, chosen.total)
picture(view, chosen)
tables.show(view, chosen)
explain.show(view)
