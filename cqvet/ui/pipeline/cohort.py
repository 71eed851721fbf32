"""The way of 1,000 junior-secondary graduates: a sentence, a Sankey and its table."""

from typing import Any

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.models.flow import Tables
from cqvet.pictures.charts import sankey
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words


def show(view: View, found: Tables) -> None:
    """What becomes of 1,000 of them, in words, as a picture and as a table."""
    t = view.t
    st.subheader(t("pipeline.cohort"), anchor=False)
    said = sentence(found, t)
    prose.lines([said, outside(found, t)], "headline", t)
    nodes, links = found.nodes[view.narrow], found.links[view.narrow]
    st.echarts_chart(
        sankey.spec(
            [sankey.Node(row["node"], label(row, view)) for row in data.rows(nodes)],
            [
                sankey.Link(row["source"], row["target"], row["value"], tip(row, t))
                for row in data.rows(links)
            ],
            dark=view.dark,
            narrow=view.narrow,
        ),
        height=620 if view.narrow else 680,
        key="sankey",
        alt=t("pipeline.sankey_alt", said=plain(said)),
    )
    st.caption(t("pipeline.sankey_about"))
    with st.expander(t("pipeline.table_cohort")):
        table(found, t)


def sentence(found: Tables, t: Text) -> str:
    """Where most of 1,000 end, and how many reach a vocational bachelor."""
    rows = {row["node"]: row for row in data.rows(found.nodes[False])}

    def of(node: str) -> Figure:
        return Figure(words.of_1000(rows[node], t), "flow/cohort", "modelled")

    return t(
        "pipeline.headline",
        all=Figure(words.of_1000(rows["junior_graduates"], t), "flow/cohort", "modelled"),
        secondary=of("work_secondary"),
        college=of("work_college"),
        bachelor=of("work_bachelor"),
        elsewhere=of("elsewhere"),
        left=of("left"),
    )


def outside(found: Tables, t: Text) -> str:
    """How many enter colleges from outside, who are not among the thousand."""
    row = data.rows(found.outside)[1]
    year = words.year(row["year"], t)
    return t("pipeline.outside", year=year, figure=words.modelled(row, "yearly", t))


def label(row: dict[str, Any], view: View) -> str:
    """The name of a node; where there is room also how many are there."""
    name = view.t(f"pipeline.{'short' if view.narrow else 'node'}_{row['node']}")
    return name.replace("/", "\n") if view.narrow else f"{name}\n{words.of_1000(row, view.t)}"


def tip(row: dict[str, Any], t: Text) -> str:
    """What the pointer shows on a flow."""
    return t(
        "pipeline.link",
        source=t(f"pipeline.node_{row['source']}"),
        target=t(f"pipeline.node_{row['target']}"),
        value=words.of_1000(row, t),
    )


def table(found: Tables, t: Text) -> None:
    """Every flow of the picture with its interval."""
    frame = found.links[False]
    names = {
        f"{end}_name": [t(f"pipeline.node_{node}") for node in frame[end]]
        for end in ("source", "target")
    }
    rounded = frame[["value", "low", "high"]].round(1)
    shown = pd.DataFrame({**names, **{str(c): rounded[c] for c in rounded}})
    columns = {str(name): t(f"pipeline.col_{name}") for name in shown}
    shown["ref"] = "flow/cohort"
    files = {"cohort.csv": lambda: export.csv(frame)}
    twin.show(shown, columns, "cohort", t, files, source=lambda row: str(row["ref"]))
