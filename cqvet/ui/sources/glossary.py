"""The glossary: exactly one English term for each Chinese one."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import search
from cqvet.evidence.figure import NUMERAL, Figure, marked
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View


def count(_view: View) -> tuple[int, int]:
    """All terms: no filter means anything to them."""
    n = len(data.table("glossary"))
    return n, n


def show(view: View) -> None:
    """All terms, or those that a search finds."""
    t = view.t
    text = st.text_input(t("sources.search_terms"), key="search_terms", max_chars=40)
    found = matching(text)
    if found.empty:
        prose.lines([t("sources.no_term", text=text)], "no_term", t)
        return
    prose.rows([line(row, t) for row in data.rows(found)], "glossary", t, look="named")


def matching(text: str) -> pd.DataFrame:
    """Terms that have every word of `text`: characters, pinyin or English."""
    frame = data.table("glossary")
    keys = search.keys(list(frame["term_zh"]), list(frame["term_en"]))
    return frame[search.find(pd.Series(keys, frame.index), text)]


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """The term in the language of the page, in the other, and what it means."""
    ref = f"glossary/{row['term']}"
    other = "en" if t.lang == "zh" else "zh"
    return (
        _term(t.pick(row, "term"), ref),
        _term(row[f"term_{other}"], ref),
        marked(t.pick(row, "note"), ref),
    )


def _term(term: str, ref: str) -> str:
    return str(Figure(term, ref)) if NUMERAL.search(term) else term
