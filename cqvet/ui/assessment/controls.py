"""What the reader sets: presets, thresholds, error, weights, and the marks of one school."""

import streamlit as st

from cqvet.base.numerals import quantity
from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.ui import prose
from cqvet.ui.assessment import state, words
from cqvet.ui.frame import View


def show(view: View) -> None:
    """Presets above, three groups of controls under them."""
    t = view.t
    with st.container(horizontal=True):
        for name, found in assessment.PRESETS.items():
            st.button(
                t(f"assessment.preset_{name}"),
                key=f"preset_{name}",
                on_click=state.apply,
                args=(found,),
            )
        st.button(
            t("assessment.reset"), key="reset", on_click=state.apply, args=(assessment.PLAIN,)
        )
    rule, weights, school = st.columns(3, gap="large")
    with rule:
        _rule(t)
    with weights:
        _weights(t)
    with school:
        _marks(t)


def _rule(t: Text) -> None:
    """Thresholds and error."""
    st.markdown(f"**{t('assessment.rule')}**")
    left, right = st.columns(2)
    for place, name in ((left, "down"), (right, "up")):
        own = state.threshold(name)
        own.seed()
        place.number_input(
            t(f"param.toy_{name}"),
            0,
            assessment.MOST,
            step=1,
            key=own.key(),
            on_change=own.take,
        )
    st.select_slider(t("param.toy_error"), assessment.ERRORS, key="toy_error")
    st.select_slider(
        t("param.toy_shared"),
        assessment.SHARED,
        format_func=lambda code: quantity(100 * float(code), "percent", t),
        key="toy_shared",
    )


def _weights(t: Text) -> None:
    """A weight for each indicator, and what they come to when they add up to 1."""
    st.markdown(f"**{t('param.toy_shares')}**")
    own = state.shares(t)
    shares = own.seed()
    for name in shares:
        st.number_input(
            t(f"assessment.indicator_{name}"),
            0,
            assessment.MOST,
            step=5,
            key=own.key(name),
            on_change=own.take,
        )
    weights = t.join(
        [
            str(words.figure(words.percent(weight, t), "weight", "yours"))
            for weight in assessment.normalised([*shares.values()])
        ]
    )
    prose.lines([t("assessment.normalised", weights=weights)], "toy_weights", t, look="small")


def _marks(t: Text) -> None:
    """One school at a time."""
    st.selectbox(
        t("param.toy"),
        assessment.IDS,
        format_func=lambda code: words.school(code, t),
        key="toy",
    )
    own = state.marks()
    for name in own.seed():
        st.number_input(
            t("assessment.mark", indicator=t(f"assessment.indicator_{name}")),
            0,
            assessment.MOST,
            step=1,
            key=own.key(name),
            on_change=own.take,
        )
