"""The article's figures: ten large ones, then all others by theme, with sums and statements."""

import pandas as pd
import streamlit as st

from cqvet import data, registry
from cqvet.base import search
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import prose


def large(frame: pd.DataFrame, t: Text) -> None:
    """The ten figures that say most, in the order of the ledger."""
    chosen = frame.dropna(subset="headline").sort_values("headline")
    prose.cards([card(row, t) for row in data.rows(chosen)], "large", t)


def card(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Figure, name, and what disputes it."""
    disputes = dict.fromkeys(relation["kind"] for relation in ledger.related(str(row["id"])))
    kinds = data.names("relation_kind")
    return (
        str(quoting.figure(str(row["id"]), t)),
        t.pick(row, "title"),
        t.join([kinds[kind][t.lang] for kind in disputes]),
    )


def by_theme(figures: pd.DataFrame, claims: pd.DataFrame, t: Text) -> None:
    """All other figures under their theme, searchable by name."""
    text = st.text_input(t("overview.search"), key="search_figures", max_chars=40)
    figures, claims = (_found(frame, text) for frame in (figures, claims))
    if figures.empty and claims.empty:
        prose.lines([t("overview.search_none", text=text)], "search_none", t)
    inside, said = (data.grouped(data.rows(frame), "theme") for frame in (figures, claims))
    for theme in data.every("themes"):
        own, statements = (found.get(theme["theme"], ()) for found in (inside, said))
        if not own and not statements:
            continue
        st.subheader(t.pick(theme, "name"), anchor=False)
        _further(theme["theme"], t)
        left, right = st.columns([1.25, 1], gap="large")
        with left:
            prose.rows([line(row, t) for row in own], f"t_{theme['theme']}", t)
        with right:
            st.caption(t("overview.claims"))
            prose.lines([_claim(row, t) for row in statements], f"c_{theme['theme']}", t, "small")


def _further(theme: str, t: Text) -> None:
    """Links to the pages that take a theme further."""
    with st.container(horizontal=True):
        for page in registry.PAGES:
            if theme in page.themes:
                title = t(f"{page.id}.title")
                st.page_link(page.path, label=f"→ {title}", query_params={"lang": t.lang})


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Name, figure, and the sum that it must equal, or who ranks what and when."""
    figure = quoting.figure(str(row["id"]), t)
    return t.pick(row, "title"), str(figure), t.join([*_sums(row["id"]), *_rank(row, t)])


def _sums(total: str) -> list[str]:
    return [
        f"{' + '.join(str(_bare(part)) for part in parts)} = {_bare(total)}"
        for parts in ledger.sums(total)
    ]


def _bare(entry: str) -> Figure:
    row = ledger.entry(entry)
    return Figure(f"{row['value']:.0f}", entry, row["kind"])


def _rank(row: data.Row, t: Text) -> list[str]:
    """Who ranks what and when, for a position or a lead."""
    return [t.pick(row, "statement")] if row["value_type"] == "rank" else []


def _claim(row: data.Row, t: Text) -> str:
    return str(Figure(t.pick(row, "statement"), str(row["id"]), "claim"))


def _found(frame: pd.DataFrame, text: str) -> pd.DataFrame:
    if not text.strip():
        return frame
    keys = search.keys(list(frame["title_zh"]), list(frame["title_en"]))
    return frame[search.find(pd.Series(keys, frame.index), text)]
