"""Where a click leads: another page, or another view of this one, in the session that is open."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import parse_qsl

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from cqvet.base import state
from cqvet.base.filters import NAMES

TARGET: Final = "_target"
KEEPING: Final = "profile"
"""The page that every name leads to, under the filters that are chosen."""


def follow(ref: str) -> None:
    """Go where a view leads: `page?query`, or `?query` for this page under other filters."""
    page, _, query = ref.partition("?")
    asked = dict(parse_qsl(query))
    if page == KEEPING:
        every = {name: st.session_state[name] for name in NAMES if st.session_state[name]} | asked
        ordered = [name for name in ("lang", *NAMES, *asked) if name in every]
        st.session_state[TARGET] = (page, {name: every[name] for name in ordered})
    elif page:
        st.session_state[TARGET] = (page, asked)
    else:
        st.session_state.update({name: asked.get(name, "") for name in NAMES})


def leaving() -> bool:
    """Whether a click leads away from what is drawn."""
    return TARGET in st.session_state


def leave(twins: Mapping[str, StreamlitPage]) -> None:
    """Run the page that a click leads to, if one does; `twins` are those that there are, by id."""
    page, asked = st.session_state.pop(TARGET, ("", {}))
    if page in twins:
        state.lead(asked)
        st.switch_page(twins[page], query_params=asked)
