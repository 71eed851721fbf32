"""All items as a list of buttons, and the card of the one that is chosen."""

from typing import Final

import streamlit as st

from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import card, selection
from cqvet.ui.twin_cities.selection import Selection

LONG_LIST: Final = 14


def show(view: View, chosen: Selection) -> None:
    """List on the left, card on the right; every item can be reached by keyboard."""
    t = view.t
    left, right = st.columns([1, 1.35], gap="large")
    with left:
        st.subheader(t("twin_cities.list"), anchor=False)
        found = list(chosen.items["item"])
        with st.container(height=560 if len(found) > LONG_LIST else "content", border=False):
            buttons(found, "items", view)
    with right:
        opened(view, chosen)


def opened(view: View, chosen: Selection) -> None:
    """The card of the chosen item, also where the filters leave it out of the list."""
    if chosen.item:
        card.show(view, chosen.item)
    else:
        st.caption(view.t("twin_cities.choose"))


def buttons(items: list[str], key: str, view: View) -> None:
    """Names that open the card of their item."""
    named = [(item, selection.name(item, view.t)) for item in items]
    prose.openers(named, key, view.t, "item", "twin_cities.opened")
