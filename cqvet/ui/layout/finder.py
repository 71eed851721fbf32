"""Find an institution by name: Chinese characters, pinyin, initials or English."""

from functools import cache

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import search
from cqvet.evidence import counts
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.layout import atlas

MOST = 6


@cache
def keys() -> pd.Series:
    """One search key an institution, former names included (index: institution id)."""
    now = data.table("institutions").set_index("institution")[["name_zh", "name_en"]]
    past = data.table("institution_names").set_index("institution")[["name_zh", "name_en"]]
    names = pd.concat([now, past])
    found = pd.Series(search.keys(list(names["name_zh"]), list(names["name_en"])), names.index)
    return found.groupby(level=0).agg(" ".join)


def field(view: View) -> str:
    """The search field; returns what was typed."""
    label = view.t("layout.search")
    text: str = st.text_input(
        label,
        key="search",
        max_chars=40,
        placeholder=label,
        label_visibility="collapsed",
        width="stretch",
    )
    return text


def show(view: View, text: str) -> None:
    """What was found, as a list of buttons that lead to the institution."""
    t = view.t
    if not text.strip():
        return
    names = data.records("institutions")
    found = keys()[search.find(keys(), text)].index
    if found.empty:
        everything = counts.figure("institutions", t)
        prose.lines([t("layout.search_none", text=text, n=everything)], "none", t, look="small")
    items = [(code, t.pick(names[code], "name")) for code in found[:MOST]]
    prose.names(items, "found", t, atlas.go_to)
    if len(found) > MOST:
        st.caption(t("layout.search_many"))
