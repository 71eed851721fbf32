"""质量赛事: medals, standings and ranks: who says so, what they rest on, what is not reported."""

from collections.abc import Mapping

import streamlit as st

from cqvet.subjects.quality import PARTS, awards, groups, schools
from cqvet.ui import collection, frame, parts, reported
from cqvet.ui.quality import board, editions, golds, ranks


@frame.part
def explore(view: frame.View) -> None:
    """Two pictures and the figures; then what they are made of."""
    choice = collection.choice(awards.ITEMS)
    pictures = st.container()
    left, right = pictures.columns([1.3, 1], gap="medium") if not view.stacked else [pictures] * 2
    with left:
        board.medals(view, choice)
    with right:
        golds.show(view)
    reported.cards(board.FACTS, "figures", view)
    listed(view, choice)


@frame.part
def listed(view: frame.View, choice: Mapping[str, str]) -> None:
    """The list that is chosen: another one redraws no picture, another choice does."""
    if collection.choice(awards.ITEMS) != choice:
        st.rerun()
    part = parts.choose(PARTS, view, "competitions" if any(choice.values()) else "")
    if part == "double_high":
        collection.table(groups.ITEMS, groups.ITEMS.records(view.filters), view)
    elif part == "competitions":
        collection.controls(awards.ITEMS, view)
        collection.table(awards.ITEMS, awards.ITEMS.records(view.filters, choice), view)
        editions.show(view)
    elif part == "titles":
        collection.table(schools.ITEMS, schools.ITEMS.records(view.filters), view)
    elif part == "ranks":
        ranks.show(view)
    else:
        board.rural(view)


explore(frame.current())
