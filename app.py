"""The door: `streamlit run app.py` and `uvicorn app:app` both start here."""

from pathlib import Path

import streamlit as st

from cqvet import server

app = st.App(
    Path(__file__).parent / "cqvet" / "shell.py",
    lifespan=server.lifespan,
    routes=server.routes(),
    middleware=server.middleware(),
    on_script_error=server.on_script_error,
)
