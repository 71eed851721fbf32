"""The board: four tiles, each a link, a sentence and a picture."""

from typing import Final, Literal

import streamlit as st

from cqvet import registry
from cqvet.api import pictures
from cqvet.evidence.figure import plain
from cqvet.pictures.svg.element import Look
from cqvet.subjects import board
from cqvet.ui import prose
from cqvet.ui.frame import View

LEADS: Final = {"map": "layout", "flow": "pipeline", "match": "matching", "world": "international"}
"""Where each tile leads."""
ROOM: Final = 361
"""Two tiles side by side need so many pixels each: there are two in a window of 900."""


def show(view: View) -> None:
    """All four, side by side where there is room."""
    gap: Literal["xsmall", "small"] = "xsmall" if view.narrow else "small"
    with st.grid(2, min_column_width=ROOM, gap=gap, border=True, key="board") as grid:
        # What has no picture stands last: beside one it would be a tall empty card.
        for name in sorted(LEADS, key=lambda name: not board.drawn(name, view.filters)):
            with grid.cell():
                _tile(name, view)


def _tile(name: str, view: View) -> None:
    t, chosen = view.t, view.filters
    page = next(page for page in registry.PAGES if page.id == LEADS[name])
    title = t(f"board.title_{name}")
    st.page_link(
        page.path, label=f"**{title} →**", query_params={"lang": t.lang, **chosen.chosen()}
    )
    said = t("finding.whole", text=board.SENTENCES[name](chosen, t))
    tag = [("scope", t("frame.city_wide"))] if board.city_wide(name, chosen) else []
    found = {}
    if board.drawn(name, chosen):
        for width, narrow in (("wide", False), ("narrow", True)):
            found[width] = pictures.address(name, chosen, Look(t.lang, view.dark, narrow))
        found["alt"] = plain(said)
    prose.picture([("", said), *tag], found, f"tile_{name}", t)
