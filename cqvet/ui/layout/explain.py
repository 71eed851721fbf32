"""What the article says of the zones, and what has changed since."""

import streamlit as st

from cqvet import data
from cqvet.ui.frame import View


def show(view: View) -> None:
    """The role of each zone, the practices reported, the change of the division."""
    t = view.t
    st.subheader(t("layout.roles"), anchor=False)
    districts = data.table("districts").set_index("district")
    practices = data.table("zone_practices")
    for column, zone in zip(st.columns(3), data.table("zones").to_dict("records"), strict=True):
        with column:
            st.markdown(f"**{t.pick(zone, 'name')}**  \n{t.pick(zone, 'role')}")
            for practice in practices.to_dict("records"):
                place = districts.loc[practice["district"]]
                if place["zone"] == zone["zone"]:
                    st.markdown(
                        "- "
                        + t(
                            "layout.practice",
                            district=t.pick(place, "short"),
                            practice=t.pick(practice, "practice"),
                        )
                    )
    with st.expander(t("layout.change_title")):
        st.markdown(t("layout.change"))
