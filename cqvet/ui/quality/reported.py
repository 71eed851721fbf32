"""The article's figures on competitions, what is named of them, and what disputes them."""

from typing import Final

import streamlit as st

from cqvet.ui import prose, reported
from cqvet.ui.frame import View

COMPETITIONS: Final = (
    "talent_worldskills_editions",
    "talent_ws2022_first_in_event",
    "talent_ws2022_optoelectronics_gold",
    "talent_ws2022_beauty_gold",
    "numbers_world_competition_west_rank",
)


def competitions(view: View) -> None:
    """Large figures, then the conflict about a name with the misprint and its correction."""
    t = view.t
    st.subheader(t("quality.competitions"), anchor=False)
    reported.cards(COMPETITIONS, "competitions_reported", t)
    reported.relations(COMPETITIONS, t)
    prose.lines([t("quality.coverage")], "coverage", t, look="small")
