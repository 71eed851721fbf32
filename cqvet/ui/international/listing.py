"""All items as a list of buttons, and the card of the one that is chosen."""

import streamlit as st

from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.international import card, selection
from cqvet.ui.international.selection import Selection

LONG_LIST = 14


def show(view: View, chosen: Selection) -> None:
    """List on the left, card on the right; every item can be reached by keyboard."""
    t = view.t
    left, right = st.columns([1, 1.35], gap="large")
    with left:
        st.subheader(t("international.list"), anchor=False)
        found = list(chosen.items["item"])
        with st.container(height=520 if len(found) > LONG_LIST else "content", border=False):
            buttons(found, "items", view)
    with right:
        if chosen.item:
            card.show(view, chosen.item)
        else:
            st.caption(t("international.choose"))


def buttons(items: list[str], key: str, view: View) -> None:
    """Names that open the card of their item."""
    named = [(item, selection.name(item, view.t)) for item in items]
    prose.openers(named, key, view.t, "item", "international.opened")
