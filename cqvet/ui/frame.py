"""The view that the shell hands to a page: who reads what, in which language."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import wraps
from typing import Concatenate, Final, ParamSpec, cast

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cqvet.base.filters import NAMES, Filters
from cqvet.base.state import commit
from cqvet.i18n import Text
from cqvet.registry import Page, params
from cqvet.ui import go
from cqvet.ui.own import state as own

KEY: Final = "_view"
P = ParamSpec("P")


@dataclass(frozen=True)
class View:
    """One reader's view of one page.

    `narrow` where the window is as wide as a phone, `stacked` where two pictures do not stand side
    by side; `figure` is the one whose source is open. `given` are the own parameters of the page as
    its finding was told with them.
    """

    page: Page
    t: Text
    filters: Filters
    dark: bool
    narrow: bool
    figure: str
    stacked: bool = False
    given: Mapping[str, str] = field(default_factory=dict, compare=False)

    def outdated(self, names: Iterable[str]) -> bool:
        """Whether a part alone has changed such parameters since the finding was told with them."""
        return alone() and any(str(st.session_state[name]) != self.given[name] for name in names)

    @property
    def of_region(self) -> bool:
        """Whether a region is chosen: what is the whole city's then has to say so."""
        return bool(self.filters.zone or self.filters.district)

    def city(self, text: str, form: str = "of_city") -> str:
        """A name of what is the whole city's, or with `in_city` a sentence on it: tagged so."""
        return self.t(f"frame.{form}", text=text) if self.of_region else text


def given(page: Page) -> dict[str, str]:
    """The parameters of a page of its own, as they stand in the session."""
    return {param.name: str(st.session_state[param.name]) for param in page.own()}


def hand_over(view: View) -> None:
    st.session_state[KEY] = view


def current() -> View:
    """The view of the page that runs now."""
    view: View = st.session_state[KEY]
    return view


def alone() -> bool:
    """Whether a part runs alone, not the whole page."""
    context = get_script_run_ctx()
    return bool(context and context.fragment_ids_this_run)


@contextmanager
def behind(label: str, key: str, *, shown: bool = False) -> Iterator[bool]:
    """A part behind one line; gives whether it is open: closed, nothing of it need be drawn."""
    with st.expander(label, expanded=shown, key=f"behind_{key}", on_change="rerun") as box:
        yield bool(box.open)


def part(show: Callable[Concatenate[View, P], None]) -> Callable[Concatenate[View, P], None]:
    """A part of a page that runs alone, and keeps the address true.

    What was chosen is known before anything is drawn, for callbacks run first: where a click
    changed a shared filter or own data, opened a source or leads away, the whole page follows;
    else the part is drawn.
    """

    @wraps(show)
    def guarded(view: View, *args: P.args, **kwargs: P.kwargs) -> None:
        changed = any(st.session_state[name] != getattr(view.filters, name) for name in NAMES)
        opened = st.session_state["figure"] != view.figure
        if changed or opened or go.leaving() or own.changed():
            st.rerun()
        show(view, *args, **kwargs)
        # Of a whole page the shell does it once, at the end.
        if alone():
            commit(params(view.page))

    return cast("Callable[Concatenate[View, P], None]", st.fragment(guarded))
