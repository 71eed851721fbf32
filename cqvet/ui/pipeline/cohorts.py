"""The yearly entrants from a file of the reader's own."""

import streamlit as st

from cqvet.i18n import Text
from cqvet.models.flow import read_entrants
from cqvet.ui import forms
from cqvet.ui.pipeline import state

UPLOAD = "entrants_file"
UNUSED = "_entrants_unused"


def show(t: Text) -> None:
    """A file of years and numbers; what could not be used is named by its lines."""
    forms.upload(
        t("pipeline.entrants_file"),
        UPLOAD,
        forms.LIMIT,
        t,
        type=["csv", "txt"],
        help=t("pipeline.entrants_form"),
        on_change=_take,
    )
    unused = st.session_state.get(UNUSED)
    if unused is not None:
        lines = t.join([str(line) for line in unused])
        st.warning(
            t("pipeline.entrants_unused", lines=lines) if unused else t("pipeline.entrants_none")
        )


def _take() -> None:
    file = st.session_state[UPLOAD]
    st.session_state[UNUSED] = None
    if file is None:
        return
    found, unused = read_entrants(_text(file.getvalue()))
    state.bring(found)
    if unused or not found:
        st.session_state[UNUSED] = unused[:20]


def _text(content: bytes) -> str:
    """Spreadsheets in China still write GB 18030."""
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("gb18030", errors="replace")
