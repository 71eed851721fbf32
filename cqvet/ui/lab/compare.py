"""Two plans side by side: this one, and one that the link carries along."""

import pandas as pd
import streamlit as st

from cqvet.base import export
from cqvet.base.numerals import number
from cqvet.base.state import LONGEST
from cqvet.i18n import Text
from cqvet.models.plan import Answer
from cqvet.subjects import lab
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.lab import refusal
from cqvet.ui.lab.answer import mark
from cqvet.ui.lab.state import Outcome, outcome
from cqvet.ui.lab.words import chance, cluster
from cqvet.ui.matching.choice import Choice


def show(view: View, choice: Choice, own: Outcome) -> None:
    """Set this plan aside, or the comparison with the one set aside."""
    t = view.t
    st.subheader(t("lab.compare"), anchor=False)
    code = st.session_state["other"]
    with st.container(horizontal=True):
        mine = own.settings.code()
        st.button(
            t("lab.set_aside"),
            key="set_aside",
            on_click=set_aside,
            args=[mine],
            disabled=len(mine) > LONGEST,
        )
        st.button(t("lab.let_go"), key="let_go", on_click=let_go, disabled=not code)
    if not code:
        st.caption(t("lab.about_compare"))
        return
    other = outcome(lab.decode_settings(code), choice)
    st.caption(t("lab.other_is", settings=settings(other.settings, t)))
    if other.error:
        refusal.show(other.error, view)
    if own.answer and other.answer:
        both(view, own, other, own.answer, other.answer)


def set_aside(code: str) -> None:
    st.session_state["other"] = code


def let_go() -> None:
    st.session_state["other"] = ""


def settings(chosen: lab.Settings, t: Text) -> str:
    """The main settings of a plan in words."""
    return t.join(
        [
            t(f"lab.objective_{chosen.objective}"),
            t("lab.short_budget", budget=chance(float(chosen.budget), t)),
            t("lab.short_years", years=number(int(chosen.years), t.lang)),
            t("lab.short_odds", odds=chance(float(chosen.odds), t)),
        ]
    )


def both(view: View, own: Outcome, other: Outcome, mine: Answer, theirs: Answer) -> None:
    """Indices after both plans, and each flow between two clusters in both."""
    t = view.t
    rows = [
        (
            t(f"lab.objective_{a.id}"),
            t("lab.pair", this=mark(a, own, t), other=mark(b, other, t)),
        )
        for a, b in zip(mine.after, theirs.after, strict=True)
    ]
    prose.rows(rows, "lab_pair", t)
    flows = pd.DataFrame(
        [
            {"from": m.origin.cluster, "to": m.target.cluster, name: m.points}
            for name, answer in (("this", mine), ("other", theirs))
            for m in answer.moves
        ],
        columns=["from", "to", "this", "other"],
    )
    summed = flows.groupby(["from", "to"])[["this", "other"]].sum().astype(int).reset_index()
    if summed.empty:
        return
    shown = summed.assign(
        **{side: [cluster(code, t) for code in summed[side]] for side in ("from", "to")}
    )
    columns = {key: t(f"lab.col_{key}") for key in ("from", "to", "this", "other")}
    twin.show(shown, columns, "lab_pair", t, {"plan_comparison.csv": lambda: export.csv(summed)})
