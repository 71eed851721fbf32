"""政策资金: who agreed on what and when, targets beside reported figures, money, the toy rule."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.models import assessment
from cqvet.subjects.strategy import ITEMS, PARTS, TARGETS
from cqvet.ui import collection, frame, parts, prose, reported
from cqvet.ui.assessment import page as incentive
from cqvet.ui.strategy import bullets, intent, money, swimlanes

FACTS: Final = (
    *("strategy_special_fund", "strategy_per_student_funding_first"),
    *("strategy_joint_rounds", "strategy_policy_documents"),
)


def pictures(view: frame.View, rows: Sequence[data.Row]) -> None:
    """Documents in time, targets beside figures; the toy has a picture of its own."""
    with st.container():
        if view.of_region:
            prose.lines([view.t("strategy.whole_city")], "whole_city", view.t, "small")
    collection.controls(ITEMS, view)
    swimlanes.show(view, rows, st.session_state["policy"])
    left, right = (
        (st.container(), st.container()) if view.stacked else st.columns([1.2, 1], gap="large")
    )
    with left:
        bullets.show(view)
    with right:
        reported.cards(FACTS, "figures", view)


@frame.part
def explore(view: frame.View) -> None:
    """The pictures, then what they are made of."""
    rows = ITEMS.records(view.filters, collection.choice(ITEMS))
    first = "toy" if _toy() else ""
    toy = (st.session_state["part"] or first) == "toy"
    if not toy:
        pictures(view, rows)
    listed(view, rows, first, toy=toy)


@frame.part
def listed(view: frame.View, rows: Sequence[data.Row], first: str, *, toy: bool) -> None:
    """The part that is chosen: another one redraws no picture, but the toy has its own."""
    part = parts.choose(PARTS, view, first)
    if (part == "toy") != toy:
        st.rerun()
    if part == "documents":
        collection.table(ITEMS, rows, view)
    elif part == "targets":
        collection.table(TARGETS, TARGETS.records(view.filters), view)
    elif part == "money":
        money.show(view)
    elif part == "goals":
        intent.show(view)
    else:
        incentive.show(view)


def _toy() -> bool:
    """Whether the address sets the toy."""
    state, plain = st.session_state, assessment.PLAIN
    settings = (state[f"toy_{name}"] != getattr(plain, name) for name in assessment.CHOICES)
    return state["toy"] != assessment.IDS[0] or any(settings)


explore(frame.current())
