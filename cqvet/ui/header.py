"""The head of every page: product and page, language, share; then the answer of the page."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Final

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from cqvet.base.fault import Fault
from cqvet.i18n import LANGS, Text
from cqvet.registry import PAGES, Page
from cqvet.subjects import search
from cqvet.ui import browser, go, handing, prose, script
from cqvet.ui.own import visit


def show(page: Page, t: Text) -> str:
    """Name of product and page on the left; search, language switch and share on the right.

    Returns how wide the window is. What is not seen stands here too, where it takes no line.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="head"):
        st.title(t("frame.head", page=t(f"{page.id}.tab")), anchor=False, width="stretch")
        search_field(page, t)
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            st.segmented_control(
                t("frame.language"),
                LANGS,
                format_func=lambda lang: Text(lang).language(lang),
                key="lang",
                required=True,
                label_visibility="collapsed",
            )
            handing.show(page, t)
            visit.show(page, t)
        wide = unseen(t)
    if not t.complete:
        st.info(t("frame.incomplete"))
    return wide


def unseen(t: Text) -> str:
    """What every view needs of the browser, where it takes no line; gives how wide it is."""
    with st.container(width=1, gap=None):
        browser.prepare(t)
        return measured()


def pills(here: str, twins: Mapping[str, StreamlitPage], t: Text) -> None:
    """The pages as a row of links, where a narrow screen hides the tabs."""
    with st.container(horizontal=True, wrap=False, gap="small", key="pills"):
        for page in PAGES:
            st.page_link(twins[page.id], label=t(f"{page.id}.tab"))
        browser.content(here)


def finding(text: str, t: Text) -> None:
    """The answer of the page in one sentence, each figure in it a control."""
    prose.finding(text, "finding", t)


def notice(faults: Sequence[Fault], t: Text) -> None:
    """One quiet sentence about the parts of the address that could not be used."""
    if not faults:
        return
    named = sorted({t(f"param.{f.where}") for f in faults if f.where and f.code != "unknown_name"})
    unnamed = any(f.code == "unknown_name" or not f.where for f in faults)
    parts = [*named, *([t("frame.unknown_part")] if unnamed else [])]
    st.info(t("frame.bad_address", parts=t.join(parts)))


FIND: Final = "find"
FIND_WIDTH: Final = 288
_field = script.component(Path(__file__).parent / "search" / "field")


def search_field(page: Page, t: Text) -> None:
    """The field. Suggestions come from the API; what is chosen opens in this session."""
    missing = ("nothing", "country", *search.ABSENT)
    _field(
        key=FIND,
        width=FIND_WIDTH,
        data={
            "lang": t.lang,
            "label": t("search.label"),
            "hint": t("search.hint"),
            "text": st.session_state["q"] if page.id == "search" else "",
            "kinds": {kind: t(f"search.kind_{kind}") for kind in search.KINDS},
            "misses": {why: t(f"search.none_{why}") for why in missing},
            "all": t("search.all"),
            "answer": t("search.is_answer"),
        },
        on_open_change=_found,
    )


def _found() -> None:
    """Go where the search leads; a key pressed twice finds the field gone."""
    if ref := script.asked(FIND):
        go.follow(ref)


WIDTH: Final = "_width"
WIDTHS: Final = ("phone", "tablet", "desktop")
WIDTH_JS: Final = """
export default ({ data, setStateValue }) => {
  let said = data.width;
  const tell = () => {
    const width = window.cqvetWidth();
    if (width !== said) setStateValue("width", said = width);
  };
  tell();
  addEventListener("resize", tell);
  return () => removeEventListener("resize", tell);
};
"""
"""What the window is, where it is no longer what the document said that arrived first."""

_measure = st.components.v2.component("cqvet_width", js=WIDTH_JS)


def measured() -> str:
    """One of `WIDTHS`: what the document said that arrived first, then the window."""
    guess = "phone" if "Mobi" in st.context.headers.get("User-Agent", "") else "desktop"
    told = st.context.cookies.get("cqvet_width")
    if told in WIDTHS:
        guess = told
    known = st.session_state.get(WIDTH)
    width = str((known or {}).get("width") or guess)
    _measure(key=WIDTH, data={"width": width}, on_width_change=lambda: None)
    return width
