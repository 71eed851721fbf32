"""The ledger: every figure and statement of the article in one table, and where figures differ."""

from functools import cache, lru_cache
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import search
from cqvet.base.filters import Filters
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects import search as things
from cqvet.ui import entry, prose, reported, twin
from cqvet.ui.frame import View

HEIGHT: Final = 520
COLUMNS = ("theme", "title", "value", "scope", "date", "flag", "remark")


@cache
def entries() -> pd.DataFrame:
    """The figures of the article, each once, then its statements; by theme."""
    frame = pd.concat([ledger.article(), ledger.claims()])
    order = {row["theme"]: i for i, row in enumerate(data.every("themes"))}
    return frame.sort_values("theme", key=lambda themes: themes.map(order), kind="stable")


@lru_cache(maxsize=32)
def found(filters: Filters, text: str) -> pd.DataFrame:
    """The entries whose name has every word of `text`, or that it is the number of."""
    frame = filters.proven(entries())
    if not text.strip():
        return frame
    keys = search.keys(list(frame["title_zh"]), list(frame["title_en"]))
    named = search.find(pd.Series(keys, frame.index), text)
    return frame[named | frame["id"].isin([hit.id for hit in things.find(text, "figure").hits])]


def show(view: View, text: str) -> None:
    """The table, a row of which opens its source, and where figures differ."""
    t, frame = view.t, listed(view.filters, text, view.t)
    columns = {name: t(f"ledger.col_{name}") for name in COLUMNS}
    files = {"ledger.csv": lambda: frame}
    twin.show(frame, columns, "ledger", t, files, source=lambda row: str(row["ref"]), height=HEIGHT)
    with st.expander(t("ledger.disputes"), on_change="rerun", key="disputes") as differing:
        if differing.open:
            disputes(t)


@lru_cache(maxsize=32)
def listed(filters: Filters, text: str, t: Text) -> pd.DataFrame:
    """The entries in words."""
    rows = [line(row, t) for row in data.rows(found(filters, text))]
    return pd.DataFrame(rows, columns=[*COLUMNS, "ref"])


def line(row: data.Row, t: Text) -> dict[str, str]:
    """An entry in words, with its reference; a statement has no value."""
    claim = row["kind"] == "claim"
    return {
        "theme": quoting.called("themes", row["theme"], t),
        "title": t.pick(row, "title"),
        "value": t("ledger.statement") if claim else quoting.value(row, t),
        "scope": entry.scope(row["scope"], t),
        "date": row["as_of"] or "",
        "flag": reported.flag(row["id"], t),
        "remark": "" if claim else plain(reported.remark(row, t)),
        "ref": row["id"],
    }


def disputes(t: Text) -> None:
    """Every relation of the ledger, by kind, with our reading marked as ours."""
    kinds = data.names("relation_kind")
    found = {kind: data.of("fact_relations", kind=kind) for kind in kinds}
    labels = [t(f"figure.flag_{kind}") for kind in kinds]
    for tab, (kind, rows) in zip(st.tabs(labels), found.items(), strict=True):
        with tab:
            st.caption(t(f"ledger.about_{kind}"))
            prose.rows([_dispute(row, t) for row in rows], f"disputes_{kind}", t)


def _dispute(relation: data.Row, t: Text) -> tuple[str, str, str]:
    sides = [side for side in (relation["fact"], relation["other_fact"]) if side]
    figures = t.join([str(quoting.figure(side, t)) for side in sides])
    title = t.pick(ledger.entry(relation["fact"]), "title")
    return title, figures, " ".join(entry.relation_lines(relation, t))
