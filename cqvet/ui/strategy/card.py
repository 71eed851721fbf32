"""The card of one document: who, when, what, which round, and what it hangs together with."""

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.strategy import bonds, selection


def show(view: View, policy: str) -> None:
    """Everything that the tables hold on a document, and its links in both directions."""
    t = view.t
    row = data.records("policies")[policy]
    lane = strategy.documents().set_index("policy")["lane"][policy]
    ref = f"policies/{policy}"
    st.subheader(t.pick(row, "title"), anchor=False)
    facts = {
        "number": selection.record(quoting.told(row, "document_no", t), policy)
        if row["document_no"]
        else quoting.told(row, "document_no", t),
        "issuer": t.pick(row, "issuer"),
        "lane": selection.lane(str(lane), t),
        "date": selection.record(selection.dated(row, t), policy),
        "round": _round(row, t),
        "summary": marked(t.pick(row, "summary"), ref) or quoting.missing("not_found", t),
        "in_article": t(f"strategy.in_article_{'yes' if row['in_article'] else 'no'}"),
        "twin": t.join(
            [
                str(Figure(quoting.called("twin_city", item, t), f"twin_city/{item}"))
                for item in strategy.twin_items(policy)
            ]
        ),
        "confidence": quoting.told(row, "confidence", t),
        "source": quoting.sources(row, t),
        "note": marked(t.pick(row, "note"), ref),
    }
    lines = [(t(f"strategy.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    bonds.show(view, policy)
    st.button(t("strategy.close"), on_click=lambda: st.session_state.update(policy=""))


def _round(row: data.Row, t: Text) -> str:
    if row["joint_round"] is None:
        return t("strategy.no_round")
    n = selection.record(number(row["joint_round"], t.lang), row["policy"])
    return t("strategy.round", n=n)
