"""Going out with industry: who of each main cluster is abroad, and where nobody is named."""

import streamlit as st

from cqvet import data
from cqvet.base import filters
from cqvet.base.numerals import number
from cqvet.evidence import ledger
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import international
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.international import listing
from cqvet.ui.international.selection import Selection

CLAIMS = ("c48", "c50")


def show(view: View, chosen: Selection) -> None:
    """The clusters in view with named items, then those without."""
    t = view.t
    st.subheader(t("international.going_out"), anchor=False)
    claims = [
        str(Figure(t.pick(ledger.entry(code), "statement"), code, "claim")) for code in CLAIMS
    ]
    prose.lines(claims, "claims", t, look="small")
    found = {
        code: items
        for code, items in international.clusters_abroad(chosen.items).items()
        if _asked(code, view)
    }
    names = data.records("clusters")
    for code, items in found.items():
        if items:
            with st.container(border=True):
                _cluster(code, items, view)
    idle = [t.pick(names[code], "name") for code, items in found.items() if not items]
    if idle:
        prose.lines([t("international.none_named", clusters=t.join(idle))], "none_named", t)
    st.caption(t("international.cluster_note"))


def _asked(cluster: str, view: View) -> bool:
    """Whether a main cluster lies in the industry that the filters ask for."""
    own, tier = view.filters.cluster, view.filters.tier
    if own:
        return cluster in (own, data.records("clusters")[own]["parent"])
    return not tier or cluster in filters.clusters(tier)


def _cluster(code: str, items: list[str], view: View) -> None:
    """One cluster: its items as buttons; institutions, enterprises and communities as lists."""
    t = view.t
    institutions = data.records("institutions")
    n = Figure(number(len(items), t.lang), f"count/international/cluster={code}")
    head = t(
        "international.cluster_items", cluster=t.pick(data.records("clusters")[code], "name"), n=n
    )
    left, right = st.columns([1, 1.2], gap="medium")
    with left:
        prose.lines([head], f"head_{code}", t)
        listing.buttons(items, f"cluster_{code}", view)
    schools = [t.pick(institutions[own], "name") for own in international.institutions(items)]
    firms = [t.pick(row, "name") for row in international.partners(items, "enterprise")]
    gap = data.names("missing")["not_found"][t.lang]
    rows = [
        (t("international.card_institutions"), t.join(schools) or gap),
        (t("international.card_enterprise"), t.join(firms) or gap),
        (t("international.communities"), t.join(_communities(code, t)) or gap),
    ]
    with right:
        prose.rows(rows, f"with_{code}", t, look="named")


def _communities(cluster: str, t: Text) -> list[str]:
    """The communities of a cluster, marked where they are named abroad."""
    return [
        t("international.abroad", name=t.pick(row, "name"))
        if row["abroad"]
        else t.pick(row, "name")
        for row in international.communities(cluster)
    ]
