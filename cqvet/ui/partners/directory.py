"""The first tab: what is reported and named as squares beside the map, then lists and web."""

from functools import lru_cache

import streamlit as st

from cqvet.base.filters import Filters
from cqvet.i18n import Text
from cqvet.subjects import networks, partners
from cqvet.ui import frame, parts, reported
from cqvet.ui.frame import View
from cqvet.ui.partners import atlas, squares, tables, web

FACTS = ("consortia_platforms", "consortia_reports")


def reach(t: Text) -> None:
    """How far the networks reach that are shown."""
    st.selectbox(
        t("param.reach"),
        ["", *partners.REACH],
        format_func=lambda code: t(f"partners.reach_{code or 'any'}"),
        key="reach",
        label_visibility="collapsed",
        width=200,
    )


@frame.part
def show(view: View) -> None:
    """Squares and map side by side; the figures that are reported; then what they are made of."""
    chosen = select(view.filters, st.session_state["reach"])
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
def select(filters: Filters, reach: str = "") -> tuple[tuple[str, str], ...]:
    """The named networks (kind, id) that the finder lets pass, of one reach or of all."""
    found = [one.item for one in partners.find(partners.Ask(filters))]
    return tuple(
        (item.kind, item.id)
        for item in found
        if item.kind in networks.KINDS and reach in ("", networks.reach(item.id))
    )
