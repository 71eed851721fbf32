"""The two things that only a script in the browser can do for the whole page."""

import streamlit as st

from cqvet.i18n import Lang

# A click on a page name first shows the bare address, and the codec then completes it. The
# second step replaces the first, so that one step back leads to the page before.
SCRIPT = """
<script>
document.documentElement.lang = "%s";
if (!window.cqvetHistory) {
  window.cqvetHistory = true;
  const push = history.pushState.bind(history);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const completes = location.search === "" && next.pathname === location.pathname;
    (completes ? history.replaceState.bind(history) : push)(state, title, address);
  };
}
</script>
"""


def prepare(lang: Lang) -> None:
    """Tell the browser the language of the page and keep its history free of half addresses."""
    st.html(SCRIPT % {"zh": "zh-Hans", "en": "en"}[lang], unsafe_allow_javascript=True)
