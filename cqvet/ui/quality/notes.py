"""What the shared filters mean on this page, said when they are in use."""

import streamlit as st

from cqvet.ui.frame import View


def show(view: View) -> None:
    """One sentence for each filter that needs one."""
    t, chosen = view.t, view.filters
    if chosen.zone or chosen.district:
        st.caption(t("quality.note_region"))
    if chosen.evidence == "high":
        st.caption(t("quality.note_high"))
    if chosen.evidence == "published":
        st.caption(t("quality.note_published"))
