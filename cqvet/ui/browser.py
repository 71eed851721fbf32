"""What only the browser can do for the whole page: language, history, and the air between parts."""

import streamlit as st

from cqvet.i18n import Lang, tag

# A click on a page name first shows the bare address, and the codec then completes it: the
# second step replaces the first, so that one step back leads to the page before. At times the
# query comes first, still under the old page: a step that the reader did not make, which the
# page then replaces.
SCRIPT = """
<script>
document.documentElement.lang = "%s";
if (!window.cqvetHistory) {
  window.cqvetHistory = true;
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let unasked = "";
  for (const event of ["pointerdown", "keydown", "popstate"])
    addEventListener(event, () => { unasked = ""; }, true);
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const same = next.pathname === location.pathname;
    const completes = same && location.search === "";
    const late = !same && unasked === location.href;
    (completes || late ? replace : push)(state, title, address);
    unasked = same && !completes ? location.href : "";
  };
}
</script>
"""


# Streamlit leaves a screen's worth of air around what a page says.
STYLE = """
<style>
[data-testid=stMainBlockContainer] { padding-bottom: 1rem; }
[data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] { gap: 0.75rem; }
@media (min-width: 1240px) {
  [data-testid=stMainBlockContainer] { padding-left: 2.5rem; padding-right: 2.5rem; }
}
[data-testid=stMainBlockContainer] hr { margin: 0.25rem 0; }
@media (max-width: 640px) {
  .st-key-head > :first-child { flex: 1 1 0; min-width: 0; }
  .st-key-head h1 { font-size: 1.125rem; }
  .st-key-head .st-key-find { width: auto; flex: 0 1 6rem; }
}
@page { margin: 10mm; }
@media print {
  [data-testid=stHeader], [data-testid=stBottom], .st-key-pills, .st-key-filters, .st-key-footer,
  .st-key-head [data-testid=stButtonGroup], .st-key-head .st-key-share, .st-key-views,
  hr { display: none !important; }
  [data-testid=stMain], [data-testid=stAppViewContainer], .stApp
    { position: static !important; overflow: visible !important; height: auto !important; }
  [data-testid=stMainBlockContainer] { padding: 0 !important; max-width: none !important; }
}
.st-key-board [data-testid=stPageLink] a { padding: 0; min-height: 0; }
</style>
"""


def prepare(lang: Lang) -> None:
    """Tell the browser the language of the page, its air, and keep its history free of halves."""
    st.html(STYLE + SCRIPT % tag(lang), unsafe_allow_javascript=True)
