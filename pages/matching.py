"""产业匹配: where programmes fall short of industry, every definition of match, and the lab."""

from typing import Final

import streamlit as st

from cqvet.base import state
from cqvet.ui import frame, prose
from cqvet.ui.lab import page as lab
from cqvet.ui.matching import definitions, explorer, gaps, published, tabs, taxonomy, upload
from cqvet.ui.own import state as own
from cqvet.ui.report import page as report


def catalogue(view: frame.View) -> None:
    """Programmes and the clusters that they serve; then the clusters themselves."""
    explorer.show(view)
    taxonomy.show(view)


PARTS: Final = {
    "match": gaps.show,
    "definitions": definitions.show,
    "published": published.show,
    "catalogue": catalogue,
    "lab": lab.show,
    "own": upload.show,
    "report": report.show,
}

# Tabs whose figures are the whole city's, unless a register of the visitor's is used.
CITY: Final = ("match", "definitions", "published", "lab")


def opened(view: frame.View, tab: str) -> None:
    """The tab that is open, under the row of tabs and what it computes with."""
    state.hold(view.page.own())
    if tabs.show(view) != tab:
        st.rerun()
    with st.container():
        if view.of_region and tab in CITY and own.held("register") is None:
            prose.lines([view.t("matching.whole_city")], "whole_city", view.t, "small")
    PARTS[tab](view)


part = frame.part(opened)
view = frame.current()
tab = tabs.opened(view)
if tab == "report":
    opened(view, tab)  # It can be stopped, where a part would first come to its end.
else:
    part(view, tab)
