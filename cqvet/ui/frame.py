"""The view that the shell hands to a page: who reads what, in which language."""

from dataclasses import dataclass
from typing import Final

import streamlit as st

from cqvet.figure import Figure
from cqvet.filters import NAMES, Filters
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.registry import Page, params
from cqvet.state import commit
from cqvet.ui import prose

KEY: Final = "_view"


@dataclass(frozen=True)
class View:
    """One reader's view of one page.

    `narrow` where the browser says that it is a phone's; `figure` is the one whose source is open.
    """

    page: Page
    t: Text
    filters: Filters
    dark: bool
    narrow: bool
    figure: str


def hand_over(view: View) -> None:
    st.session_state[KEY] = view


def current() -> View:
    """The view of the page that runs now."""
    view: View = st.session_state[KEY]
    return view


def match_note(view: View, matched: int, total: int) -> None:
    """How many records of the page the filters let pass."""
    t, page = view.t, view.page.id
    x, y = (Figure(number(n, t.lang), f"matched/{page}") for n in (matched, total))
    prose.lines([t("frame.matched", x=x, y=y)], "matched", t, look="small")


def remember(view: View) -> None:
    """At the end of a part that runs alone: keep the address true.

    Where a click in the part changed a shared filter or opened a source, the whole page follows.
    """
    changed = any(st.session_state[name] != getattr(view.filters, name) for name in NAMES)
    if changed or st.session_state["figure"] != view.figure:
        st.rerun()
    commit(params(view.page))
