"""贯通育才: from junior-secondary school to work, with what-if."""

import streamlit as st

from cqvet.models import flow
from cqvet.ui import frame
from cqvet.ui.pipeline import (
    aside,
    changes,
    cohort,
    levers,
    method,
    places,
    reported,
    series,
    splits,
)


@frame.part
def what_if(view: frame.View) -> None:
    """Levers and all that follows from them: a change redraws nothing else."""
    st.subheader(view.t("pipeline.what_if"), anchor=False)
    values = levers.show(view.t)
    second = aside.show(values, view.t)
    found = flow.tables(values)
    levers.effects(found, view.t)
    cohort.show(view, found)
    changes.show(view, found, second)
    splits.show(view, found)


view = frame.current()
t = view.t
records = reported.select(view.filters)
frame.match_note(view, len(records), len(reported.select()), reported.TOUCHED)
reported.show(records, t)
modelled = view.filters.evidence != "published"
if modelled:
    what_if(view)
    reported.three_readings(t)
else:
    st.info(t("pipeline.published_only"))
places.show(records.places, t)
series.show(view)
reported.said(records, t)
if modelled:
    method.show(t)
