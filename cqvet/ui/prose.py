"""Sentences in which every figure is a control that opens its source where the reader is."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet.figure import pieces
from cqvet.i18n import Text

CSS: Final = """
:host { font-family: var(--st-font); color: var(--st-text-color); line-height: 1.6; }
p { margin: 0 0 0.5rem; }
p:last-child { margin-bottom: 0; }
p.small { font-size: 0.875rem; opacity: 0.85; }
.row {
  display: grid; grid-template-columns: minmax(36%, 1fr) fit-content(64%);
  gap: 0 0.8rem; padding: 0.3rem 0;
  border-bottom: 1px solid var(--st-border-color); font-size: 0.92rem;
}
.row.named { grid-template-columns: minmax(5.5rem, 24%) 1fr; }
.named .label, .remark { opacity: 0.8; }
.named .text { white-space: pre-line; }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
.remark { grid-column: 1 / -1; font-size: 0.8rem; }
button {
  font: inherit; color: inherit; background: none; cursor: pointer; padding: 0 0.12em; margin: 0;
  border: 0; border-bottom: 1px solid var(--st-primary-color); border-radius: 2px;
  font-variant-numeric: tabular-nums; text-align: inherit;
}
button.reported { font-weight: 600; }
.named .text button.reported { font-weight: inherit; }
button.modelled {
  background: repeating-linear-gradient(135deg, transparent 0 4px, var(--st-border-color) 4px 5px);
  border-bottom-style: dashed;
}
button.claim { border-bottom: 1px dotted var(--st-border-color); }
button.yours { border-bottom-style: dotted; }
main.cards {
  display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.8rem;
}
.card { border-top: 2px solid var(--st-border-color); padding: 0.4rem 0 0.2rem; }
.card > * { display: block; }
.card .figure { text-align: left; font-size: 1.05rem; font-family: var(--st-heading-font); }
.card b { font-size: 1.6rem; font-weight: inherit; line-height: 1.3; }
.card button.reported { font-weight: inherit; }
.card button.reported b { font-weight: 600; }
.card .label { font-size: 0.9rem; }
.card .scope {
  font-size: 0.8rem; border-left: 3px solid var(--st-border-color); padding-left: 0.4em;
}
main.table { container-type: inline-size; }
.cells {
  display: grid; grid-template-columns: var(--columns); gap: 0 1rem;
  padding: 0.45rem 0; border-bottom: 1px solid var(--st-border-color); font-size: 0.9rem;
}
.cells.head { font-size: 0.8rem; opacity: 0.8; border-bottom-width: 2px; }
.cell { white-space: pre-line; }
@container (max-width: 36rem) {
  .cells { grid-template-columns: 1fr; gap: 0.35rem; }
  .cells.head { display: none; }
  .cell:first-child { font-weight: 600; }
  .cell[data-head]::before {
    content: attr(data-head); display: block; font-size: 0.75rem; opacity: 0.75;
  }
}
button.name { border-bottom-color: var(--st-border-color); padding: 0; }
a { color: var(--st-link-color); overflow-wrap: anywhere; }
button:hover { background: var(--st-secondary-background-color); }
button:focus-visible { outline: 2px solid var(--st-primary-color); outline-offset: 1px; }
"""
JS: Final = """
const NUMERAL = /(\\d[\\d.,]*(?:[ \\u00a0]?(?:%|亿|万))?)/;
// In a large figure the number stands out, not its qualifier and unit.
const write = (button, text, large) => {
  if (!large) { button.textContent = text; return; }
  text.split(NUMERAL).forEach((part, index) => {
    if (index % 2) button.appendChild(document.createElement("b")).textContent = part;
    else button.append(part);
  });
};
export default function ({ parentElement, data, setTriggerValue }) {
  // Each run of the page hands its figures over again: what has not changed stays as it is.
  const content = JSON.stringify(data);
  parentElement.trigger = setTriggerValue;
  if (parentElement.content === content) return;
  parentElement.content = content;
  const main = document.createElement("main");
  main.className = data.shape;
  const table = data.shape === "table";
  if (table) main.setAttribute("role", "table");
  // A narrow screen shows the head of its column above each cell, and no row of heads.
  const heads = table ? data.blocks[0].parts.map(({ pieces }) => pieces.join("")) : [];
  for (const block of data.blocks) {
    const line = main.appendChild(document.createElement(block.tag));
    line.className = block.look;
    if (table) {
      line.setAttribute("role", "row");
      line.style.setProperty("--columns", data.columns);
    }
    for (const [i, { tag, look, pieces }] of block.parts.entries()) {
      const part = line.appendChild(document.createElement(tag));
      part.className = look;
      if (table) part.setAttribute("role", block === data.blocks[0] ? "columnheader" : "cell");
      if (table && i) part.dataset.head = heads[i];
      for (const piece of pieces) {
        if (typeof piece === "string") { part.append(piece); continue; }
        if (piece.kind === "link") {
          const link = part.appendChild(document.createElement("a"));
          link.href = piece.ref;
          link.target = "_blank";
          link.rel = "noopener noreferrer";
          link.textContent = piece.text;
          continue;
        }
        const button = part.appendChild(document.createElement("button"));
        button.type = "button";
        button.className = piece.kind;
        write(button, piece.text, line.className === "card" && look === "figure");
        button.title = piece.kind === "name" ? "" : data.hint;
        button.onclick = () => parentElement.trigger("open", piece.ref);
      }
    }
  }
  parentElement.querySelector("main")?.remove();
  parentElement.append(main);
}
"""

_prose = st.components.v2.component("cqvet_prose", css=CSS, js=JS)


def lines(texts: Sequence[str], key: str, t: Text, look: str = "") -> None:
    """Paragraphs with figures in them. `look` is empty or `small`."""
    blocks = [_block("p", look, [("span", "", text)]) for text in texts]
    _open(_show(blocks, key, t))


def rows(cells: Sequence[Sequence[str]], key: str, t: Text, look: str = "") -> None:
    """A short table: label, figure and, under both, a remark where there is one.

    With the look `named`: a narrow label and a text.
    """
    looks = ("label", "text" if look else "figure", "remark")
    blocks = [
        _block(
            "div",
            f"row {look}",
            [("span", part, cell) for part, cell in zip(looks, row, strict=False) if cell],
        )
        for row in cells
    ]
    _open(_show(blocks, key, t))


def table(heads: Mapping[str, float], cells: Sequence[Sequence[str]], key: str, t: Text) -> None:
    """A table for reading: `heads` are the columns with their relative widths.

    A cell may have several lines. On a narrow screen each row is a stack of its cells.
    """
    looks = ("cells head", *("cells" for _ in cells))
    blocks = [
        _block("div", look, [("span", "cell", cell) for cell in row])
        for look, row in zip(looks, (heads, *cells), strict=True)
    ]
    columns = " ".join(f"minmax(0, {width}fr)" for width in heads.values())
    _open(_show(blocks, key, t, "table", columns))


def names(items: Sequence[tuple[str, str]], key: str, t: Text) -> str:
    """A list of (id, name) to choose from; returns the id chosen just now, else nothing."""
    blocks: list[dict[str, object]] = [
        {
            "tag": "p",
            "look": "small",
            "parts": [
                {"tag": "span", "look": "", "pieces": [{"text": name, "kind": "name", "ref": code}]}
            ],
        }
        for code, name in items
    ]
    return _show(blocks, key, t)


def openers(items: Sequence[tuple[str, str]], key: str, t: Text, param: str, said: str) -> None:
    """Names (id, name) that open their record: the id chosen goes into the parameter `param`.

    `said` is the message that tells the reader so.
    """
    found = names(items, key, t)
    if found in dict(items):
        st.session_state[param] = found
        st.toast(t(said, name=dict(items)[found]))
        st.rerun()


def cards(
    items: Sequence[tuple[str, str, str]], key: str, t: Text, scopes: Sequence[str] = ()
) -> None:
    """Large figures side by side: figure, label and remark of each, and under the figure its scope.

    `scopes` is empty, or has one text for each item.
    """
    looks = ("figure", "scope", "label", "remark")
    blocks = []
    for (figure, label, remark), scope in zip(items, scopes or [""] * len(items), strict=True):
        texts = zip(looks, (figure, scope, label, remark), strict=True)
        parts = [("span", look, text) for look, text in texts if text]
        blocks.append(_block("div", "card", parts))
    _open(_show(blocks, key, t, "cards"))


def _block(tag: str, look: str, parts: Sequence[tuple[str, str, str]]) -> dict[str, object]:
    found = [{"tag": tag, "look": look, "pieces": pieces(text)} for tag, look, text in parts]
    return {"tag": tag, "look": look, "parts": found}


def _show(
    blocks: Sequence[dict[str, object]], key: str, t: Text, shape: str = "", columns: str = ""
) -> str:
    data = {"blocks": blocks, "hint": t("figure.open"), "shape": shape, "columns": columns}
    return str(_prose(key=key, data=data, on_open_change=lambda: None).open or "")


def _open(ref: str) -> None:
    if ref:
        st.session_state["figure"] = ref
        st.rerun()
