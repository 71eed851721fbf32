"""The page's own controls: whose documents, and which of them is open."""

import streamlit as st

from cqvet import data
from cqvet.subjects import strategy
from cqvet.ui.frame import View
from cqvet.ui.strategy import selection


def show(view: View) -> None:
    """Two selectors; the second opens the card of a document by keyboard."""
    t = view.t
    left, right = st.columns([1, 2])
    with left:
        st.selectbox(
            t("param.lane"),
            ["", *strategy.LANES],
            format_func=lambda code: selection.lane(code, t) if code else t("strategy.any_lane"),
            key="lane",
        )
    with right:
        names = data.records("policies")
        st.selectbox(
            t("param.policy"),
            ["", *strategy.documents()["policy"]],
            format_func=lambda code: (
                f"{names[code]['date']} · {selection.name(code, t)}"
                if code
                else t("strategy.any_policy")
            ),
            key="policy",
        )
