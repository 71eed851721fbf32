"""The least that Streamlit can do for a change: two boxes, a line each, and as many more as asked.

`/?lines=60` has sixty lines more, of which each is one message: what a message costs.
"""

import streamlit as st

MEASURES = ("population", "age_15_19", "urban_share", "higher_institutions")
ZONES = ("all", "metro", "northeast", "southeast")

st.selectbox("zone", ZONES, key="zone")
st.selectbox("measure", MEASURES, key="measure")
st.subheader(f"zone {st.session_state['zone']}")
st.subheader(f"measure {st.session_state['measure']}")
for line in range(int(st.query_params.get("lines", 0))):
    st.markdown(f"line {line} of zone {st.session_state['zone']}")
