"""Whom the product thanks, and how to cite it."""

import streamlit as st

from cqvet.base import settings
from cqvet.evidence import citation
from cqvet.ui import prose
from cqvet.ui.frame import View

CREDITS = ("article", "figures", "boundaries", "coastlines", "countries", "catalogue", "ours")


def show(view: View) -> None:
    """Two styles of reference, the licence, and the credits."""
    t = view.t
    st.subheader(t("sources.cite"), anchor=False)
    st.markdown(t("sources.cite_help"))
    for name, style in (("GB/T 7714", citation.gbt7714), ("APA", citation.apa)):
        st.caption(name)
        st.code(style(address(), citation.today()), language=None, wrap_lines=True)
    with prose.about("credits", t, "sources.credits") as about:
        if about.open:
            st.markdown("\n".join(f"- {t('sources.credit_' + name)}" for name in CREDITS))


def address() -> str:
    """The address of this page as the reader has it, or the public one where it is set."""
    if settings.PUBLIC_ADDRESS:
        return f"{settings.PUBLIC_ADDRESS}/sources"
    return (st.context.url or "/sources").split("?")[0]
