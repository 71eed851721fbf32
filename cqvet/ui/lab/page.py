"""The lab: what a plan does, beside what the planner sets; then its moves, and another plan."""

import streamlit as st

from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.plan import TRIALS
from cqvet.subjects.lab.words import chance
from cqvet.subjects.report import Order
from cqvet.ui import frame, prose
from cqvet.ui.frame import View
from cqvet.ui.lab import answer, checked, compare, controls, moves, refusal, state, wishes, workbook
from cqvet.ui.matching import choice
from cqvet.ui.matching.controls import under
from cqvet.ui.report import decision


def show(view: View) -> None:
    """The lab for the yearly adjustment: the result first, the settings where it is seen."""
    t = view.t
    chosen = choice.read(view)
    if chosen is None:
        st.info(choice.lacking(t))
        under(view)
        return
    register = not chosen.modelled
    found = state.outcome(state.settings(), chosen)
    left, right = st.columns([2.35, 1], gap="medium")
    with left:
        if found.error:
            refusal.show(found.error, view)
        if found.answer:
            answer.show(view, chosen, found, found.answer)
            moves.show(view, chosen, found, found.answer)
            st.button(t("report.to_report"), on_click=to_report, key="lab_report", type="tertiary")
    with right:
        under(view)
        controls.show(view, register=register)
        wishes.show(view, register=register)
    if found.answer:
        order = Order(chosen, state.settings(), link=workbook.address(view))
        decision.show(order, found.answer, t)
        moves.left_out(view, found, found.answer)
        with frame.behind(t("lab.losers_unmet"), "losers_unmet") as shown:
            if shown:
                answer.about(view, found, found.answer)
        checked.show(chosen, found, found.answer, t)
    compare.show(view, chosen, found)
    with frame.behind(t("lab.method"), "lab_method") as shown:
        if shown:
            zones = t("lab.zones_register" if register else "lab.zones_modelled")
            prose.lines([t("lab.about"), zones, t("lab.about_odds"), trials(t)], "lab_about", t)


def to_report() -> None:
    """The plan goes into the yearly report."""
    st.session_state["tab"] = "report"


def trials(t: Text) -> str:
    """How often sure moves proved right on made-up truths, as it was found."""
    found = {
        name: Figure(chance(share, t), f"match/trial/{name}", "modelled")
        for name, share in TRIALS.items()
    }
    return t("lab.trials", **found)
