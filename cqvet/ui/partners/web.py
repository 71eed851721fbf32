"""The networks of one industry at a time with their members, as a node-link chart."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts import network
from cqvet.subjects import networks, partners
from cqvet.ui import legend, origins, prose, vega
from cqvet.ui.frame import View

KEY: Final = "web"
CHART: Final = "web_chart"
TABLES: Final = ("consortia", "consortium_members", "communities", "community_members")
MARKS: Final = {
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "circle": "●",
    "cross": "✚",
    "triangle-down": "▼",
}


def show(view: View, chosen: Sequence[tuple[str, str]]) -> None:
    """The industry that is chosen, or the one with most networks; a click opens a record."""
    t, known = view.t, partners.by_industry(chosen)
    first, *others = known
    asked = st.session_state[KEY]
    st.session_state[KEY] = asked if asked in others else ""
    picked = st.selectbox(
        t("param.web"),
        ["", *others],
        format_func=lambda code: _industry(code or first, t),
        key=KEY,
        label_visibility="collapsed",
        width=420,
    )
    frame, height = drawn(tuple(known[picked or first]), t, view.stacked)
    marked = frame[(frame["what"] == "node") & (frame["side"] != "middle")]
    st.html(_legend(set(marked["sort"]), t))
    vega.show(
        frame,
        network.spec(
            height, t("list.name"), t("partners.kind"), dark=view.dark, narrow=view.stacked
        ),
        key=CHART,
        on_select=_open,
        alt=t("partners.web_alt", industry=_industry(picked or first, t)),
    )
    with prose.about(KEY, t) as about:
        if about.open:
            lines = [t("partners.web_note"), origins.line(TABLES, t)]
            prose.lines(lines, "web_note", t, look="small")


@lru_cache(maxsize=256)
def drawn(
    chosen: tuple[tuple[str, str], ...],
    t: Text,
    narrow: bool,  # noqa: FBT001
) -> tuple[pd.DataFrame, int]:
    """The rows of the chart with its words, and how high it is."""
    graph = partners.graph(chosen)
    names = [_name(node, t) for node in graph.nodes["node"]]
    drawing = network.place(graph.nodes, graph.edges, names, narrow=narrow)
    rows, full = drawing.rows, dict(zip(graph.nodes["node"], names, strict=True))
    frame = rows.assign(
        full=rows["node"].map(full),
        kind=rows["sort"].map(lambda sort: t(f"partners.sort_{sort}"), na_action="ignore"),
    )
    return frame, drawing.height


def _open() -> None:
    """Open the record of the node or label that was clicked."""
    picked: dict[str, list[dict[str, Any]]] = st.session_state[CHART]["selection"]
    for found in picked.get(network.PICK) or []:
        kind, _, code = str(found["node"]).partition(":")
        if kind == "network":
            st.session_state["figure"] = networks.record(code).ref
        else:
            st.session_state["figure"] = partners.member_ref(code)


def _industry(code: str, t: Text) -> str:
    """The name of a cluster, or what stands for all others."""
    return t("partners.others") if code == partners.OUTSIDE else quoting.called("clusters", code, t)


def _name(node: str, t: Text) -> str:
    """The name of a network or a member."""
    kind, _, code = node.partition(":")
    known = networks.record(code) if kind == "network" else None
    return t.pick(known, "name") if known else partners.member_name(code, t)


def _legend(sorts: set[str], t: Text) -> str:
    """Shapes and colours of the sorts that occur, in words, as HTML."""
    return legend.of(
        legend.sign(MARKS[shape], palette.ACTORS[sort], t(f"partners.sort_{sort}"))
        for sort, shape in network.SHAPES.items()
        if sort in sorts
    )
