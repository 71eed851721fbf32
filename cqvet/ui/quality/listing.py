"""All records as lists of buttons, and the card of the one that is chosen."""

import streamlit as st

from cqvet.subjects.quality import PARTS
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.quality import card, words
from cqvet.ui.quality.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """Lists by part beside the card, which comes first on a phone; all reached by keyboard."""
    t = view.t
    columns = st.columns([1.2, 1] if view.narrow else [1, 1.2], gap="large")
    left, right = reversed(columns) if view.narrow else columns
    with left:
        for part in PARTS:
            own = list(chosen.awards[chosen.awards["part"] == part]["award"])
            if own:
                st.markdown(f"**{t(f'quality.part_{part}')}**")
                buttons(own, f"list_{part}", view)
    with right:
        if chosen.award:
            card.show(view, chosen.award)
        else:
            st.caption(t("quality.choose"))


def buttons(found: list[str], key: str, view: View) -> None:
    """Names that open the card of their record."""
    items = [(code, words.name(code, view.t)) for code in found]
    prose.openers(items, key, view.t, "award", "quality.opened")
