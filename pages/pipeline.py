"""贯通育才: from junior-secondary school to work, with what-if."""

import streamlit as st

from cqvet.models import flow
from cqvet.ui import frame
from cqvet.ui.pipeline import (
    aside,
    cohort,
    levers,
    own,
    parts,
    reported,
    state,
    strip,
    years,
)


@frame.part
def what_if(view: frame.View, records: reported.Records) -> None:
    """Levers and all that follows from them: the picture at once, the rest with the finding."""
    values, faults = state.settle()
    found = flow.tables(values)
    left, right = st.columns([2.35, 1], gap="medium")
    with left:
        cohort.show(view, found)
        if view.outdated(flow.LEVERS):
            st.rerun()
        row = st.container(horizontal=True, gap="small")
        with row:
            cohort.about(found, view.t)
        second = aside.show(values, row, view.t)
        levers.changed(found, view.t)
    with right:
        levers.show(found, values, faults, view.t)
        levers.results(view, found, second)
    years.show(view, found, second)
    own.show(view, records)
    parts.show(view, records, found, second)


@frame.part
def published(view: frame.View, records: reported.Records) -> None:
    """What is left where nothing modelled is to be shown."""
    st.info(view.t("pipeline.published_only"))
    own.show(view, records)
    parts.show(view, records, None, None)


view = frame.current()
records = reported.select(view.filters)
strip.show(view)
if view.filters.evidence == "published":
    published(view, records)
else:
    what_if(view, records)
