"""The second tab: settings, wishes, the plan, its moves, and another plan beside it."""

import streamlit as st

from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.plan import TRIALS
from cqvet.ui import frame, prose
from cqvet.ui.frame import View
from cqvet.ui.lab import answer, compare, controls, moves, refusal, state, wishes
from cqvet.ui.lab.words import chance
from cqvet.ui.matching import choice
from cqvet.ui.matching import controls as supply


def show(view: View) -> None:
    """The lab for the yearly adjustment."""
    t = view.t
    prose.lines([t("lab.about"), t("lab.about_odds"), trials(t)], "lab_about", t)
    supply.show(view)
    chosen = choice.read(view)
    if chosen is None:
        st.info(t("matching.needs_register"))
        return
    register = not chosen.modelled
    st.caption(t("lab.zones_register" if register else "lab.zones_modelled"))
    controls.show(view, register=register)
    wishes.show(view, register=register)
    found = state.outcome(state.settings(), chosen)
    if found.error:
        refusal.show(found.error, view)
    if found.answer:
        answer.show(view, chosen, found, found.answer)
        moves.show(view, found, found.answer)
    compare.show(view, chosen, found)


def trials(t: Text) -> str:
    """How often sure moves proved right on made-up truths, as it was found."""
    found = {
        name: Figure(chance(share, t), f"match/trial/{name}", "modelled")
        for name, share in TRIALS.items()
    }
    return t("lab.trials", **found)


@frame.part
def run(view: View) -> None:
    """The tab by itself: a change in it redraws nothing else."""
    show(view)
