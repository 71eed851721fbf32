"""What leads on from the board: five figures, three questions, five doors."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from cqvet import registry
from cqvet.evidence import ledger, quoting
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

FIGURES: Final = {
    "schools": ("numbers_schools",),
    "students": ("numbers_students",),
    "through": ("talent_through_train_share",),
    "match": ("layout_match_rate",),
    "networks": ("consortia_total", "consortia_communities"),
}
"""What stands in each card: one entry of the ledger, or several that count alike."""
QUESTIONS: Final = {
    "places": ("layout", {"measure": "higher_per_100k"}),
    "routes": ("pipeline", {"through_share": "0.6"}),
    "match": ("matching", {"basis": "equal"}),
}
DOORS: Final = {
    "school": ("profile", {}),
    "partner": ("partners", {"tab": "finder"}),
    "people": ("partners", {"tab": "needs"}),
    "plan": ("matching", {"tab": "lab"}),
    "report": ("matching", {"tab": "report"}),
    "cite": ("sources", {"tab": "ledger"}),
}
"""For those who come with a task: the page, and what it opens with."""


def figures(view: View) -> None:
    """Five figures that say most, with a flag where sources do not agree."""
    t = view.t
    cards = []
    for name, facts in FIGURES.items():
        shown = [fact for fact in facts if view.filters.trusts(ledger.entry(fact))]
        text = " + ".join(str(quoting.figure(fact, t)) for fact in shown)
        flags = dict.fromkeys(reported.flag(fact, t) for fact in shown)
        if shown:
            title = view.city(t(f"overview.figure_{name}"))
            cards.append((text, title, t.join([f for f in flags if f])))
    prose.cards(cards, "figures", t)


def questions(view: View) -> None:
    _links("question", QUESTIONS, view)


def doors(view: View) -> None:
    _links("door", DOORS, view)


def _links(what: str, targets: Mapping[str, tuple[str, Mapping[str, str]]], view: View) -> None:
    """Links in a row, each with the filters that are chosen."""
    t = view.t
    with st.container(horizontal=True, gap="small", vertical_alignment="center", key=f"{what}s"):
        st.markdown(f"**{t(f'overview.{what}s')}**", width="content")
        for name, (page_id, query) in targets.items():
            page = next(page for page in registry.EVERY if page.id == page_id)
            query_params = {"lang": t.lang, **view.filters.chosen(), **query}
            st.page_link(page.path, label=t(f"overview.{what}_{name}"), query_params=query_params)
