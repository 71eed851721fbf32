"""The one way a chart reaches the page: its words in colours of ours, for the theme's are faint."""

from typing import Any

import streamlit as st

from cqvet.pictures.charts.legible import legible


def show(frame: Any, spec: dict[str, Any], **options: Any) -> Any:
    """Draw a Vega-Lite chart; `options` are those of `st.vega_lite_chart`."""
    dark = st.context.theme.type == "dark"
    return st.vega_lite_chart(frame, legible(spec, dark=dark), **options)
