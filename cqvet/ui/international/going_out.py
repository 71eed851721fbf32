"""Going out with industry: who of each main cluster is abroad, and where nobody is named."""

import streamlit as st

from cqvet import data
from cqvet.base import filters
from cqvet.evidence import counts, quoting
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
    prose.lines([str(quoting.claim(code, t)) for code in CLAIMS], "claims", t, look="small")
    found = {
        code: items
        for code, items in international.clusters_abroad(chosen.items).items()
        if _asked(code, view)
    }
    for code, items in found.items():
        if items:
            with st.container(border=True):
                _cluster(code, items, view)
    idle = [quoting.called("clusters", code, t) for code, items in found.items() if not items]
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
    n = counts.figure(f"international/cluster={code}", t, len(items))
    head = t("international.cluster_items", cluster=quoting.called("clusters", code, t), n=n)
    left, right = st.columns([1, 1.2], gap="medium")
    with left:
        prose.lines([head], f"head_{code}", t)
        listing.buttons(items, f"cluster_{code}", view)
    schools = [quoting.called("institutions", c, t) for c in international.institutions(items)]
    firms = [t.pick(row, "name") for row in international.partners(items, "enterprise")]
    gap = quoting.missing("not_found", t)
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
