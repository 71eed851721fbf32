"""The page's own controls: type, country, and whether a cluster is known."""

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.subjects import international
from cqvet.ui.frame import View
from cqvet.ui.international import selection


def show(view: View) -> None:
    """Three selectors; each of their values stands in the address."""
    t = view.t
    types = quoting.words("international_type", t)
    used = set(data.table("international")["type"])
    first, second, third = st.columns(3)
    with first:
        st.selectbox(
            t("param.type"),
            ["", *(code for code in types if code in used)],
            format_func=lambda code: types[code] if code else t("international.any_type"),
            key="type",
        )
    with second:
        st.selectbox(
            t("param.country"),
            ["", *international.countries()],
            format_func=lambda code: (
                selection.country(code, t) if code else t("international.any_country")
            ),
            key="country",
        )
    with third:
        st.selectbox(
            t("param.industry"),
            ["", *international.INDUSTRY],
            format_func=lambda code: t(f"international.industry_{code or 'any'}"),
            key="industry",
        )
