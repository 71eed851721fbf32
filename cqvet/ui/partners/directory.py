"""The first tab: what is reported and named as squares beside the map, then lists and web."""

from functools import lru_cache

import streamlit as st

from cqvet.base.filters import Filters
from cqvet.subjects import networks, partners
from cqvet.ui import frame, parts, reported
from cqvet.ui.frame import View
from cqvet.ui.partners import atlas, squares, tables, web

FACTS = ("consortia_platforms", "consortia_reports")


@frame.part
def show(view: View) -> None:
    """Squares and map side by side; the figures that are reported; then what they are made of."""
    chosen = select(view.filters)
    left, right = (
        st.columns([1, 1.15], gap="medium")
        if not view.stacked
        else (st.container(), st.container())
    )
    with left:
        squares.show(view, chosen)
    with right:
        atlas.show(view, chosen)
    reported.cards(FACTS, "reported", view)
    listed(view, chosen)


@frame.part
def listed(view: View, chosen: tuple[tuple[str, str], ...]) -> None:
    """The part that is chosen: another one redraws no picture."""
    part = parts.choose(partners.PARTS, view, "web" if st.session_state["web"] else "")
    if not chosen:
        st.caption(view.t("frame.nothing_matches"))
    elif part == "networks":
        tables.networks_(view, chosen)
    elif part == "web":
        web.show(view, chosen)
    else:
        tables.members(view, chosen)


@lru_cache(maxsize=256)
def select(filters: Filters) -> tuple[tuple[str, str], ...]:
    """The named networks (kind, id) that the finder lets pass under the same filters."""
    found = partners.find(partners.Ask(filters))
    return tuple((one.item.kind, one.item.id) for one in found if one.item.kind in networks.KINDS)
