"""The parts of a page, of which one is drawn at a time: its code is in the address."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from cqvet.ui.frame import View

KEY: Final = "_chosen_part"


def choose(known: Sequence[str], view: View, first: str = "") -> str:
    """The part that is chosen; `first`, or the first, where the address names none.

    What it is called is the message `<page>.part_<code>`.
    """
    first = first or known[0]
    asked = st.session_state["part"]
    st.session_state[KEY] = asked if asked in known else first
    part = st.segmented_control(
        view.t("param.part"),
        known,
        format_func=lambda code: view.t(f"{view.page.id}.part_{code}"),
        key=KEY,
        required=True,
        on_change=_take,
        args=(first,),
        label_visibility="collapsed",
    )
    return part or first


def _take(first: str) -> None:
    """A part was chosen; the first one needs no word in the address."""
    chosen = st.session_state[KEY]
    st.session_state["part"] = "" if chosen == first else chosen
