"""查找: all that a text finds, each a link with its view."""

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.search import results

view = frame.current()
results.show(st.session_state["q"], st.session_state["kind"], view.t)
