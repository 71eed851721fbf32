"""The head of every page: product and page, language, share; then the answer of the page."""

from collections.abc import Mapping, Sequence

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from cqvet.base.fault import Fault
from cqvet.i18n import LANGS, Text
from cqvet.registry import PAGES, Page
from cqvet.ui import browser, prose, share, width
from cqvet.ui.own import visit
from cqvet.ui.search import field


def show(page: Page, t: Text) -> str:
    """Name of product and page on the left; search, language switch and share on the right.

    Returns how wide the window is. What is not seen stands here too, where it takes no line.
    """
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="head"):
        st.title(t("frame.head", page=t(f"{page.id}.tab")), anchor=False, width="stretch")
        field.show(page, t)
        with st.container(horizontal=True, vertical_alignment="center", width="content"):
            st.segmented_control(
                t("frame.language"),
                LANGS,
                format_func=lambda lang: Text(lang).language(lang),
                key="lang",
                required=True,
                label_visibility="collapsed",
            )
            share.button(t)
            visit.show(page, t)
        with st.container(width=1, gap=None):
            browser.prepare(t)
            wide = width.measured()
    if not t.complete:
        st.info(t("frame.incomplete"))
    return wide


def pills(twins: Mapping[str, StreamlitPage], t: Text) -> None:
    """The pages as a row of links, where a narrow screen hides the tabs."""
    with st.container(horizontal=True, wrap=False, gap="small", key="pills"):
        for page in PAGES:
            st.page_link(twins[page.id], label=t(f"{page.id}.tab"))
        browser.content()


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
