"""The visitor's tables in this session. Nothing of them reaches the address, a file or a log."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Any, Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cqvet.base.forms import Book, Checked, Choices, persons
from cqvet.subjects import own
from cqvet.subjects.own import Own, Table
from cqvet.ui import heavy, reading
from cqvet.ui.needs import state as needs

KEY: Final = "_own"
SHOWN: Final = "_own_shown"
PEOPLE: Final = "_own_people"
"""Numbers of people with small ones hidden, worked out once."""
TAKEN: Final[Mapping[str, Mapping[str, Any]]] = {
    "register": {"supply": "register", "year": "", "earlier": ""},
    "jobs": {"basis": "own"},
}
"""What pages compute with once a table is there."""
PLAIN: Final[Mapping[str, Mapping[str, Any]]] = {
    "register": {"supply": "modelled", "year": "", "earlier": ""},
    "jobs": {"basis": "target_2027"},
}
"""What they go back to when it is removed."""


def visit() -> Own:
    """The tables of this session."""
    found: Own = st.session_state.setdefault(KEY, Own())
    return found


def shown() -> None:
    """The frame has drawn what there is: until it changes, parts may run alone."""
    st.session_state[SHOWN] = visit()


def changed() -> bool:
    """Whether the frame does not show what there is now."""
    return st.session_state.get(SHOWN) not in (None, visit())


def held(form: str) -> Table | None:
    """The table of a form, if there is one."""
    return visit().tables.get(form)


def keep(found: Table) -> None:
    """A table instead of the one of its form before; pages compute on it at once."""
    st.session_state[KEY] = Own({**visit().tables, found.form: found})
    st.session_state.update(TAKEN.get(found.form, {}))


def change(form: str, **changes: Any) -> None:
    """The same table otherwise read; what pages compute with stays."""
    table = held(form)
    if table is not None:
        st.session_state[KEY] = Own({**visit().tables, form: replace(table, **changes)})


def drop(form: str) -> None:
    """Forget a table and what was answered for it."""
    rest = {name: table for name, table in visit().tables.items() if name != form}
    st.session_state[KEY] = Own(rest)
    reading.forget(form)
    st.session_state.pop(PEOPLE, None)
    st.session_state.update(PLAIN.get(form, {}))


def drop_all() -> None:
    """Forget everything that was brought, needs included."""
    for form in visit().tables:
        drop(form)
    needs.keep(None)
    reading.forget("needs")


def take(form: str, file: UploadedFile) -> None:
    """Read and check a file that was brought."""
    choices = reading.remembered(form)
    checked, content = read(form, file.getvalue(), choices)
    heavy.release(file)
    keep(Table(form, checked, file.name, content=content, choices=choices))


def reread(form: str, choices: Choices) -> None:
    """Read the same file with other answers."""
    table = held(form)
    if table is not None:
        checked, _ = read(form, table.content, choices)
        report = persons.told(checked.report, persons.dropped(table.checked.report))
        change(form, checked=replace(checked, report=report), choices=choices)


def read(form: str, content: bytes | Book, choices: Choices) -> tuple[Checked, bytes | Book]:
    """A file checked where that can be stopped, and what of it may be kept."""
    return heavy.arrived(own.form(form), partial(own.arrived, form), content, choices)
