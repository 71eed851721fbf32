"""The one way a chart reaches the page: its words in colours of ours, for the theme's are faint."""

from typing import Any, Final

import streamlit as st

from cqvet.pictures import palette


def show(frame: Any, spec: dict[str, Any], **options: Any) -> Any:
    """Draw a Vega-Lite chart; `options` are those of `st.vega_lite_chart`."""
    dark = st.context.theme.type == "dark"
    return st.vega_lite_chart(frame, legible(spec, dark=dark), **options)


PARTS: Final = ("axis", "legend", "header")


def config(*, dark: bool) -> dict[str, Any]:
    """The colours of Vega-Lite's words on the ground of the page, at least 4.5:1."""
    quiet, ink = palette.css(palette.QUIET[dark]), palette.css(palette.INK[dark])
    words = {"labelColor": quiet, "titleColor": quiet}
    return {**dict.fromkeys(PARTS, words), "text": {"color": ink}}


def legible(spec: dict[str, Any], *, dark: bool) -> dict[str, Any]:
    """A specification with these words; what it says itself of a part stays."""
    own = spec.get("config", {})
    shared = config(dark=dark)
    return {
        **spec,
        "config": {**own, **{part: {**shared[part], **own.get(part, {})} for part in shared}},
    }
