"""The foot of every page: date of the data, what is newer, credits, where to report an error."""

import streamlit as st

from cqvet import data, settings
from cqvet.i18n import Text


def show(t: Text) -> None:
    st.divider()
    with st.container(gap="small"):
        st.caption(t("footer.as_of", version=data.version(), date=data.date()))
        st.caption(t("footer.newer"))
        st.caption(t("footer.credits"))
        contact = settings.CONTACT
        st.caption(t("footer.report_to", contact=contact) if contact else t("footer.report"))
