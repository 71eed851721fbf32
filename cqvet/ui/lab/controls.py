"""What the planner sets: objective, budget, years and odds; the rest in a popover."""

from collections.abc import Callable, Sequence

import streamlit as st

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.subjects import lab
from cqvet.subjects.lab.words import called
from cqvet.ui import prose
from cqvet.ui.bound import BOX, Bound
from cqvet.ui.frame import View
from cqvet.ui.matching.controls import total


def show(view: View, *, register: bool) -> None:
    """All settings but wishes and keeps. `register`: whether the supply is the visitor's."""
    t = view.t

    def percent(code: str) -> str:
        return quantity(100 * float(code), "percent", t, 0)

    def one(name: str, options: Sequence[str], label: Callable[[str], str]) -> None:
        st.segmented_control(
            t(f"param.{name}"), options, format_func=label, key=name, required=True
        )

    with st.container(gap="xsmall"):
        st.selectbox(
            t("param.objective"),
            lab.CHOICES["objective"],
            format_func=lambda code: t(f"lab.objective_{code}"),
            key="objective",
            help=t(f"lab.about_{st.session_state['objective']}"),
        )
        st.select_slider(t("param.budget"), lab.BUDGETS, format_func=percent, key="budget")
        one("years", lab.YEARS, lambda code: code)
        st.select_slider(t("param.odds"), lab.ODDS, format_func=percent, key="odds")
        with st.popover(t("lab.more"), key="lab_more", width="stretch"):
            one("base", lab.BASES, lambda code: t(f"lab.base_{code}"))
            prose.lines([t("lab.about_base")], "about_base", t, "small")
            if not register:
                total(view)
            one("across", lab.YES_NO, lambda code: t(f"lab.across_{code}"))
            if register:
                one("outside", lab.YES_NO, lambda code: t(f"lab.outside_{code}"))
            fixed(view, register=register)


def fixed(view: View, *, register: bool) -> None:
    """Clusters, levels and zones that give nothing."""
    t = view.t
    zones = data.names("zone")
    options = [code for code in lab.can_be_fixed() if register or code not in (lab.OUTSIDE, *zones)]
    given = Bound(
        "fixed",
        lambda code: {BOX: [one for one in lab.decode_fixed(code) if one in options]},
        lambda values: ".".join(one for one in options if one in values[BOX]),
    )
    given.seed()
    st.multiselect(
        t("param.fixed"),
        options,
        format_func=lambda code: called(code, t),
        key=given.key(),
        on_change=given.take,
        placeholder=t("lab.fixed_none"),
    )
