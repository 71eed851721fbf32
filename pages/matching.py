"""产业匹配: where programmes fall short of industry, every definition of match, and the lab."""

from typing import Final

import streamlit as st

from cqvet.base import state
from cqvet.ui import frame
from cqvet.ui.lab import page as lab
from cqvet.ui.matching import definitions, explorer, gaps, published, tabs, taxonomy, upload
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


def opened(view: frame.View, tab: str) -> None:
    """The tab that is open, under the row of tabs and what it computes with."""
    state.hold(view.page.own())
    if tabs.show(view) != tab:
        st.rerun()
    PARTS[tab](view)


part = frame.part(opened)
view = frame.current()
tab = tabs.opened(view)
if tab == "report":
    opened(view, tab)  # It can be stopped, where a part would first come to its end.
else:
    part(view, tab)
