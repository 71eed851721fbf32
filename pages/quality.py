"""五金与赛场: what is good here, who says so, of what scope and date, what is not reported."""

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.quality import (
    controls,
    editions,
    golds,
    groups,
    listing,
    notes,
    ranks,
    reported,
    schools,
    tables,
    tallies,
    timeline,
)
from cqvet.ui.quality.selection import select


@frame.part
def explore(view: frame.View) -> None:
    """All that follows filters and the page's own controls."""
    chosen = select(view)
    frame.match_note(view, chosen.matched, chosen.total)
    notes.show(view)
    golds.show(view)
    ranks.show(view)
    groups.show(view, chosen)
    reported.competitions(view)
    controls.show(view)
    if chosen.awards.empty:
        st.info(view.t("frame.nothing_matches"))
    else:
        timeline.show(view, chosen)
        listing.show(view, chosen)
        tallies.show(view, chosen)
        tables.show(view, chosen)
    editions.show(view)
    schools.show(view, chosen)


explore(frame.current())
