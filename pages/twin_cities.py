"""成渝双城: what Sichuan and Chongqing do together, and which of the figures are Chongqing's."""

import streamlit as st

from cqvet import data
from cqvet.ui import frame
from cqvet.ui.twin_cities import (
    atlas,
    controls,
    disputes,
    listing,
    networks,
    notes,
    regional,
    reported,
    series,
    tables,
    tallies,
    timeline,
)
from cqvet.ui.twin_cities.selection import select


@frame.part
def explore(view: frame.View) -> None:
    """All that follows filters and the page's own controls."""
    controls.show(view)
    chosen = select(view)
    frame.match_note(view, len(chosen.items), len(data.table("twin_city")))
    notes.show(view)
    if chosen.items.empty:
        st.info(view.t("frame.nothing_matches"))
        listing.opened(view, chosen)
    else:
        atlas.show(view, chosen)
        listing.show(view, chosen)
        tallies.show(view, chosen)
        timeline.show(view, chosen)
        tables.show(view, chosen)


view = frame.current()
reported.show(view)
disputes.show(view)
regional.show(view)
explore(view)
series.show(view)
networks.show(view)
