"""Why there is no plan: a sentence that names the conflict."""

from typing import Any

import streamlit as st

from cqvet.models.plan import PlanError
from cqvet.subjects import lab
from cqvet.subjects.lab import words
from cqvet.subjects.lab.words import chance, place
from cqvet.ui import prose
from cqvet.ui.frame import View


def show(error: PlanError, view: View) -> None:
    """The sentence, and the wishes that contradict each other or a limit."""
    t = view.t
    params: dict[str, Any] = dict(error.params)
    wishes: list[dict[str, Any]] = params.pop("wishes", [])
    with st.container(border=True):
        prose.lines([words.refusal(error, t)], "no_plan", t)
        if error.code == "budget_zero":
            least(int(params["base"]), view)
        if wishes:
            prose.rows([_line(wish, view) for wish in wishes], "no_plan_wishes", t)


def least(base: int, view: View) -> None:
    """A way on: the smallest budget that moves one offering."""
    budget = lab.least_budget(base)
    st.button(
        view.t("lab.least_budget", budget=chance(float(budget), view.t)),
        key=f"least_budget_{budget}",
        on_click=set_budget,
        args=[budget],
    )


def set_budget(budget: str) -> None:
    st.session_state["budget"] = budget


def _line(wish: dict[str, Any], view: View) -> tuple[str, str, str]:
    t = view.t
    where = place(wish["zone"], wish["cluster"], wish.get("level"), t)
    now = words.mark(round(wish["now"], 1), t)
    return (
        " · ".join([t(f"lab.kind_{wish['kind']}"), where]),
        str(words.mark(wish["points"], t)),
        t("lab.now", now=now),
    )
