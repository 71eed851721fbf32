"""The list of sources: searchable, with how many rows rest on each."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import search
from cqvet.base.numerals import number
from cqvet.evidence import cited, quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.sources import describe

MOST = 40


def count(_view: View) -> tuple[int, int]:
    """All sources: no filter means anything to them."""
    n = len(data.table("sources"))
    return n, n


def show(view: View) -> None:
    """Sources by the number of rows that cite them, or those that a search finds."""
    t = view.t
    text = st.text_input(t("sources.search"), key="search_sources", max_chars=40)
    found = matching(text)
    n, of = (Figure(number(k, t.lang), "count/sources") for k in (len(found), count(view)[1]))
    prose.lines([t("sources.cited_help", n=n, of=of)], "cited_help", t, look="small")
    shown = data.rows(found.head(MOST))
    prose.rows([line(row, t) for row in shown], "cited", t)
    if len(found) > MOST:
        more = Figure(number(len(found) - MOST, t.lang), "count/sources")
        prose.lines([t("sources.cited_more", n=more)], "cited_more", t, look="small")


def matching(text: str) -> pd.DataFrame:
    """Sources whose title or publisher has every word of `text`, the most cited first."""
    frame = data.table("sources")
    names = [
        [f"{title} {publisher}" for title, publisher in zip(*pair, strict=True)]
        for pair in (
            (frame["title_zh"], frame["publisher_zh"]),
            (frame["title_en"], frame["publisher_en"]),
        )
    ]
    rows = frame["source"].map(cited.counts())
    frame = frame.assign(rows=rows, key=search.keys(names[0], names[1]))
    return frame[search.find(frame["key"], text)].sort_values(
        ["rows", "source"], ascending=[False, True]
    )


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Title (a link where there is an address), rows, and who published it, when, how read."""
    rows = Figure(t("sources.rows_n", n=number(row["rows"], t.lang)), f"cited/{row['source']}")
    dated = quoting.told(row, "date", t)
    about = [t.pick(row, "publisher"), t("sources.dated", date=dated)]
    about += [quoting.told(row, "kind", t), t.pick(row, "read_via")]
    about += [] if row["url"] or row["kind"] == "own" else [t("sources.no_address")]
    remark = t.join([marked(part, f"sources/{row['source']}") for part in about if part])
    return describe.titled(row, t), str(rows), remark
