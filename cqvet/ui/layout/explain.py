"""What the article says of the zones, and what has changed since."""

import streamlit as st

from cqvet import data
from cqvet.ui.frame import View


def show(view: View) -> None:
    """The role of each zone, the practices reported, the change of the division."""
    t = view.t
    st.subheader(t("layout.roles"), anchor=False)
    practices = data.rows(data.table("zone_practices"))
    for column, zone in zip(st.columns(3), data.rows(data.table("zones")), strict=True):
        with column:
            st.markdown(f"**{t.pick(zone, 'name')}**  \n{t.pick(zone, 'role')}")
            for practice in practices:
                place = data.records("districts")[practice["district"]]
                name, text = t.pick(place, "short"), t.pick(practice, "practice")
                if place["zone"] == zone["zone"]:
                    st.markdown("- " + t("layout.practice", district=name, practice=text))
    with st.expander(t("layout.change_title")):
        st.markdown(t("layout.change"))
