"""The card of one item: who on each side, when, with which figures, and how sure."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import selection

SIDES: Final = ("chongqing", "sichuan", "national")


def show(view: View, item: str) -> None:
    """Everything that the tables hold on an item."""
    t = view.t
    row = data.records("twin_city")[item]
    st.subheader(t.pick(row, "name"), anchor=False)
    facts = {
        "type": quoting.told(row, "type", t),
        "date": selection.date(row, t),
        **{side: _side(item, side, t) for side in SIDES},
        "policy": _other(row, "policy", "policies", t),
        "international": _other(row, "international", "international", t),
        "in_article": t(f"twin_cities.in_article_{'yes' if row['in_article'] else 'no'}"),
        "confidence": quoting.told(row, "confidence", t),
        "source": quoting.sources(row, t),
    }
    lines = [(t(f"twin_cities.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    own = selection.figures(item, t)
    if own:
        st.caption(t("twin_cities.card_figures"))
        prose.rows(own, "card_figures", t)
    st.caption(t.pick(row, "note"))
    st.button(t("twin_cities.close"), on_click=lambda: st.session_state.update(item=""))


def _side(item: str, side: str, t: Text) -> str:
    """The parties of a side, or that none is named; the national side only where there is one."""
    found = selection.parties(item, side, t)
    if found or side == "national":
        return t.join(found)
    return t("twin_cities.nobody_named")


def _other(row: data.Row, column: str, table: str, t: Text) -> str:
    """The record of another table that is the same thing."""
    key = row[column]
    return str(Figure(quoting.told(row, column, t), f"{table}/{key}")) if key else ""
