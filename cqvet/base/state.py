"""The view as the session and the URL hold it: the only code that touches `st.query_params`.

The URL is the state. `lang` alone is always written: its default depends on
the reader, so a URL without it is an arrival or a click on a page name, and the
parameters that reach several pages are carried over from the session.
"""

from collections.abc import Mapping, Sequence
from typing import Final

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from cqvet.base.fault import Fault
from cqvet.base.params import Param, clean, parse, query

SEEN: Final = "_address"
LED: Final = "_led"
"""The address of the page that a click leads to."""
PAGE: Final = "_page"
"""The page whose address was written last."""
FAULTS: Final = "_faults"
OPENED: Final = "_opened"


def current() -> dict[str, list[str]]:
    """The query of the page as the browser shows it."""
    return {name: st.query_params.get_all(name) for name in st.query_params}


def news() -> dict[str, list[str]]:
    """The query, where the reader came by an address or changed it; otherwise nothing.

    A browser sends its address with each request, also before it has heard of the one that was
    written last: such an address says nothing of what the reader wants.
    """
    asked, led = current(), st.session_state.pop(LED, None)
    if asked == st.session_state.get(SEEN):
        return {}
    meant = clean(asked)
    if SEEN not in st.session_state:
        return meant
    return meant if "lang" in meant and (asked == led or _moved()) else {}


def lead(asked: Mapping[str, str]) -> None:
    """The next run opens this address."""
    st.session_state[LED] = {name: [value] for name, value in asked.items()}


def _moved() -> bool:
    """Whether the reader followed a link to another page, or went back or forward."""
    context = get_script_run_ctx()
    if context is None:
        return False
    elsewhere: bool = context.page_script_hash != st.session_state.get(PAGE)
    return elsewhere or context.is_history_navigation


def opened() -> int:
    """How many addresses this session has opened: what was tried in one is nothing to another."""
    count: int = st.session_state.get(OPENED, 0)
    return count


def seed(asked: Mapping[str, Sequence[str]], params: Sequence[Param]) -> list[Fault]:
    """Before the widgets: take an address over into the session, whose keys are the names.

    Returns what could not be used of the address last opened, until the view changes.
    """
    if asked:
        values, st.session_state[FAULTS] = parse(asked, params)
        st.session_state.update(values)
        st.session_state[OPENED] = opened() + 1
    hold(params)
    faults: list[Fault] = st.session_state.get(FAULTS, [])
    return faults


def hold(params: Sequence[Param]) -> None:
    """Set every value anew: a widget shows it in the language of the run, one undrawn keeps it.

    Two pages may have a parameter of one name: what the other page chose may not fit here.
    """
    for param in params:
        value = st.session_state.get(param.name, param.default)
        fits = not isinstance(value, str) or value == param.default or param.accepts(value)
        st.session_state[param.name] = value if fits else param.default


def chosen(params: Sequence[Param]) -> dict[str, str]:
    """The query of the view as it stands in the session."""
    values = {param.name: st.session_state.get(param.name, param.default) for param in params}
    return query(values, params)


def commit(params: Sequence[Param]) -> None:
    """After the widgets: write the session into the URL."""
    wanted = {name: [value] for name, value in chosen(params).items()}
    if current() != wanted:
        st.query_params.from_dict(wanted)
    before = st.session_state.get(SEEN)
    if before not in (None, wanted):
        st.session_state[FAULTS] = []
    context = get_script_run_ctx()
    st.session_state[SEEN] = wanted
    st.session_state[PAGE] = context.page_script_hash if context else ""
