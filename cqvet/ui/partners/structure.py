"""The first tab: what is reported of the two kinds, and what is named of them."""

import streamlit as st

from cqvet.subjects import partners
from cqvet.ui import frame
from cqvet.ui.frame import View
from cqvet.ui.partners import atlas, card, reported, tables, web
from cqvet.ui.partners.selection import Selection, select


def show(view: View) -> None:
    """Reported figures do not follow the filters; the named networks do."""
    reported.show(view)
    named(view)


@frame.part
def named(view: View) -> None:
    """The named networks: a click redraws nothing else."""
    t = view.t
    st.subheader(t("partners.named"), anchor=False)
    chosen = select(view)
    frame.match_note(view, len(chosen.networks), len(partners.networks()))
    st.caption(t("partners.named_note"))
    if chosen.networks:
        _pictures(view, chosen)
        tables.show(view, chosen)
    else:
        st.info(t("frame.nothing_matches"))


def _pictures(view: View, chosen: Selection) -> None:
    """Boxes, card, map, lists, chart, shared members.

    The lists are run first: what a list chooses cannot be written once its box is drawn.
    """
    graph = partners.graph(chosen.networks)
    boxes, picture, lists, chart, shared = (st.container() for _ in range(5))
    with lists:
        atlas.lists(chosen, view.t)
    with shared:
        web.shared(graph, view.t)
    with boxes:
        web.boxes(chosen, graph, view.t)
        card.show(view, chosen)
    with picture:
        atlas.show(view, chosen)
    with chart:
        web.show(view, chosen, graph)
