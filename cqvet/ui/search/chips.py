"""What was understood of a question, each part a list to choose another from."""

from collections.abc import Sequence
from typing import Final

import streamlit as st

from cqvet import registry
from cqvet.base import filters
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import search
from cqvet.subjects.search.answers import TABLES

KINDS: Final = ("zone", "district", "cluster", "country")
"""What of a question can be changed; anything else is written anew."""


def show(asked: search.Asked, t: Text) -> None:
    """The page and the things named, in a row."""
    with st.container(horizontal=True, gap="small", key="chips"):
        pages = [page.id for page in registry.PAGES]
        if asked.page in pages:
            st.session_state["view"] = asked.page
            st.selectbox(
                t("param.view"),
                pages,
                format_func=lambda page: t(f"{page}.tab"),
                key="view",
                width=170,
            )
        for slot in asked.slots:
            if slot.kind in KINDS:
                _slot(asked.plain, slot, t)


def _slot(plain: str, slot: search.Slot, t: Text) -> None:
    """A thing that was named: another one takes its place in the question."""
    key = f"_chip_{slot.kind}"

    def said(code: str) -> str:
        return quoting.called(TABLES[slot.kind], code, t) if code else t("search.any")

    def take() -> None:
        code = st.session_state[key]
        name = said(code) if code else ""
        st.session_state["q"] = f"{plain[: slot.start]}{name}{plain[slot.end :]}".strip()
        st.session_state["view"] = ""

    st.session_state[key] = slot.code
    st.selectbox(
        t(f"search.kind_{slot.kind}"),
        ["", *_options(slot.kind, slot.code)],
        format_func=said,
        key=key,
        on_change=take,
        width=190,
    )


def _options(kind: str, code: str) -> Sequence[str]:
    """The things of a kind; the one named is among them."""
    known = {
        "zone": tuple(quoting.words("zone", Text("en"))),
        "district": filters.districts(),
        "cluster": filters.clusters(),
        "country": search.recorded("country"),
    }[kind]
    return known if code in known else (code, *known)
