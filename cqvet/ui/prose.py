"""Sentences in which every figure is a control that opens its source where the reader is.

A term of the glossary explains itself: under the pointer, and, without being a stop of its own, at
the first figure or link of its line.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import streamlit as st
from streamlit.elements.lib.mutable_popover_container import PopoverContainer

from cqvet.evidence.figure import VIEW, Figure, pieces
from cqvet.i18n import Text
from cqvet.ui import go, script, terms

OPENED: Final = "_figure_seen"
"""The figure that was opened last: its reference, itself, and the sentence in which it stood."""

_prose = script.component(Path(__file__).parent / "prose", TERMS=f"./{terms.NAME}")


def choose_figure(ref: str) -> None:
    """Open the source of a figure: the frame draws the drawer. A view is gone to instead."""
    if VIEW in ref:
        go.follow(ref)
    else:
        st.session_state["figure"] = ref


def lines(texts: Sequence[str], key: str, t: Text, look: str = "") -> None:
    """Paragraphs with figures in them; `look` is of `small`, `headed`, `footed`, or empty."""
    blocks = [_block("p", look, [("span", "", text)]) for text in texts]
    _show(blocks, key, t)


def finding(text: str, key: str, t: Text) -> None:
    """The sentence that a page opens with: a heading."""
    _show([_block("h2", "finding", [("span", "", text)])], key, t)


def rows(
    cells: Sequence[Sequence[str]], key: str, t: Text, look: str = "", *, halves: bool = False
) -> None:
    """A short table: label, figure and, under both, a remark where there is one.

    With the look `named`: a narrow label and a text. In `halves` two columns, where there is room.
    """
    _show([_row(row, look) for row in cells], key, t, shape="halves" if halves else "")


def table(
    heads: Mapping[str, float], cells: Sequence[Sequence[str]], key: str, t: Text, look: str = ""
) -> None:
    """A table for reading: `heads` are the columns with their relative widths.

    A cell may have several lines. On a narrow screen each row is a stack of its cells; with the
    look `marks` it stays a row, `brief` has the second cell beside the first, the others below.
    """
    look = f"cells {look}".strip()
    looks = (f"{look} head", *(look for _ in cells))
    blocks = [
        _block("div", look, [("span", "cell", cell) for cell in row])
        for look, row in zip(looks, (heads, *cells), strict=True)
    ]
    columns = " ".join(f"minmax(0, {width}fr)" for width in heads.values())
    _show(blocks, key, t, shape="table", columns=columns)


def sheet(sections: Sequence[tuple[str, Sequence[Sequence[str]]]], key: str, t: Text) -> None:
    """Sections (title, and rows as `named` ones are), in two columns where there is room.

    A row without a label is a sentence.
    """
    blocks = []
    for title, cells in sections:
        blocks.append(_block("h3", "", [("span", "", title)]))
        blocks += [
            _row(row, "named") if row[0] else _block("p", "", [("span", "", row[1])])
            for row in cells
        ]
    _show(blocks, key, t, shape="sheet")


def names(
    items: Sequence[tuple[str, str]], key: str, t: Text, choose: Callable[[str], None]
) -> None:
    """A list of (id, name) to choose from; `choose` is called with the id of a click."""
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
    known = dict(items)
    _show(blocks, key, t, choose=lambda code: choose(code) if code in known else None)


def cards(items: Sequence[tuple[str, str, str]], key: str, t: Text) -> None:
    """Large figures side by side: figure, label and remark of each."""
    looks = ("figure", "label", "remark")
    blocks = [
        _block(
            "div",
            "card",
            [("span", look, text) for look, text in zip(looks, item, strict=True) if text],
        )
        for item in items
    ]
    _show(blocks, key, t, shape="cards")


def about(key: str, t: Text, label: str = "frame.about_picture") -> PopoverContainer:
    """Room for what is to be said of a picture: whatever is in it is drawn when it is `open`."""
    return st.popover(t(label), type="tertiary", on_change="rerun", key=f"about_{key}")


def picture(
    lines: Sequence[tuple[str, str]], sources: Mapping[str, str], key: str, t: Text
) -> None:
    """Sentences (look and text) over a picture that is fetched by its address.

    `sources` has the address of the `wide` and the `narrow` drawing, of which the browser takes
    the one that fits, and `alt`: what the picture says; it is empty where there is no picture.
    """
    blocks = [_block("p", look, [("span", "", text)]) for look, text in lines]
    _show(blocks, key, t, shape="tile", picture=sources)


def _row(cells: Sequence[str], look: str) -> dict[str, Any]:
    looks = ("label", "text" if look else "figure", "remark")
    parts = [("span", part, cell) for part, cell in zip(looks, cells, strict=False) if cell]
    return _block("div", f"row {look}", parts)


def _block(tag: str, look: str, parts: Sequence[tuple[str, str, str]]) -> dict[str, Any]:
    found = [{"tag": tag, "look": look, "pieces": pieces(text)} for tag, look, text in parts]
    return {"tag": tag, "look": look, "parts": found}


def _show(
    blocks: Sequence[dict[str, Any]],
    key: str,
    t: Text,
    *,
    shape: str = "",
    columns: str = "",
    picture: Mapping[str, str] | None = None,
    choose: Callable[[str], None] = choose_figure,
) -> None:
    data: dict[str, object] = {
        "blocks": blocks,
        "hint": t("figure.open"),
        "lang": t.lang,
        "shape": shape,
        "columns": columns,
    }
    if picture:
        data["picture"] = picture

    def opened() -> None:
        ref, _, text = script.asked(key).partition("\n")
        if ref:
            st.session_state[OPENED] = (ref, *seen(blocks, ref, text))
            choose(ref)

    # A callback runs before anything is drawn: the run that follows knows what was chosen.
    _prose(key=key, data=data, on_open_change=opened)


def seen(blocks: Sequence[dict[str, Any]], ref: str, text: str) -> tuple[str, str]:
    """A figure as it stands in the first sentence that has it, marked, and that sentence.

    Several figures may have one reference: the `text` tells them apart.
    """
    for block in blocks:
        parts = [part["pieces"] for part in block["parts"]]
        for piece in (piece for part in parts for piece in part if isinstance(piece, dict)):
            if (piece["ref"], piece["text"]) == (ref, text):
                words = (
                    "".join(p["text"] if isinstance(p, dict) else p for p in part) for part in parts
                )
                return str(Figure(piece["text"], ref, piece["kind"])), " ".join(words)
    return "", ""
