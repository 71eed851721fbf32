"""Three questions as links into the other pages."""

import streamlit as st

from cqvet import registry
from cqvet.i18n import Text

QUESTIONS = (
    ("places", "layout", {"measure": "higher_per_100k"}),
    ("routes", "pipeline", {"through_share": "0.6"}),
    ("match", "matching", {"basis": "equal"}),
)


def show(t: Text) -> None:
    with st.container(border=True):
        st.markdown(f"**{t('overview.questions')}**")
        for name, page, query in QUESTIONS:
            target = next(p for p in registry.PAGES if p.id == page)
            st.page_link(
                target.path,
                label=t(f"overview.question_{name}"),
                query_params={"lang": t.lang, **query},
            )
