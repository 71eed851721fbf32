"""The search of the page: one field, and how much each part has of what it looks for."""

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.sources import figures, lists, tables


def field(view: View) -> str:
    """The field; returns what was typed."""
    label = view.t("sources.search")
    text: str = st.text_input(
        label,
        key="search_data",
        max_chars=40,
        placeholder=label,
        icon=":material/search:",
        label_visibility="collapsed",
    )
    return text


def elsewhere(view: View, text: str) -> None:
    """How many each part has of a text; that none has any, where it is so."""
    t = view.t
    if not text.strip():
        return
    found = {
        "ledger": len(figures.found(view.filters, text)),
        "newest": len(figures.found(view.filters, text, latest=True)),
        "tables": len(tables.found(text, t)),
        **{part: len(lists.found(part, view, text)) for part in lists.LISTS},
    }
    said = [
        t(
            "finding.at",
            place=t(f"sources.tab_{part}"),
            n=Figure(number(n, t.lang), "matched/sources"),
        )
        for part, n in found.items()
        if n
    ]
    prose.lines([t.join(said) or t("sources.search_none", text=text)], "elsewhere", t, look="small")
