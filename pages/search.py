"""查找: the answer to a question, and all that a text finds, each a link with its view."""

import streamlit as st

from cqvet.ui import frame
from cqvet.ui.search import results

view = frame.current()
state = st.session_state
results.show(state["q"], state["kind"], state["view"], view.t)
