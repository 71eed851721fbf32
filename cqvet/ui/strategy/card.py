"""The card of one document: who, when, what, which round, and what it hangs together with."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from cqvet import data, quoting, strategy
from cqvet.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.strategy import listing, selection

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
    _links(view, policy)
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


def _links(view: View, policy: str) -> None:
    """What it does to others, what others do to it, and documents outside the table."""
    t = view.t
    out, back = (data.rows(found) for found in strategy.around(policy, view.filters))
    inside = [row for row in out if row["other"]]
    outside = [row for row in out if not row["other"]]
    if not out and not back:
        st.caption(t("strategy.no_links"))
        return
    if inside:
        st.markdown(f"**{t('strategy.links_out')}**")
        listing.buttons([(row["other"], _name(row, row["other"], t)) for row in inside], "out", t)
    if back:
        st.markdown(f"**{t('strategy.links_back')}**")
        listing.buttons([(row["policy"], _name(row, row["policy"], t)) for row in back], "back", t)
    if outside:
        st.markdown(f"**{t('strategy.links_outside')}**")
        prose.lines([_outside(row, t) for row in outside], "outside", t, look="small")
    with st.expander(t("strategy.links_why")):
        prose.rows([_why(row, t) for row in (*out, *back)], "why", t, look="named")


def _name(row: data.Row, other: str, t: Text) -> str:
    title = selection.name(other, t)
    text = t("strategy.link_to", kind=selection.kind(row, t), title=title)
    return text if row["basis"] == "stated" else t("strategy.inferred", value=text)


def _outside(row: data.Row, t: Text) -> str:
    """A document that the table does not have, with its number where it is known."""
    title = marked(t.pick(row, "other"), f"policy_links/{row['link']}")
    if row["other_no"]:
        no = Figure(row["other_no"], f"policy_links/{row['link']}")
        title = t("strategy.with_number", title=title, no=no)
    text = t("strategy.link_to", kind=selection.kind(row, t), title=title)
    return text if row["basis"] == "stated" else t("strategy.inferred", value=text)


def _why(row: data.Row, t: Text) -> Sequence[str]:
    """What a link rests on, and how sure it is."""
    ref = f"policy_links/{row['link']}"
    other = selection.name(row["other"], t) if row["other"] else t.pick(row, "other")
    head = t(
        "strategy.link",
        one=selection.name(row["policy"], t),
        kind=selection.kind(row, t),
        other=other,
    )
    label = str(Figure(selection.basis(row, t), ref))
    sure = t(
        "strategy.sure",
        confidence=data.names("confidence")[row["confidence"]][t.lang],
        source=quoting.source(row["source"], t),
    )
    return label, marked(head, ref), t.join([marked(t.pick(row, "note"), ref), marked(sure, ref)])
