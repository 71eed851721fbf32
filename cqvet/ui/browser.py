"""What only the browser can do for the whole page: language, history, air, terms, a way past it."""

import json
from typing import Final

import streamlit as st

from cqvet.i18n import Text, tag
from cqvet.ui import script, terms

CONTENT: Final = "content"
"""Where the filter bar ends: the first stop of a keyboard leads there."""

# A click on a page name first shows the bare address, and the codec then completes it: the
# second step replaces the first, so that one step back leads to the page before. At times the
# query comes first, still under the old page: a step that the reader did not make, which the
# page then replaces.
SCRIPT = """
<script>
document.documentElement.lang = %s;
{
  const made = () => {
    const link = document.createElement("a");
    link.id = "skip";
    document.body.prepend(link);
    return link;
  };
  const skip = document.getElementById("skip") ?? made();
  skip.textContent = %s;
  skip.href = "#%s";
  skip.onclick = (event) => {
    event.preventDefault();
    document.querySelector(skip.hash)?.focus();
  };
}
if (!window.cqvetHistory) {
  window.cqvetHistory = true;
  import(new URL("%s", document.baseURI)).then(({ listen }) => listen());
  const push = history.pushState.bind(history);
  const replace = history.replaceState.bind(history);
  let unasked = "";
  for (const event of ["pointerdown", "keydown", "popstate"])
    addEventListener(event, () => { unasked = ""; }, true);
  const focus = (target) => {
    if (target && !target.hasAttribute("tabindex")) target.tabIndex = -1;
    target?.focus();
  };
  // A link within the page takes the keyboard along, whatever is drawn anew meanwhile.
  addEventListener("click", (event) => {
    const link = event.target.closest?.('a[href^="#"]');
    if (link?.hash) focus(document.querySelector(link.hash));
  });
  // What a key opens takes the focus: its place in the document is far from its button.
  let inside = null;
  addEventListener("click", (event) => {
    if (event.detail || !event.target.closest?.("[data-testid=stPopoverButton]")) return;
    inside?.disconnect();
    inside = new MutationObserver(() => {
      const body = "[data-testid=stPopoverBody]";
      const first = document.querySelector(`${body} :is(input, button, a, textarea)`);
      if (!first) return;
      inside.disconnect();
      first.focus();
    });
    inside.observe(document.body, { childList: true, subtree: true });
  });
  // The drawer holds the focus and sees no control of ours in it: Tab goes through all of them.
  const drawer = () => document.querySelector("[data-testid=stDialog]");
  const controls = (root) => [...root.querySelectorAll("*")].flatMap((one) => [
    ...(one.tabIndex >= 0 && !one.disabled && one.getClientRects().length ? [one] : []),
    ...(one.shadowRoot ? controls(one.shadowRoot) : []),
  ]);
  const focused = (root = document) =>
    root.activeElement?.shadowRoot ? focused(root.activeElement.shadowRoot) : root.activeElement;
  addEventListener("keydown", (event) => {
    if (event.key !== "Tab" || !drawer()) return;
    const stops = controls(drawer());
    const at = stops.indexOf(focused()) + (event.shiftKey ? -1 : 1);
    event.preventDefault();
    event.stopPropagation();
    stops.at(at %% stops.length)?.focus();
  }, true);
  // Who closes it goes on where he was before it, or before what led to it.
  let came = null, open = false;
  addEventListener("focusin", (event) => {
    // Lists and popovers stand beside the page, and are gone when they have led on.
    if (event.target.closest("[data-testid=stApp]")) came = event.composedPath()[0];
  });
  new MutationObserver(() => {
    const closed = open && !drawer();
    open = Boolean(drawer());
    if (closed) setTimeout(() => { if (document.activeElement === document.body) came?.focus(); });
  }).observe(document.body, { childList: true, subtree: true });
  // A grid opens the row of its cursor by a pair of keys that nobody guesses: Enter is the pair.
  addEventListener("keydown", (event) => {
    const tables = ":is([class*=st-key-twin_], [class*=st-key-preview_], .st-key-list)";
    const grid = event.target.closest?.(`${tables} [data-testid=data-grid-canvas]`);
    if (!grid || event.key !== "Enter") return;
    event.stopPropagation();
    const pair = { key: " ", code: "Space", keyCode: 32, shiftKey: true, bubbles: true };
    grid.dispatchEvent(new KeyboardEvent("keydown", pair));
  }, true);
  // Who has chosen a page in the menu goes on where the skip link leads, once the page is there.
  const arrive = () => {
    const menu = "[data-testid=stHeader], [data-testid=stSidebar], .st-key-pills";
    const left = () => document.activeElement?.closest(menu) ?? null;
    if (!left()) return;
    const { hash } = document.getElementById("skip");
    const there = new MutationObserver(() => {
      const [target, old] = document.querySelectorAll(hash);
      if (!target || old || !document.querySelector("[data-test-script-state=notRunning]")) return;
      there.disconnect();
      if (left() || document.activeElement === document.body) focus(target);
    });
    there.observe(document.body, {
      attributes: true, attributeFilter: ["data-test-script-state"], childList: true, subtree: true,
    });
  };
  history.pushState = (state, title, address) => {
    const next = new URL(address ?? location.href, location.href);
    const same = next.pathname === location.pathname;
    if (!same) arrive();
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
#skip {
  position: fixed; top: 0; left: 0; z-index: 1000000; padding: 0.5rem 1rem;
  background: Canvas; color: LinkText;
}
[data-testid=stSkipToContent] { display: none; }
#skip:not(:focus) { transform: translateY(-110%); }
[data-testid=stMainBlockContainer] { padding-bottom: 1rem; }
[data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] { gap: 0.75rem; }
@media (max-width: 640px) {
  [data-testid=stMainBlockContainer] > [data-testid=stVerticalBlock] { gap: 0.5rem; }
}
@media (min-width: 1240px) {
  [data-testid=stMainBlockContainer] { padding-left: 2.5rem; padding-right: 2.5rem; }
}
:is(h1, h2, h3):lang(en) { font-feature-settings: "pwid"; }
[class*=st-key-twin_] { display: grid; grid-template-columns: auto minmax(0, 1fr); }
[class*=st-key-twin_] > :has([data-testid=stDataFrame])
  { order: -1; grid-column: 1 / -1; min-width: 0; }
[data-testid=stMainBlockContainer] hr { margin: 0.25rem 0; }
[data-testid=stFullScreenFrame]:has([data-testid=stVegaLiteChart])
  [data-testid=stElementToolbar] { top: 0 !important; }
.st-key-head [data-testid=stPopover] button { min-height: 2.25rem; height: 2.25rem; }
@media (max-width: 640px) {
  .st-key-head { row-gap: 0.5rem; }
  .st-key-head > :first-child { flex: 1 1 0; min-width: 0; }
  .st-key-head h1 { font-size: 1.125rem; }
  .st-key-head .st-key-find { width: auto; flex: 0 1 6rem; }
}
:is(a, button, summary, canvas, [role=slider], [tabindex="0"]):focus-visible
  { outline: 2px solid currentColor !important; outline-offset: 1px; }
[data-testid=stPopoverBody] { min-height: 10rem; }
[data-testid=stExpandSidebarButton]::after { content: var(--pages); font-size: 0.875rem; }
[data-testid=stFileUploaderDropzoneInstructions] { display: none; }
[data-testid=stFileUploaderDropzone] button p { font-size: 0; }
[data-testid=stFileUploaderDropzone] button p::after
  { content: var(--choose-file); font-size: 0.875rem; }
@page { margin: 10mm; }
@media print {
  [data-testid=stHeader], [data-testid=stBottom], .st-key-pills, .st-key-filters, .st-key-footer,
  .st-key-head [data-testid=stButtonGroup], .st-key-head .st-key-share, .st-key-views, .st-key-tabs,
  #skip, .st-key-find, .st-key-paper, hr, [data-testid=stButton], [data-testid=stDownloadButton],
  [data-testid=stPopover], [data-testid=stButtonGroup], [data-testid=stSelectbox],
  [data-testid=stTextInput], [data-testid=stElementToolbar], [data-testid=stPageLink]
    { display: none !important; }
  [data-testid=stMain], [data-testid=stAppViewContainer], .stApp
    { position: static !important; overflow: visible !important; height: auto !important; }
  [data-testid=stMainBlockContainer] { padding: 0 !important; max-width: none !important; }
  [data-testid=stDataFrame] { display: none !important; }
  [data-testid=stFullScreenFrame]:has(> [data-testid=stDataFrame])::after
    { content: var(--whole-table); font-size: 0.875rem; }
}
.st-key-board [data-testid=stVerticalBlock] { gap: 0.25rem; }
.st-key-board [data-testid=stPageLink] a { padding: 0; min-height: 0; }
</style>
"""


def prepare(t: Text) -> None:
    """Tell the browser the language of the page, its air, and keep its history free of halves."""
    skip = json.dumps(t("frame.skip"), ensure_ascii=False)
    known = (json.dumps(tag(t.lang)), skip, CONTENT, script.FOLDER + terms.NAME)
    # The field for files has its words in English only, and one size for all forms.
    # The button of a phone that opens the list of pages has none at all.
    # Of a table that is scrolled paper would have the first rows alone.
    said = {
        "choose-file": t("forms.choose_file"),
        "pages": t("frame.pages"),
        "whole-table": t("frame.whole_table", button=t("paper.open")),
    }
    own = "".join(f"--{k}: {json.dumps(v, ensure_ascii=False)};" for k, v in said.items())
    words = f"<style>:root {{ {own} }}</style>"
    st.html(STYLE + words + SCRIPT % known, unsafe_allow_javascript=True)


def content(here: str = "") -> None:
    """The place that the first stop leads to; the link of the page `here` is scrolled into view."""
    shown = f'<style>.st-key-pills a[href$="{here}"] {{ scroll-initial-target: nearest; }}</style>'
    st.html(f'{shown if here else ""}<span id="{CONTENT}" tabindex="-1"></span>', width=1)
