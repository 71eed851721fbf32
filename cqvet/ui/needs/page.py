"""The tab of the needs desk: what is reported, the visitor's needs, their match, its quality."""

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.subjects import catalogue
from cqvet.ui import frame, heavy, prose
from cqvet.ui.frame import View
from cqvet.ui.needs import bring, listing, quality, state

REPORTED = "consortia_demands"


def show(view: View) -> None:
    """The needs desk."""
    t, table = view.t, data.table("programmes")
    frame.match_note(view, len(catalogue.programmes(view.filters)), len(table))
    prose.lines([t("needs.reported", n=quoting.figure(REPORTED, t))], "needs_reported", t)
    if view.filters.evidence:
        st.info(t(f"needs.left_out_{view.filters.evidence}"))
        return
    prose.lines([t("needs.about")], "needs_about", t)
    desk(view)
    with heavy.told(t):
        quality.show(view)


@frame.part
def desk(view: View) -> None:
    """The part that follows what the visitor brings."""
    bring.show(view)
    own = state.held()
    if own is not None and not own.rows.empty:
        if view.filters != type(view.filters)(evidence=view.filters.evidence):
            st.caption(view.t("needs.filtered"))
        with heavy.told(view.t):
            listing.show(*state.answers(own, view.filters), view)
