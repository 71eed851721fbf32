"""How wide the window is: the browser says it, and again when it crosses a border."""

from typing import Final

import streamlit as st

KEY: Final = "_width"
JS: Final = """
const wide = (to) => to < 640 ? "phone" : to < 1240 ? "tablet" : "desktop";
export default ({ data, setStateValue }) => {
  let said = data.width;
  const tell = () => {
    const width = wide(innerWidth);
    if (width !== said) setStateValue("width", said = width);
  };
  tell();
  addEventListener("resize", tell);
  return () => removeEventListener("resize", tell);
};
"""

_measure = st.components.v2.component("cqvet_width", js=JS)


def measured() -> str:
    """`phone`, `tablet` or `desktop`: the first guess is the browser's name, then its window."""
    guess = "phone" if "Mobi" in st.context.headers.get("User-Agent", "") else "desktop"
    known = st.session_state.get(KEY)
    width = str((known or {}).get("width") or guess)
    _measure(key=KEY, data={"width": width}, on_width_change=lambda: None)
    return width
