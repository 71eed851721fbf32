"""战略领航: who agreed on what, with which money, what is promised, how the incentive works."""

import streamlit as st

from cqvet.subjects import strategy
from cqvet.ui import frame
from cqvet.ui.assessment import page as incentive
from cqvet.ui.strategy import controls, intent, listing, money, reported, tables, timeline
from cqvet.ui.strategy.selection import select


@frame.part
def documents(view: frame.View) -> None:
    """Documents and their links: a choice redraws nothing else."""
    controls.show(view)
    chosen = select(view)
    frame.match_note(view, len(chosen.documents), len(strategy.documents()))
    if view.filters.evidence == "published":
        st.caption(view.t("strategy.note_published"))
    if chosen.documents.empty:
        st.info(view.t("frame.nothing_matches"))
    else:
        timeline.show(view, chosen)
        listing.show(view, chosen)
        tables.show(view, chosen)


view = frame.current()
reported.show(view)
documents(view)
money.show(view)
intent.show(view)
incentive.show(view)
