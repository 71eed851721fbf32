"""Buttons that copy a text with the full link of the view in it, or write a mail with it."""

from collections.abc import Mapping
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from cqvet import data
from cqvet.base import settings
from cqvet.i18n import Text

LINK: Final = "{link}"
"""Stands in a text for the link, which only the browser knows; see `link`."""
HTML = '<div class="row"></div><span role="status" aria-live="polite"></span>'
CSS = """
.row { display: inline-flex; flex-wrap: wrap; gap: 0.4rem; }
.row strong { flex: 1 0 100%; font-family: var(--st-font); font-size: 0.875rem; }
.row strong:not(:first-child) { margin-top: 0.5rem; }
.row strong:first-child + button { border-color: var(--st-primary-color); font-weight: 600; }
button, a {
  box-sizing: border-box; text-decoration: none; display: inline-flex; align-items: center;
  font: inherit; font-size: 0.875rem; color: var(--st-text-color); cursor: pointer;
  background: var(--st-background-color); border: 1px solid var(--st-border-color);
  border-radius: var(--st-button-radius); padding: 0.35rem 0.8rem; min-height: 2.25rem;
  white-space: nowrap;
}
:is(button, a):is(:hover, :focus-visible) { border-color: var(--st-primary-color); }
:is(button, a):focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 2px; }
[role="status"] {
  font-family: var(--st-font); font-size: 0.8125rem; display: block; margin: 0.4rem 0 0;
  overflow-wrap: anywhere;
}
"""
# The clipboard of the browser needs a secure page; on plain http the older way still works.
JS = """
const copy = async (text) => {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    const field = document.createElement("textarea");
    field.value = text;
    document.body.append(field);
    field.select();
    document.execCommand("copy");
    field.remove();
  }
};
export default function ({ parentElement, data }) {
  // Each run hands the texts over again: a button that has the focus stays where it is.
  const content = JSON.stringify(data);
  if (parentElement.content === content) return;
  parentElement.content = content;
  const row = parentElement.querySelector(".row");
  const status = parentElement.querySelector("[role=status]");
  const link = (changed) => {
    const view = new URL(location.href);
    view.searchParams.set("data", data.version);
    for (const [name, value] of new URLSearchParams(changed))
      if (value) view.searchParams.set(name, value); else view.searchParams.delete(name);
    const page = view.pathname.replace(/^.*\\//, "/");
    return data.address ? data.address + page + view.search : view.href;
  };
  const filled = (text) =>
    text.replace(/\\{link(?:\\?([^}]*))?\\}/g, (_, changed) => link(changed ?? ""));
  const made = Object.entries(data.texts).flatMap(([label, text]) => {
    const button = document.createElement("button");
    button.type = "button";
    button.textContent = label;
    button.onclick = async () => {
      await copy(filled(text));
      status.textContent = `${data.copied} ${filled(text)}`;
    };
    if (!data.heads[label]) return [button];
    const head = document.createElement("strong");
    head.textContent = data.heads[label];
    return [head, button];
  });
  for (const [label, { to, subject, text }] of Object.entries(data.mails)) {
    const letter = document.createElement("a");
    letter.textContent = label;
    letter.href = `mailto:${to}`;
    const parts = () => Object.entries({ subject, body: filled(text) });
    letter.onclick = () => {
      const query = parts().map(([name, part]) => `${name}=${encodeURIComponent(part)}`);
      letter.href = `mailto:${to}?${query.join("&")}`;
    };
    made.push(letter);
  }
  row.replaceChildren(...made);
  status.textContent = "";
}
"""

_buttons = st.components.v2.component("cqvet_share", html=HTML, css=CSS, js=JS)


def link(**changed: str) -> str:
    """Stands for the link with other parameters, of which an empty one is left out."""
    return f"{{link?{urlencode(changed)}}}"


def texts(
    copied: Mapping[str, str],
    mails: Mapping[str, Mapping[str, str]],
    key: str,
    t: Text,
    heads: Mapping[str, str] | None = None,
) -> None:
    """A button for each text (label -> text), which says what it has copied; then the mails.

    `heads` stand before the labels with which a group begins.

    A mail has `to`, `subject` and `text`. `LINK` in a text becomes the address of the view with the
    version of the data; it starts with the public address where that is set.
    """
    _buttons(
        key=key,
        width="stretch",
        data={
            "texts": copied,
            "heads": heads or {},
            "mails": mails,
            "copied": t("frame.copied"),
            "address": settings.PUBLIC_ADDRESS,
            "version": data.number(),
        },
    )
