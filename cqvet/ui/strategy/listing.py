"""The documents as a list beside the card of the one that is open."""

from collections.abc import Sequence

import streamlit as st

from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.strategy import card, selection
from cqvet.ui.strategy.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """List on the left, grouped by lane; card on the right."""
    t = view.t
    left, right = st.columns([1, 1.35], gap="large")
    with left:
        st.subheader(t("strategy.list"), anchor=False)
        with st.container(height=520 if len(chosen.documents) > 12 else "content", border=False):
            for lane in strategy.LANES:
                inside = chosen.documents[chosen.documents["lane"] == lane]["policy"]
                if len(inside):
                    st.markdown(f"**{selection.lane(lane, t)}**")
                    items = [(code, selection.name(code, t)) for code in inside]
                    buttons(items, f"lane_{lane}", t)
    with right:
        if chosen.policy:
            card.show(view, chosen.policy)
        else:
            st.caption(t("strategy.choose"))


def buttons(items: Sequence[tuple[str, str]], key: str, t: Text) -> None:
    """Names (id, text) that open the card of their document."""
    prose.names(items, key, t, lambda code: st.session_state.update(policy=code))
