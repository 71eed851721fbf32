"""The least that Streamlit can do for a change of measure or zone: two boxes and a line."""

import streamlit as st

MEASURES = ("population", "age_15_19", "urban_share", "higher_institutions")
ZONES = ("all", "metro", "northeast", "southeast")

st.selectbox("zone", ZONES, key="zone")
st.selectbox("measure", MEASURES, key="measure")
st.subheader(f"zone {st.session_state['zone']}")
st.subheader(f"measure {st.session_state['measure']}")
