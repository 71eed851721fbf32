"""Networks, their industries and members as a node-link chart, with select boxes and a list."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts import network
from cqvet.subjects import partners
from cqvet.ui import legend, origins, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.partners import selection, words
from cqvet.ui.partners.selection import Selection

KEY: Final = "web"
TABLES: Final = (
    *("consortia", "consortium_members", "communities", "community_members"),
    "industry_aliases",
)
MARKS: Final = {
    "square": "■",
    "diamond": "◆",
    "triangle-up": "▲",
    "circle": "●",
    "cross": "✚",
    "triangle-down": "▼",
}


def show(view: View, chosen: Selection, graph: partners.Graph) -> None:
    """The chart with its legend; what is open is lit."""
    t = view.t
    st.subheader(t("partners.web"), anchor=False)
    st.html(_legend(graph, t))
    drawing, frame = drawn(view, chosen, graph)
    titles = {key: t(f"partners.web_{key}") for key in ("name", "kind")}
    # Its key changes with the choice, so that the browser forgets the click it answered.
    key = f"{KEY}_{chosen.open}_{chosen.member}"
    vega.show(
        frame,
        network.spec(drawing.height, dark=view.dark, narrow=view.narrow, **titles),
        on_select=lambda: choose(key),
        key=key,
        alt=t(
            "partners.web_alt",
            shared=t.join([_name(node, t) for node in graph.shared()]) or t("partners.nobody"),
        ),
    )
    prose.lines([t("partners.web_note"), origins.line(TABLES, t)], "web_note", t, look="small")


def boxes(chosen: Selection, graph: partners.Graph, t: Text) -> None:
    """The same choice by keyboard: one box for networks, one for members."""
    codes = dict.fromkeys([*chosen.codes, *filter(None, [st.session_state["network"]])])
    members = [node.partition(":")[2] for node in graph.nodes["node"] if node[:7] == "member:"]
    names = {
        code: partners.member_name(code, t)
        for code in (*members, *filter(None, [st.session_state["member"]]))
    }
    left, right = st.columns(2)
    with left:
        st.selectbox(
            t("param.network"),
            ["", *codes],
            format_func=lambda code: words.name(code, t) if code else t("partners.any_network"),
            key="network",
            on_change=lambda: st.session_state.update(member=""),
        )
    with right:
        st.selectbox(
            t("param.member"),
            ["", *sorted(names, key=lambda code: names[code])],
            format_func=lambda code: names[code] if code else t("partners.any_member"),
            key="member",
            on_change=lambda: st.session_state.update(network=""),
        )


def choose(key: str) -> None:
    """Take a click on a node or its label over."""
    picked: dict[str, list[dict[str, Any]]] = st.session_state[key]["selection"]
    for found in picked.get(network.PICK) or []:
        kind, _, code = str(found["node"]).partition(":")
        if kind == "network":
            selection.open_network(code)
        elif kind == "member":
            selection.open_member(code)


def drawn(
    view: View, chosen: Selection, graph: partners.Graph
) -> tuple[network.Drawing, pd.DataFrame]:
    """The chart's positions, and its rows with words and with what is lit."""
    t = view.t
    names = [_name(node, t) for node in graph.nodes["node"]]
    drawing = network.place(graph.nodes, graph.edges, names, narrow=view.narrow)
    full = dict(zip(graph.nodes["node"], names, strict=True))
    lit = _lit(chosen, graph)
    rows = drawing.rows
    ends = rows["link"].where(rows["what"] == "link", "").astype(str).str.split(" ")
    frame = rows.assign(
        full=rows["node"].map(full),
        kind=rows["sort"].map(lambda sort: t(f"partners.sort_{sort}"), na_action="ignore"),
        lit=[
            not lit or (node in lit if what == "node" else set(pair) <= lit)
            for what, node, pair in zip(rows["what"], rows["node"], ends, strict=True)
        ],
    )
    return drawing, frame


def _lit(chosen: Selection, graph: partners.Graph) -> set[str]:
    """What is open with all that it is linked to; nothing where nothing is open."""
    edges = graph.edges
    if chosen.open:
        own = edges[edges["network"] == chosen.open]
        return {f"network:{chosen.open}", *own["other"]}
    if chosen.member:
        own = edges[edges["other"] == f"member:{chosen.member}"]
        return {f"member:{chosen.member}", *("network:" + own["network"])}
    return set()


def _name(node: str, t: Text) -> str:
    """The name of a node: of a cluster, an industry outside 33618, a network or a member."""
    kind, _, code = node.partition(":")
    if kind == "network":
        return words.name(code, t)
    if kind == "member":
        return partners.member_name(code, t)
    if code in data.records("clusters"):
        return quoting.called("clusters", code, t)
    return t("partners.outside", industry=quoting.called("industry_aliases", code, t))


def shared(graph: partners.Graph, t: Text) -> None:
    """Members of several networks, each a button, with the networks that share them."""
    found = graph.shared()
    if not found:
        return
    st.markdown(f"**{t('partners.shared')}**")
    edges, items = graph.edges, {}
    for node in found:
        codes = dict.fromkeys(edges[edges["other"] == node]["network"])
        names = t.join([words.name(code, t) for code in codes])
        text = t("partners.in_networks", name=_name(node, t), networks=names)
        items[node.partition(":")[2]] = text

    def choose(member: str) -> None:
        selection.open_member(member)
        prose.say(t("partners.opened", name=partners.member_name(member, t)))

    prose.names(list(items.items()), "shared", t, choose)


def _legend(graph: partners.Graph, t: Text) -> str:
    """Shapes and colours of the sorts that occur, in words, as HTML."""
    return legend.of(
        legend.sign(MARKS[shape], palette.ACTORS[sort], t(f"partners.sort_{sort}"))
        for sort, shape in network.SHAPES.items()
        if sort in set(graph.nodes["sort"])
    )
