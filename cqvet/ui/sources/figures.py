"""The ledger: every figure and statement of the article in one table, and where figures differ."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export, search
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.ui import entry, prose, reported, twin
from cqvet.ui.frame import View

COLUMNS = ("theme", "title", "value", "scope", "date", "flag", "remark")


def count(view: View) -> tuple[int, int]:
    """Figures and statements that the evidence filter lets pass, and all."""
    return len(view.filters.proven(entries())), len(entries())


def entries() -> pd.DataFrame:
    """The figures of the article, each once, then its statements; by theme."""
    frame = pd.concat([ledger.article(), ledger.claims()])
    order = {row["theme"]: i for i, row in enumerate(data.every("themes"))}
    return frame.sort_values("theme", key=lambda themes: themes.map(order), kind="stable")


def show(view: View) -> None:
    """A search field, the table, a row of which opens its source, and the disputes."""
    t = view.t
    text = st.text_input(t("ledger.search"), key="search_figures", max_chars=40)
    found = matching(view.filters.proven(entries()), text)
    if found.empty:
        prose.lines([t("ledger.search_none", text=text)], "search_none", t)
    else:
        frame = pd.DataFrame([line(row, t) for row in data.rows(found)])
        columns = {name: t(f"ledger.col_{name}") for name in COLUMNS}
        files = {"ledger.csv": lambda: export.csv(frame)}
        twin.show(frame, columns, "ledger", t, files, source=lambda row: str(row["ref"]))
    disputes(t)


def matching(frame: pd.DataFrame, text: str) -> pd.DataFrame:
    """The entries whose name has every word of `text`; all where it is blank."""
    if not text.strip():
        return frame
    keys = search.keys(list(frame["title_zh"]), list(frame["title_en"]))
    return frame[search.find(pd.Series(keys, frame.index), text)]


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
    st.subheader(t("ledger.disputes"), anchor=False)
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
