"""Why there is no plan: a sentence that names the conflict."""

from typing import Any

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.models.plan import PlanError
from cqvet.subjects import lab
from cqvet.subjects.lab.words import chance, place
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.lab.controls import name


def show(error: PlanError, view: View) -> None:
    """The sentence, and the wishes that contradict each other or a limit."""
    t = view.t
    params: dict[str, Any] = dict(error.params)
    wishes: list[dict[str, Any]] = params.pop("wishes", [])
    where = place(params.get("zone"), params.get("cluster"), params.get("level"), t)
    values = {key: _mark(value, view) for key, value in params.items()}
    if "budget" in params:
        budget = chance(float(params["budget"]), t)
        values["budget"] = Figure(budget, "match/yours/plan", "yours")
    if "value" in params:
        values["value"] = name(str(params["value"]), view)
    with st.container(border=True):
        prose.lines([t(f"lab.error_{error.code}", **{**values, "where": where})], "no_plan", t)
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


def _mark(value: object, view: View) -> object:
    if isinstance(value, int | float):
        return Figure(number(float(value), view.t.lang, 2), "match/yours/plan", "yours")
    return value


def _line(wish: dict[str, Any], view: View) -> tuple[str, str, str]:
    t = view.t
    where = place(wish["zone"], wish["cluster"], wish.get("level"), t)
    now = _mark(round(wish["now"], 1), view)
    return (
        " · ".join([t(f"lab.kind_{wish['kind']}"), where]),
        str(_mark(wish["points"], view)),
        t("lab.now", now=now),
    )
