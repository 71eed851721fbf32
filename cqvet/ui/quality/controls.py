"""The page's own controls: competition, year and medal."""

import streamlit as st

from cqvet.evidence import quoting
from cqvet.subjects.quality import awards
from cqvet.ui.frame import View


def show(view: View) -> None:
    """Three selectors; each of their values stands in the address."""
    t = view.t
    first, second, third = st.columns(3)
    with first:
        _choose("competition", awards.competitions(), view)
    with second:
        st.selectbox(
            t("param.year"),
            ["", *awards.years()],
            format_func=lambda code: code or t("quality.any_year"),
            key="year",
        )
    with third:
        _choose("medal", awards.medals(), view)


def _choose(name: str, codes: tuple[str, ...], view: View) -> None:
    t, names = view.t, quoting.words(name, view.t)
    st.selectbox(
        t(f"param.{name}"),
        ["", *codes],
        format_func=lambda code: names[code] if code else t(f"quality.any_{name}"),
        key=name,
    )
