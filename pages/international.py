"""国际合作: where the named items lead, who takes part, and what was not found."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from cqvet.subjects.international import ITEMS, PARTS
from cqvet.ui import collection, frame, parts, reported
from cqvet.ui.international import atlas
from cqvet.ui.international import parts as behind

FACTS: Final = (
    *("intro_alliances", "intro_overseas_projects", "intl_overseas_projects"),
    *("intl_international_students", "intl_partner_bodies"),
)


@frame.part
def explore(view: frame.View) -> None:
    """Map and countries, the figures that are reported, then what they are made of.

    Where a country is chosen its items come first, for the figures are of all.
    """
    choice = collection.choice(ITEMS)
    if view.outdated(choice):
        st.rerun()
    everywhere = ITEMS.records(view.filters, {**choice, "country": ""})
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        atlas.area(view)
        if not view.narrow:
            collection.controls(ITEMS, view)
    pictures = st.container()
    if everywhere:
        left, right = (
            pictures.columns([1.75, 1], gap="medium") if not view.stacked else [pictures] * 2
        )
        with left:
            atlas.show(view, everywhere)
        with right:
            atlas.countries(view, everywhere)
    figures, records = st.container(), st.container()
    if choice["country"]:
        figures, records = records, figures
    with figures:
        form = "international.of_all" if choice["country"] else ""
        reported.cards(FACTS[: 4 if view.narrow else None], "reported", view, form)
    with records:
        listed(view, choice)


@frame.part
def listed(view: frame.View, choice: Mapping[str, str]) -> None:
    """The part that is chosen: another one redraws no picture."""
    if collection.choice(ITEMS) != choice:
        st.rerun()
    rows = ITEMS.records(view.filters, choice)
    part = parts.choose(PARTS, view)
    if view.narrow:
        with st.popover(view.t("filter.more")):
            collection.controls(ITEMS, view)
    if part == "items":
        collection.table(ITEMS, rows, view)
    elif part == "timeline":
        behind.timeline(view, rows)
    elif part == "industry":
        behind.matrix(view, rows)
    else:
        behind.gaps(view, rows)


explore(frame.current())
