"""An empty answer: which condition emptied it, and a button for each nearest question."""

import streamlit as st

from cqvet.base import filters
from cqvet.base.numerals import number
from cqvet.i18n import Text
from cqvet.subjects import partners
from cqvet.subjects.partners import Ask, Item, Step


def show(ask: Ask, kind: str, own: tuple[Item, ...], t: Text) -> None:
    """One sentence, then the buttons."""
    steps = partners.nearest(ask, kind, own)
    if not steps:
        st.caption(t("partners.empty_anyway"))
        return
    causes = partners.causes(ask, kind, own)
    if len(causes) == 1:
        st.caption(t("partners.empty_one", cause=t(f"partners.cause_{causes[0]}")))
    elif causes:
        names = t.join([t(f"partners.cause_{cause}") for cause in causes])
        st.caption(t("partners.empty_each", causes=names))
    else:
        st.caption(t("partners.empty_together"))
    with st.container(horizontal=True):
        for i, step in enumerate(steps):
            st.button(
                label(ask, step, kind, t),
                key=f"nearest_{kind}_{i}",
                on_click=lambda step=step: take(step.ask),
            )


def take(ask: Ask) -> None:
    """Ask the wider question: filters and institution as the step has them."""
    names = (name for name in filters.NAMES if name != "level")
    st.session_state.update({name: getattr(ask.filters, name) for name in names})
    st.session_state["institution"] = ask.institution


def label(ask: Ask, step: Step, kind: str, t: Text) -> str:
    """What is given up, and how many it then finds: without the district, in the same zone: 3."""
    parts = []
    for name in step.given_up:
        kept = ""
        if name == "region" and step.ask.filters.zone:
            kept = "_to_zone" if ask.filters.district else ""
        if name == "industry" and step.ask.filters.tier:
            kept = "_to_tier"
        if name == "region" and not kept:
            kept = "_district" if ask.filters.district else "_zone"
        parts.append(t(f"partners.without_{name}{kept}"))
    what, n = t.join(parts), number(step.n, t.lang)
    what = what[:1].upper() + what[1:]
    return t("partners.step", what=what, kind=t(f"partners.group_{kind}"), n=n)
