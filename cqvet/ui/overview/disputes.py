"""Conflicts, changes and unknown definitions: three lists."""

import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.i18n import Text
from cqvet.ui import entry, prose


def show(t: Text) -> None:
    """Every relation of the ledger, by kind, with our reading marked as ours."""
    st.subheader(t("overview.disputes"), anchor=False)
    kinds = data.names("relation_kind")
    found = {kind: data.of("fact_relations", kind=kind) for kind in kinds}
    labels = [
        t("overview.tab_disputes", kind=kinds[kind][t.lang], n=len(rows))
        for kind, rows in found.items()
    ]
    for tab, (kind, rows) in zip(st.tabs(labels), found.items(), strict=True):
        with tab:
            st.caption(t(f"overview.about_{kind}"))
            prose.rows([_line(row, t) for row in rows], f"disputes_{kind}", t)


def _line(relation: data.Row, t: Text) -> tuple[str, str, str]:
    own = ledger.entry(relation["fact"])
    figures = [str(quoting.figure(relation["fact"], t))]
    if relation["other_fact"]:
        figures.append(str(quoting.figure(relation["other_fact"], t)))
    return t.pick(own, "title"), t.join(figures), " ".join(entry.relation_lines(relation, t))
