"""The way of 1,000 junior-secondary graduates: a Sankey with a sentence, its table behind it."""

from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure, plain
from cqvet.i18n import Text
from cqvet.models.flow import SOURCE, Tables, tables
from cqvet.pictures.charts import sankey
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words

HEIGHT: Final = {False: 470, True: 480}
HEADS: Final = ("start", "entry", "college", "bachelor", "end")


def show(view: View, found: Tables) -> None:
    """What becomes of 1,000 of them in this scenario: the picture, a sentence, the table."""
    t = view.t
    said = sentence(found, t)
    levers = tuple(sorted(found.levers.items()))
    st.echarts_chart(
        drawn(levers, t, dark=view.dark, narrow=view.narrow),
        height=HEIGHT[view.narrow],
        key="sankey",
        alt=t("pipeline.sankey_alt", said=plain(said)),
    )
    prose.lines([view.city(said, "in_city")], "headline", t, "small")


@lru_cache(maxsize=256)
def drawn(
    levers: tuple[tuple[str, float], ...], t: Text, *, dark: bool, narrow: bool
) -> dict[str, Any]:
    """The picture of a scenario; readers of the same one share it."""
    found = tables(dict(levers))
    return sankey.spec(
        [
            sankey.Node(row["node"], label(row, t, narrow=narrow), node_tip(row, t))
            for row in data.rows(found.nodes[narrow])
        ],
        [
            sankey.Link(row["source"], row["target"], row["value"], tip(row, t))
            for row in data.rows(found.links[narrow])
        ],
        ["" if narrow and head == "start" else t(f"pipeline.head_{head}") for head in HEADS],
        dark=dark,
        narrow=narrow,
    )


def about(found: Tables, t: Text) -> None:
    """How to read the picture, and its table, in a popover."""
    with st.popover(
        t("frame.about_picture"), type="tertiary", on_change="rerun", key="about_sankey"
    ) as told:
        if told.open:
            lines = [t("pipeline.sankey_about"), outside(found, t)]
            prose.lines(lines, "sankey_about", t, "small")
            table(found, t)


def sentence(found: Tables, t: Text) -> str:
    """How many of 1,000 go through, and where most of them end; ranges stand in the table."""
    rows = {row["node"]: row["value"] for row in data.rows(found.nodes[True])}

    def of(node: str) -> Figure:
        return Figure(number(rows[node], t.lang, 0), "flow/cohort", "modelled")

    return t(
        "pipeline.headline",
        all=of(SOURCE),
        through=of("through"),
        secondary=of("work_secondary"),
        college=of("work_college"),
        bachelor=of("work_bachelor"),
    )


def outside(found: Tables, t: Text) -> str:
    """How many enter colleges from outside, who are not among the thousand."""
    row = data.rows(found.outside)[1]
    year = words.year(row["year"], t)
    return t("pipeline.outside", year=year, figure=words.modelled(row, "yearly", t))


def label(row: dict[str, Any], t: Text, *, narrow: bool) -> str:
    """The name of a node, and where there is room how many are there, without the range."""
    # Between columns and at the margin there is room for a short name only.
    name = t(f"pipeline.short_{row['node']}").replace("/", "\n")
    if narrow:
        return name
    digits = 0 if row["value"] >= 10 else 1
    return f"{name} {number(row['value'], t.lang, digits)}"


def node_tip(row: dict[str, Any], t: Text) -> str:
    """What the pointer shows on a node: with the range."""
    return t("pipeline.node", name=t(f"pipeline.node_{row['node']}"), value=words.of_1000(row, t))


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
    files = {"cohort.csv": lambda: shown.drop(columns="ref")}
    twin.show(shown, columns, "cohort", t, files, source=lambda row: str(row["ref"]))
