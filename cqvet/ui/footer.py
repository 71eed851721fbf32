"""The foot of every page: date of the data, what is newer, credits, where to report an error."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base import settings
from cqvet.evidence import counts
from cqvet.i18n import Text
from cqvet.ui import go, prose

OWN: Final = "sources?lang={}&tab=own"
"""Where own data are brought."""


def show(t: Text) -> None:
    """One line; what is newer than the data and whom to thank open from it."""
    st.divider()
    with st.container(horizontal=True, vertical_alignment="center", gap="small", key="footer"):
        as_of = t("footer.as_of", version=data.version(), date=data.date())
        # A caption is too faint to be read at its size.
        st.markdown(f":small[{as_of}]", width="content")
        with st.popover(t("footer.about"), type="tertiary"):
            districts = counts.figure("districts", t)
            prose.lines([t("footer.newer", districts=districts)], "newer", t, look="small")
            st.caption(t("footer.credits"))
        st.button(
            t("paper.open"), type="tertiary", on_click=lambda: st.session_state.update(print="1")
        )
        own = OWN.format(t.lang)
        st.button(t("own.open"), type="tertiary", key="own_open", on_click=go.follow, args=(own,))
        contact = settings.CONTACT
        report = t("footer.report_to", contact=contact) if contact else t("footer.report")
        st.markdown(f":small[{report}]", width="content")
