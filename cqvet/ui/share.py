"""The share control: a button that copies the full link of the view."""

import streamlit as st

from cqvet import data
from cqvet.base import settings
from cqvet.i18n import Text

HTML = '<button type="button"></button><span role="status" aria-live="polite"></span>'
CSS = """
button {
  font: inherit; font-size: 0.875rem; color: var(--st-text-color); cursor: pointer;
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); padding: 0.35rem 0.8rem; min-height: 2.25rem;
  white-space: nowrap;
}
button:hover, button:focus-visible { border-color: var(--st-primary-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
[role="status"] { font-family: var(--st-font); font-size: 0.8rem; margin-left: 0.4rem; }
"""
# The clipboard of the browser needs a secure page; on plain http the older way still works.
JS = """
export default function ({ parentElement, data }) {
  const button = parentElement.querySelector("button");
  const status = parentElement.querySelector("[role=status]");
  button.textContent = data.label;
  status.textContent = "";
  button.onclick = async () => {
    const view = new URL(location.href);
    view.searchParams.set("data", data.version);
    const page = view.pathname.replace(/^.*\\//, "/");
    const link = data.address ? data.address + page + view.search : view.href;
    try {
      await navigator.clipboard.writeText(link);
    } catch {
      const field = document.createElement("textarea");
      field.value = link;
      document.body.append(field);
      field.select();
      document.execCommand("copy");
      field.remove();
    }
    status.textContent = data.copied;
  };
}
"""

_button = st.components.v2.component("cqvet_share", html=HTML, css=CSS, js=JS)


def button(t: Text, key: str = "share") -> None:
    """A button that copies the address of the view with the version of the data.

    The address starts with the public one where that is set.
    """
    _button(
        key=key,
        width="content",
        data={
            "label": t("frame.share"),
            "copied": t("frame.copied"),
            "address": settings.PUBLIC_ADDRESS,
            "version": data.number(),
        },
    )
