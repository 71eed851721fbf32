"""总览: the living board. Four pictures, five figures, and where to go on from here."""

import streamlit as st

from cqvet.ui import frame, prose
from cqvet.ui.overview import leads, tiles

view = frame.current()
tiles.show(view)
with st.container(gap="xsmall"):
    leads.figures(view)
    leads.questions(view)
    leads.doors(view)
    prose.lines([view.t("overview.about")], "about", view.t, look="small")
