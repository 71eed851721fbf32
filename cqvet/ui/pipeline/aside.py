"""A second scenario, set aside: in the same address, on the same axes."""

from collections.abc import Mapping

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import LEVERS, packed, read_packed
from cqvet.ui import prose
from cqvet.ui.pipeline import state, words

PARAM = "aside"
TODAY = "today"
"""Today's line set aside: a scenario in which nothing is set."""


def show(values: Mapping[str, float], buttons: DeltaGenerator, t: Text) -> dict[str, float] | None:
    """The scenario that was set aside, if any, with its `buttons`; None where there is none."""
    text = st.session_state[PARAM]
    other, unused = read_packed("" if text == TODAY else text)
    if unused:
        known = [t(f"param.{name}") for name in unused if name in LEVERS]
        names = t.join(known) if known else t("pipeline.aside_unknown")
        prose.lines([t("pipeline.aside_unused", names=names)], "aside_unused", t)
        text = packed(other)
        st.session_state[PARAM] = text
    with buttons:
        st.button(t("pipeline.aside_set"), key="aside_set", on_click=_set, args=(dict(values),))
        if text:
            st.button(
                t("pipeline.aside_swap"),
                key="aside_swap",
                on_click=_swap,
                args=(dict(values), other),
            )
            st.button(t("pipeline.aside_drop"), key="aside_drop", on_click=_drop)
    if not text:
        return None
    # Both are drawn to the same year; today's line to its own.
    drawn = {name: value for name, value in other.items() if name != "horizon"}
    said = (
        t("pipeline.aside_is", levers=described(drawn, t)) if drawn else t("pipeline.aside_today")
    )
    prose.lines([said], "aside", t, "small")
    return drawn and drawn | {name: values[name] for name in ("horizon",) if name in values}


def described(values: Mapping[str, float], t: Text) -> str:
    """What a scenario sets, lever by lever."""
    return t.join(
        [
            t(
                "pipeline.moved",
                lever=t(f"param.{name}"),
                value=Figure(words.setting(name, values[name], t), f"lever/{name}", "yours"),
            )
            for name in LEVERS
            if name in values
        ]
    )


def _set(values: Mapping[str, float]) -> None:
    st.session_state[PARAM] = packed(values) or TODAY


def _swap(values: Mapping[str, float], other: Mapping[str, float]) -> None:
    _set(values)
    state.use(other)


def _drop() -> None:
    st.session_state[PARAM] = ""
