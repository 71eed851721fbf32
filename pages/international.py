"""国际合作: who teaches what where, and what the article's counts do not name."""

import streamlit as st

from cqvet import data
from cqvet.ui import frame
from cqvet.ui.international import (
    atlas,
    controls,
    gaps,
    going_out,
    listing,
    notes,
    reported,
    tables,
    tallies,
    timeline,
)
from cqvet.ui.international.selection import select


@frame.part
def explore(view: frame.View) -> None:
    """All that follows filters and the page's own controls."""
    controls.show(view)
    chosen = select(view)
    frame.match_note(view, len(chosen.items), len(data.table("international")))
    notes.show(view)
    if chosen.items.empty:
        st.info(view.t("frame.nothing_matches"))
    else:
        atlas.show(view, chosen)
        tallies.show(view, chosen)
        listing.show(view, chosen)
        timeline.show(view, chosen)
    going_out.show(view, chosen)
    if not chosen.items.empty:
        tables.show(view, chosen)


view = frame.current()
reported.show(view)
explore(view)
gaps.show(view)
