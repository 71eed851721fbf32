"""数据与方法: tables, sources, methods, terms, misprints, credits, each with its origin."""

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.sources import cited, citing, errata, figures, glossary, methods, tables

PARTS = {
    "tables": tables,
    "ledger": figures,
    "sources": cited,
    "methods": methods,
    "glossary": glossary,
    "errata": errata,
    "credits": citing,
}

view = frame.current()
tab = st.segmented_control(
    view.t("param.tab"),
    list(PARTS),
    format_func=lambda name: view.t(f"sources.tab_{name}"),
    key="tab",
    required=True,
    label_visibility="collapsed",
)
part = PARTS[tab or "tables"]
frame.match_note(view, *part.count(view))
part.show(view)
