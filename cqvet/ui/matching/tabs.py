"""One slim row: the tabs, whose codes are in the address, and what the open one computes with."""

from typing import Final

import streamlit as st

from cqvet.subjects.market import PLAIN_INDEX, TABS
from cqvet.ui.frame import View
from cqvet.ui.matching import controls

KEY: Final = "_tab"
PUBLISHED: Final = ("published", "catalogue")
"""The tabs that hold nothing modelled."""
COMPUTED: Final = ("match", "definitions", "lab", "report")
"""The tabs that set a supply against a demand."""


def show(view: View) -> str:
    """Draw the row; returns the tab that is chosen in it."""
    t, known = view.t, _known(view)
    st.session_state[KEY] = opened(view)
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="tabs"):
        tab = st.segmented_control(
            t("param.tab"),
            known,
            format_func=lambda code: t(f"matching.tab_{code}"),
            key=KEY,
            required=True,
            on_change=_take,
            label_visibility="collapsed",
            wrap=not view.narrow,
        )
        if tab in COMPUTED and not view.narrow:
            st.space("stretch")
            controls.show(view)
    if view.filters.evidence:
        st.info(t(f"matching.left_out_{view.filters.evidence}"))
    return tab or known[0]


def opened(view: View) -> str:
    """The tab of the address; what else is in it opens the tab that shows it."""
    known = _known(view)
    asked: str = st.session_state["tab"] or _pointed()
    return asked if asked in known else known[0]


def _known(view: View) -> tuple[str, ...]:
    return PUBLISHED if view.filters.evidence else TABS


def _pointed() -> str:
    """Where an address without a tab points."""
    if st.session_state["programme"]:
        return "catalogue"
    if st.session_state["index"] != PLAIN_INDEX:
        return "definitions"
    return TABS[0]


def _take() -> None:
    """A tab was chosen; where the address points anyhow needs no word in it.

    The card of a programme stays behind with its tab.
    """
    chosen = st.session_state[KEY]
    if chosen != "catalogue":
        st.session_state["programme"] = ""
    st.session_state["tab"] = "" if chosen == _pointed() else chosen
