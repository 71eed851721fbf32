"""Where a table is brought: upload, templates, example; then what became of it, and a way out."""

from functools import partial

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cqvet.base.forms import schema
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import LANGS, Text
from cqvet.subjects import own
from cqvet.subjects.own import Table
from cqvet.subjects.own.form import MAX_BYTES
from cqvet.ui import forms as shared
from cqvet.ui import prose, reading
from cqvet.ui.frame import View
from cqvet.ui.own import state


def show(form: str, t: Text) -> None:
    """A form on the left; on the right what it asks for, or what was read."""
    held = state.held(form)
    left, right = st.columns([1, 1.4], gap="medium")
    with left:
        bring(form, held, t)
    with right:
        if held is None:
            about = t.title(schema.schemas()[form], "description")
            prose.lines([about, t(f"own.use_{form}"), t("forms.kept")], f"{form}_about", t)
        else:
            outcome(held, t)
            st.button(t("own.drop"), on_click=state.drop, args=(form,), key=f"{form}_drop")


def bring(form: str, held: Table | None, t: Text) -> None:
    """A file of the visitor's, a template to fill in, or the example."""
    shared.upload(
        t("own.upload", form=t.title(schema.schemas()[form])),
        f"{form}_file",
        MAX_BYTES,
        t,
        on_change=take_file,
        args=(form,),
    )
    with st.container(horizontal=True, gap="small"):
        with st.popover(t("own.templates"), key=f"{form}_templates"):
            shared.templates(form, partial(own.template, form), t)
            for lang in LANGS:
                st.download_button(
                    t("own.example", lang=t.language(lang)),
                    partial(own.template, form, lang, "xlsx", filled=True),
                    file_name=f"{form}_example_{lang}.xlsx",
                    key=f"template_{form}_example_{lang}",
                    on_click="ignore",
                )
        if held is None:
            st.button(
                t("own.load_example"), on_click=take_example, args=(form, t), key=f"{form}_example"
            )


def take_file(form: str) -> None:
    file = st.session_state[f"{form}_file"]
    # What was read is no longer there, and says so with a file of another kind.
    if isinstance(file, UploadedFile):
        state.take(form, file)


def take_example(form: str, t: Text) -> None:
    checked, _ = own.arrived(form, own.template(form, t.lang, "csv", filled=True))
    state.keep(Table(form, checked, example=True))


def outcome(held: Table, t: Text) -> None:
    """What was read; the questions and faults that stand in the way."""
    form, checked = held.form, held.checked
    rows, good, faults = (
        Figure(number(n, t.lang), f"match/yours/{what}", "yours")
        for n, what in (
            (checked.total, "rows"),
            (checked.good, "rows"),
            (len(checked.faults), "fault"),
        )
    )
    brought = marked(held.name, "match/yours/rows", "yours")
    name = t("own.example_name") if held.example else brought
    said = [t("own.read", name=name, rows=rows, good=good, faults=faults)]
    if held.example:
        said.append(t("own.example_note"))
    prose.lines(said, f"{form}_read", t)
    titles = schema.titles(form, t)
    told = reading.File(form, checked.report, held.choices, titles, partial(state.reread, form))
    reading.questions(told, t)
    if checked.faults:
        if not checked.rows.empty:
            st.checkbox(
                t("own.partial"),
                value=held.partial,
                key=f"{form}_partial",
                on_change=take_partial,
                args=(form,),
            )
        shared.faults(form, checked.faults, titles, t)
    if not held.example:
        reading.account(told, t)


def take_partial(form: str) -> None:
    state.change(form, partial=st.session_state[f"{form}_partial"])


def page(view: View) -> None:
    """What own data are for, then the form that is chosen."""
    t = view.t
    prose.lines([t("own.about")], "own_about", t)
    form = st.segmented_control(
        t("param.form"),
        own.FORMS,
        format_func=lambda name: t.title(schema.schemas()[name]),
        key="form",
        required=True,
        label_visibility="collapsed",
    )
    show(form or own.FORMS[0], t)
