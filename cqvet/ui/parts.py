"""The parts of a page, of which one is drawn at a time: its code is in the address."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from cqvet.ui.frame import View

KEY: Final = "_chosen_part"


def choose(known: Sequence[str], view: View, first: str = "", param: str = "part") -> str:
    """The part that is chosen; `first`, or the first, where the address names none.

    It stands in the parameter `param`; what a part is called is the message
    `<page>.<param>_<code>`.
    """
    first = first or known[0]
    asked = st.session_state[param]
    st.session_state[KEY] = asked if asked in known else first
    part = st.segmented_control(
        view.t(f"param.{param}"),
        known,
        format_func=lambda code: view.t(f"{view.page.id}.{param}_{code}"),
        key=KEY,
        required=True,
        on_change=_take,
        args=(first, param),
        label_visibility="collapsed",
    )
    return part or first


def _take(first: str, param: str) -> None:
    """A part was chosen; the first one needs no word in the address."""
    chosen = st.session_state[KEY]
    st.session_state[param] = "" if chosen == first else chosen
