"""川渝合作: what Sichuan and Chongqing do together, where and when, and whose the figures are."""

from collections.abc import Sequence

import streamlit as st

from cqvet import data
from cqvet.subjects.twin_cities import GROUPS, ITEMS, PARTS, ids
from cqvet.ui import collection, frame, parts
from cqvet.ui.twin_cities import atlas, figures, lists


@frame.part
def explore(view: frame.View) -> None:
    """Controls, the map beside cities and figures; then what they are made of."""
    choice = collection.choice(ITEMS)
    if view.outdated(choice):
        st.rerun()
    collection.controls(ITEMS, view)
    rows = ITEMS.records(view.filters, choice)
    left, right = st.columns([1.9, 1], gap="medium")
    with left:
        atlas.show(view, ids(rows), choice["city"])
    with right:
        atlas.ranking(ids(rows), view.t)
        figures.banner(view.t)
    listed(view, rows)


@frame.part
def listed(view: frame.View, rows: Sequence[data.Row]) -> None:
    """The list that is chosen: another one redraws no picture."""
    part = parts.choose(PARTS, view)
    if part == "items":
        collection.table(ITEMS, rows, view)
    elif part == "timeline":
        lists.timeline(rows, view)
    elif part == "series":
        lists.series(view.t)
    elif part == "networks":
        collection.table(GROUPS, GROUPS.records(view.filters), view)
    elif part == "areas":
        lists.areas(view)
    else:
        figures.every(view.t)


explore(frame.current())
