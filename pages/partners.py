"""产教融合: two kinds of networks as reported and as named, a finder of partners, a needs desk."""

from typing import Final

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.needs import page as needs
from cqvet.ui.partners import finder, structure

TABS: Final = {"structure": structure.show, "finder": finder.show, "needs": needs.show}

view = frame.current()
tab = st.segmented_control(
    view.t("param.tab"),
    list(TABS),
    format_func=lambda code: view.t(f"partners.tab_{code}"),
    key="tab",
    required=True,
    label_visibility="collapsed",
)
if view.filters.level and tab != "needs":
    st.caption(view.t("partners.level_note"))
TABS[tab or "structure"](view)
