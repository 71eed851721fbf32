"""The visitor's register: templates, upload, and every fault by row and column."""

from functools import cache

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Lang, Text
from cqvet.subjects import register
from cqvet.ui import forms as shared
from cqvet.ui import heavy, prose
from cqvet.ui.frame import View
from cqvet.ui.matching import choice
from cqvet.ui.matching.choice import Register

UPLOAD = "register_file"


def show(view: View) -> None:
    """Where a register is brought, and what became of it."""
    t = view.t
    held = choice.register()
    with st.expander(t("register.title"), expanded=st.session_state["supply"] == "register"):
        st.markdown(t("register.about"))
        st.caption(t("forms.kept"))
        templates(t)
        st.file_uploader(t("forms.upload"), type=["csv", "xlsx"], key=UPLOAD, on_change=take_file)
        if held is None:
            st.button(t("register.load_example"), on_click=take_example, key="register_example")
            return
        outcome(held, t)
        st.button(t("register.drop"), on_click=drop, key="register_drop")


def templates(t: Text) -> None:
    """Empty templates in both languages, and the example in the reader's."""
    with st.container(horizontal=True):
        shared.templates("register", template, t)
        st.download_button(
            t("register.example"),
            template(t.lang, "csv", filled=True),
            file_name=f"register_example_{t.lang}.csv",
            key="template_example",
            on_click="ignore",
        )


@cache
def template(lang: Lang, kind: str, *, filled: bool = False) -> bytes:
    labels = register.labels(Text(lang))
    make = register.template_csv if kind == "csv" else register.template_xlsx
    return make(labels, register.EXAMPLE if filled else ())


def take_file() -> None:
    """Check a file; what is right replaces the model at once."""
    file = st.session_state[UPLOAD]
    if file is not None:
        words = register.words()
        found = heavy.checked(register.form(words), register.validate, file.getvalue(), words)
        take(Register(found, file.name, example=False))


def take_example() -> None:
    content = register.template_csv(None, register.EXAMPLE)
    take(Register(register.validate(content, register.words()), "", example=True))


def take(found: Register) -> None:
    st.session_state[choice.KEY] = found
    st.session_state.update(supply="register", year="", earlier="")


def drop() -> None:
    """Forget the register and go back to the model."""
    st.session_state.pop(choice.KEY, None)
    st.session_state.update(supply="modelled", year="", earlier="")


def outcome(held: Register, t: Text) -> None:
    """What was read: so many rows, and the faults that stand in the way."""
    checked = held.checked
    rows, good, faults = (
        Figure(number(n, t.lang), f"match/yours/{what}", "yours")
        for n, what in (
            (checked.total, "rows"),
            (len(checked.rows), "rows"),
            (len(checked.faults), "fault"),
        )
    )
    brought = marked(held.name, "match/yours/rows", "yours")
    name = t("register.example_name") if held.example else brought
    prose.lines([t("register.read", name=name, rows=rows, good=good, faults=faults)], "read", t)
    if held.example:
        st.info(t("register.example_note"))
    if not checked.faults:
        return
    if not checked.rows.empty:
        st.checkbox(
            t("register.partial"),
            value=held.partial,
            key="register_partial",
            on_change=take_partial,
        )
    shared.faults("register", checked.faults, register.labels(t), t)


def take_partial() -> None:
    held = choice.register()
    if held is not None:
        partial = st.session_state["register_partial"]
        st.session_state[choice.KEY] = Register(held.checked, held.name, held.example, partial)
