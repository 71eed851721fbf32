"""产教融合: named consortia and communities, who fits as a partner, who can meet a need."""

from typing import Final

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.needs import page as needs
from cqvet.ui.partners import directory, finder

TABS: Final = {"structure": directory.show, "finder": finder.show, "needs": needs.show}

view = frame.current()
with st.container(horizontal=True, vertical_alignment="center", gap="small"):
    tab = st.segmented_control(
        view.t("param.tab"),
        list(TABS),
        format_func=lambda code: view.t(f"partners.tab_{code}"),
        key="tab",
        required=True,
        label_visibility="collapsed",
    )
    if tab == "structure":
        directory.reach(view.t)
TABS[tab or "structure"](view)
