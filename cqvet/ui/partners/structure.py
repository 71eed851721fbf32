"""The first tab: what is reported of the two kinds, and what is named of them."""

import streamlit as st

from cqvet import partners
from cqvet.ui import frame
from cqvet.ui.frame import View
from cqvet.ui.partners import atlas, reported, tables, web
from cqvet.ui.partners.selection import select


def show(view: View) -> None:
    """Reported figures do not follow the filters; the named networks do."""
    reported.show(view)
    named(view)


@st.fragment
def named(view: View) -> None:
    """The named networks: a click redraws nothing else."""
    t = view.t
    st.subheader(t("partners.named"), anchor=False)
    chosen = select(view)
    frame.match_note(view, len(chosen.networks), len(partners.networks()))
    st.caption(t("partners.named_note"))
    if chosen.networks:
        atlas.show(view, chosen)
        web.show(view, chosen)
        tables.show(view, chosen)
    else:
        st.info(t("frame.nothing_matches"))
    frame.remember(view)
