"""院校布局: where colleges are and where none is, on one map beside one ranking."""

from typing import Final

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.layout import atlas, controls, explain, own, panel, ranking, tables
from cqvet.ui.layout.selection import Selection, select

PARTS: Final = {
    "institutions": tables.institution_list,
    "districts": tables.district_list,
    "networks": tables.network_list,
    "roles": explain.roles_of_zones,
    "division": explain.division,
    "own": own.table,
}


@frame.part
def board(view: frame.View, chosen: Selection) -> None:
    """Map and answer side by side: a change of measure redraws nothing else."""
    left, right = (
        st.columns([1.75, 1], gap="medium")
        if not view.stacked
        else (st.container(), st.container())
    )
    with left:
        measure = controls.show(view)
        atlas.show(view, chosen, measure)
    with right:
        if view.filters.district or st.session_state["institution"]:
            panel.show(view, chosen, st.session_state["institution"])
        else:
            ranking.show(view, measure)


@frame.part
def more(view: frame.View, chosen: Selection) -> None:
    """What the picture is made of, a part at a time."""
    known = [name for name in PARTS if name != "own" or own.has_schools()]
    if st.session_state["part"] not in known:
        st.session_state["part"] = known[0]
    part = st.segmented_control(
        view.t("param.part"),
        known,
        format_func=lambda code: view.t(f"layout.part_{code}"),
        key="part",
        required=True,
        label_visibility="collapsed",
    )
    st.html(f'<span id="{atlas.TWIN}"></span>', width=1)
    PARTS[part or "institutions"](view, chosen)


view = frame.current()
chosen = select(view.filters, view.t)
board(view, chosen)
more(view, chosen)
