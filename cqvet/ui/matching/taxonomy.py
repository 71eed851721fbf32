"""The 33618 clusters: targets and latest output as published, what is counted inside what."""

from functools import cache

import streamlit as st

from cqvet import data
from cqvet.base import filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import market
from cqvet.subjects.market.words import cluster_name
from cqvet.ui import frame, prose
from cqvet.ui.frame import View


def show(view: View) -> None:
    """Main clusters with target and output; new stars with their parent and confidence."""
    t = view.t
    with frame.behind(t("matching.taxonomy"), "taxonomy") as shown:
        if not shown:
            return
        prose.lines([t("matching.taxonomy_about")], "taxonomy_about", t, "small")
        chosen = filters.clusters(view.filters.tier) if view.filters.tier else filters.clusters()
        if view.filters.cluster:
            chosen = filters.family(view.filters.cluster)
        every = data.table("clusters")
        rows = data.rows(view.filters.proven(every[every["cluster"].isin(chosen)]))
        for main in (True, False):
            part = [row for row in rows if (row["cluster"] in filters.mains()) == main]
            if part:
                st.markdown(f"**{t('matching.mains' if main else 'matching.new_stars')}**")
                prose.rows([line(row, t) for row in part], f"taxonomy_{main}", t)


@cache
def figures() -> dict[tuple[str, str], data.Row]:
    """The published figures by cluster and kind."""
    return {
        (row["cluster"], row["figure"]): row for row in data.rows(data.table("cluster_figures"))
    }


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Name, target, and in the remark: tier, parent, confidence, basis, latest output."""
    code = row["cluster"]
    target, output = (figures().get((code, kind)) for kind in ("target", "latest_output"))
    remarks = [quoting.told(row, "tier", t)]
    parent = market.root_of()[code]
    if parent != code:
        remarks.append(t("matching.inside", cluster=cluster_name(parent, t)))
    remarks.append(t("matching.confidence", confidence=quoting.told(row, "confidence", t)))
    if target and target["value"] is not None:
        remarks.append(
            t("matching.tier_label") if target["is_tier_label"] else t.pick(target, "basis")
        )
    if output and output["value"] is not None:
        amount = quoting.figure(f"cluster_figures/{code}/latest_output", t)
        remarks.append(
            t(
                "matching.output",
                output=amount,
                basis=t.pick(output, "basis"),
                period=output["period"],
            )
        )
    if (code, "reported_class") in figures():
        other = quoting.figure(f"cluster_figures/{code}/reported_class", t)
        remarks.append(t("matching.reported_class", other=other))
    figure = str(quoting.figure(f"cluster_figures/{code}/target", t)) if target else ""
    return cluster_name(code, t), figure, " · ".join(remarks)
