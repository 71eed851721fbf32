"""The head of every page: title, language, share, notice."""

from collections.abc import Sequence

import streamlit as st

from cqvet.i18n import LANGS, Text
from cqvet.state import Fault
from cqvet.ui import share


def show(title: str, t: Text) -> None:
    """Title on the left, language switch and share control on the right."""
    with st.container(horizontal=True, vertical_alignment="center", gap="medium"):
        st.title(title, anchor=False, width="stretch")
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
    if not t.complete:
        st.info(t("frame.incomplete"))


def notice(faults: Sequence[Fault], t: Text) -> None:
    """One quiet sentence about the parts of the address that could not be used."""
    if not faults:
        return
    named = sorted({t(f"param.{f.name}") for f in faults if f.name and f.code != "unknown_name"})
    unnamed = any(f.code == "unknown_name" or not f.name for f in faults)
    parts = [*named, *([t("frame.unknown_part")] if unnamed else [])]
    st.info(t("frame.bad_address", parts=t.join(parts)))
