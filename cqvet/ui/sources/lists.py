"""Sources, methods, terms and misprints as lists; a row opens its record."""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.subjects import library
from cqvet.subjects.collection import Collection
from cqvet.ui import collection
from cqvet.ui.frame import View

HEIGHT: Final = 520
LISTS: Final[Mapping[str, Collection]] = {
    "sources": library.SOURCES,
    "methods": library.METHODS,
    "glossary": library.TERMS,
    "errata": library.ERRATA,
}


def found(part: str, view: View, text: str) -> Sequence[data.Row]:
    """The rows of a list that search and evidence filter let pass."""
    rows = library.found(LISTS[part], text)
    if part == "errata":
        return [row for row in rows if view.filters.trusts(row)]
    if part == "methods" and view.filters.evidence == "published":
        return [row for row in rows if row["kind"] != "modelled"]
    return rows


def show(part: str, view: View, text: str) -> None:
    """The list, and what it leaves out where only published figures are asked for."""
    if part == "methods" and view.filters.evidence == "published":
        st.info(view.t("sources.published_methods"))
    st.caption(view.t(f"sources.{part}_help"))
    collection.table(LISTS[part], found(part, view, text), view, HEIGHT)
