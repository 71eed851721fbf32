"""Two plans side by side: this one, and one that the link carries along."""

import pandas as pd
import streamlit as st

from cqvet.base.params import LONGEST
from cqvet.models.plan import Answer
from cqvet.subjects import lab
from cqvet.subjects.lab.words import cluster, settings
from cqvet.subjects.market.choice import Choice
from cqvet.ui import frame, prose, twin
from cqvet.ui.frame import View
from cqvet.ui.lab import refusal
from cqvet.ui.lab.answer import mark
from cqvet.ui.lab.state import Outcome, outcome


def show(view: View, choice: Choice, own: Outcome) -> None:
    """Set this plan aside, or the comparison with the one set aside."""
    aside = bool(st.session_state["other"])
    with frame.behind(view.t("lab.compare"), "compare", shown=aside) as shown:
        if shown:
            compared(view, choice, own)


def compared(view: View, choice: Choice, own: Outcome) -> None:
    """The buttons that set a plan aside and let it go, and both plans."""
    t, code = view.t, st.session_state["other"]
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
        prose.lines([t("lab.about_compare")], "about_compare", t, "small")
        return
    other = outcome(lab.decode_settings(code), choice)
    prose.lines([t("lab.other_is", settings=settings(other.settings, t))], "other_is", t, "small")
    if other.error:
        refusal.show(other.error, view)
    if own.answer and other.answer:
        both(view, own, other, own.answer, other.answer)


def set_aside(code: str) -> None:
    st.session_state["other"] = code


def let_go() -> None:
    st.session_state["other"] = ""


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
    twin.show(shown, columns, "lab_pair", t, {"plan_comparison.csv": lambda: summed})
