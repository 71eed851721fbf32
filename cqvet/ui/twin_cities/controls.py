"""The page's own controls: the type of an item, and a city of Sichuan."""

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.subjects import twin_cities
from cqvet.ui.frame import View


def show(view: View) -> None:
    """Two selectors; each of their values stands in the address."""
    t = view.t
    st.subheader(t("twin_cities.map"), anchor=False)
    types = quoting.words("twin_city_type", t)
    used = set(data.table("twin_city")["type"])
    first, second = st.columns(2)
    with first:
        st.selectbox(
            t("param.type"),
            ["", *(code for code in types if code in used)],
            format_func=lambda code: types[code] if code else t("twin_cities.any_type"),
            key="type",
        )
    with second:
        st.selectbox(
            t("param.city"),
            ["", *twin_cities.cities()],
            format_func=lambda code: (
                quoting.called("sichuan_cities", code, t) if code else t("twin_cities.any_city")
            ),
            key="city",
        )
