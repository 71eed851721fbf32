"""The card of one document: who, when, what, which round, and what it hangs together with."""

from typing import Final

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

SOURCES: Final = ("source", "source_2")


def show(view: View, policy: str) -> None:
    """Everything that the tables hold on a document, and its links in both directions."""
    t = view.t
    row = data.records("policies")[policy]
    lane = strategy.documents().set_index("policy")["lane"][policy]
    ref = f"policies/{policy}"
    st.subheader(t.pick(row, "title"), anchor=False)
    facts = {
        "number": _number(row, t),
        "issuer": t.pick(row, "issuer"),
        "lane": selection.lane(str(lane), t),
        "date": selection.record(selection.dated(row, t), policy),
        "round": _round(row, t),
        "summary": marked(t.pick(row, "summary"), ref) or _missing("not_found", t),
        "in_article": t(f"strategy.in_article_{'yes' if row['in_article'] else 'no'}"),
        "twin": t.join(
            [
                str(Figure(t.pick(data.records("twin_city")[item], "name"), f"twin_city/{item}"))
                for item in strategy.twin_items(policy)
            ]
        ),
        "confidence": data.names("confidence")[row["confidence"]][t.lang],
        "source": "\n".join(quoting.source(row[name], t) for name in SOURCES if row[name]),
        "note": marked(t.pick(row, "note"), ref),
    }
    lines = [(t(f"strategy.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    bonds.show(view, policy)
    st.button(t("strategy.close"), on_click=lambda: st.session_state.update(policy=""))


def _number(row: data.Row, t: Text) -> str:
    """The document number, or why there is none."""
    if row["document_no"]:
        return selection.record(row["document_no"], row["policy"])
    return _missing(row["document_no_missing"], t)


def _missing(code: str, t: Text) -> str:
    return data.names("missing")[code][t.lang]


def _round(row: data.Row, t: Text) -> str:
    if row["joint_round"] is None:
        return t("strategy.no_round")
    n = selection.record(number(row["joint_round"], t.lang), row["policy"])
    return t("strategy.round", n=n)
