"""产业匹配: every definition of match side by side, and the lab for the yearly adjustment."""

import streamlit as st

from cqvet import data
from cqvet.subjects import catalogue
from cqvet.ui import frame
from cqvet.ui.lab import page as lab
from cqvet.ui.matching import (
    answer,
    choice,
    controls,
    detail,
    explorer,
    method,
    pictures,
    published,
    taxonomy,
    upload,
)

TABS = ("match", "lab")


@frame.part
def comparison(view: frame.View) -> None:
    """Supply against demand: a change of basis redraws nothing else."""
    controls.show(view)
    chosen = choice.read(view)
    case = chosen.case() if chosen else None
    if chosen is None:
        st.info(view.t("matching.needs_register"))
    elif case is None:
        st.info(view.t("frame.nothing_matches"))
    else:
        if chosen.modelled:
            method.zone_note(view)
        answer.show(view, chosen, case)
        pictures.show(view, chosen, case)
        detail.show(view, chosen)
        if chosen.modelled:
            method.show(view)


@frame.part
def programmes(view: frame.View) -> None:
    """The catalogue: a search redraws nothing else."""
    explorer.show(view)


view = frame.current()
evidence = view.filters.evidence
found = catalogue.programmes(view.filters)
frame.match_note(view, len(found), len(data.table("programmes")), catalogue.TOUCHED)
tab = st.segmented_control(
    view.t("param.tab"),
    TABS,
    format_func=lambda code: view.t(f"matching.tab_{code}"),
    key="tab",
    required=True,
    label_visibility="collapsed",
)
if evidence:
    st.info(view.t(f"matching.left_out_{evidence}"))
if tab == "match":
    published.show(view)
if not evidence:
    st.subheader(view.t(f"matching.compute_{tab}"), anchor=False)
    upload.show(view)
    if tab == "lab":
        lab.run(view)
    else:
        comparison(view)
if tab == "match":
    programmes(view)
    taxonomy.show(view)
elif evidence:
    st.caption(view.t("lab.left_out"))
