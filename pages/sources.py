"""数据方法: one search over the ledger, tables, sources, methods, terms and misprints."""

from typing import Final

import streamlit as st

from cqvet.subjects.library import PARTS
from cqvet.ui import frame, parts
from cqvet.ui.own import bring
from cqvet.ui.sources import figures, lists, search, tables

SHOWN: Final = {"ledger": figures.show, "newest": figures.newest, "tables": tables.show}


@frame.part
def look_up(view: frame.View) -> None:
    """What is looked for, then what the part that is chosen has of it."""
    text = search.field(view)
    # A table that the address names is shown, whether or not it names the part.
    part = parts.choose(PARTS, view, "tables" if st.session_state["table"] else "", "tab")
    if part == "own":
        bring.page(view)
        return
    search.elsewhere(view, text)
    if part in SHOWN:
        SHOWN[part](view, text)
    elif part in lists.LISTS:
        lists.show(part, view, text)
    else:
        lists.citing(view)


look_up(frame.current())
