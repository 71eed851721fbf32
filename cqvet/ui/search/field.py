"""The field in the title row: it suggests while one types; the rest is a page."""

from pathlib import Path
from typing import Final

import streamlit as st

from cqvet.i18n import Text
from cqvet.registry import Page
from cqvet.subjects import search
from cqvet.ui import go, script

KEY: Final = "find"
WIDTH: Final = 288
_field = script.component(Path(__file__).parent / "field")


def show(page: Page, t: Text) -> None:
    """The field. Suggestions come from the API; what is chosen opens in this session."""
    missing = ("nothing", "country", *search.ABSENT)
    _field(
        key=KEY,
        width=WIDTH,
        data={
            "lang": t.lang,
            "label": t("search.label"),
            "hint": t("search.hint"),
            "text": st.session_state["q"] if page.id == "search" else "",
            "kinds": {kind: t(f"search.kind_{kind}") for kind in search.KINDS},
            "misses": {why: t(f"search.none_{why}") for why in missing},
            "all": t("search.all"),
            "answer": t("search.is_answer"),
        },
        on_open_change=lambda: go.follow(st.session_state[KEY].open),
    )
