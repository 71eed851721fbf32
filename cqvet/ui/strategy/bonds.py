"""What a document hangs together with: links in both directions, and what they rest on."""

from collections.abc import Sequence

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.strategy import listing, selection


def show(view: View, policy: str) -> None:
    """What it does to others, what others do to it, and documents outside the table."""
    t = view.t
    out, back = strategy.around(policy, view.filters)
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
    text = t("strategy.link_to", kind=quoting.told(row, "kind", t), title=title)
    return quoting.doubted(text, row["basis"], t)


def _outside(row: data.Row, t: Text) -> str:
    """A document that the table does not have, with its number where it is known."""
    title = marked(t.pick(row, "other"), f"policy_links/{row['link']}")
    if row["other_no"]:
        no = Figure(row["other_no"], f"policy_links/{row['link']}")
        title = t("strategy.with_number", title=title, no=no)
    text = t("strategy.link_to", kind=quoting.told(row, "kind", t), title=title)
    return quoting.doubted(text, row["basis"], t)


def _why(row: data.Row, t: Text) -> Sequence[str]:
    """What a link rests on, and how sure it is."""
    ref = f"policy_links/{row['link']}"
    other = selection.name(row["other"], t) if row["other"] else t.pick(row, "other")
    head = t(
        "strategy.link",
        one=selection.name(row["policy"], t),
        kind=quoting.told(row, "kind", t),
        other=other,
    )
    label = str(Figure(quoting.told(row, "basis", t), ref))
    sure = t(
        "strategy.sure",
        confidence=quoting.told(row, "confidence", t),
        source=quoting.source(row["source"], t),
    )
    return label, marked(head, ref), t.join([marked(t.pick(row, "note"), ref), marked(sure, ref)])
