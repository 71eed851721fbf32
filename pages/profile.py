"""档案: everything that is known of one school, district, zone or cluster, on one sheet."""

import streamlit as st

from cqvet.subjects import profile
from cqvet.ui import frame
from cqvet.ui.profile import sheet

view = frame.current()
kind, code = st.session_state["kind"], st.session_state["id"]
if kind and code in profile.ids(kind):
    sheet.show(view, kind, code)
else:
    sheet.index(view.t)
