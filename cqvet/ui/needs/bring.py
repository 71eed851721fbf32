"""Where needs are brought: a file, the example, or one typed in; and what was wrong with a file."""

from dataclasses import replace

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cqvet import data
from cqvet.base import forms
from cqvet.base.forms import Choices, persons
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Lang, Text
from cqvet.subjects import needs
from cqvet.ui import forms as shared
from cqvet.ui import heavy, prose, reading
from cqvet.ui.frame import View
from cqvet.ui.needs import state
from cqvet.ui.needs.state import Held

UPLOAD = "needs_file"


def show(view: View) -> None:
    """One need in a box, a table behind it, and what came of them."""
    t = view.t
    typed(t)
    with st.expander(t("needs.table")):
        table(t)
        st.caption(t("forms.kept"))
    own = state.held()
    if own is not None:
        outcome(own, t)


def table(t: Text) -> None:
    """Upload, templates, example."""
    shared.upload(t("forms.upload"), UPLOAD, needs.MAX_BYTES, t, on_change=take_file)
    limits = {"rows": needs.MAX_ROWS, "letters": needs.MAX_TEXT}
    marks = {name: Figure(number(n, t.lang), "needs/limit", "yours") for name, n in limits.items()}
    prose.lines([t("needs.limits", **marks)], "needs_limits", t, look="small")
    with st.container(horizontal=True):
        st.button(t("needs.load_example"), on_click=take_example, args=(t.lang,), key="needs_try")
        with st.popover(t("needs.templates")):
            shared.templates("needs", needs.template, t)
            st.download_button(
                t("needs.example"),
                needs.template(t.lang, "csv", filled=True),
                file_name=f"needs_example_{t.lang}.csv",
                key="needs_example",
                on_click="ignore",
            )


def typed(t: Text) -> None:
    """One need in a text box."""
    kinds = quoting.words("need_kind", t)
    districts = ["", *data.records("districts")]
    with st.form("needs_form", border=False):
        st.text_area(t("needs.col_text"), key="needs_text", max_chars=needs.MAX_TEXT, height=108)
        kind, district = st.columns(2)
        kind.selectbox(
            t("needs.col_kind"),
            list(kinds),
            format_func=lambda k: kinds[k],
            key="need_kind",
        )
        district.selectbox(
            t("needs.col_district"),
            districts,
            format_func=lambda code: _district(code, t),
            key="need_district",
        )
        st.form_submit_button(t("needs.match"), on_click=take_typed)


def _district(code: str, t: Text) -> str:
    return quoting.called("districts", code, t) if code else t("needs.any_district")


def take_file() -> None:
    file = st.session_state[UPLOAD]
    # What was read is no longer there, and says so with a file of another kind.
    if isinstance(file, UploadedFile):
        choices = reading.remembered("needs")
        found, content = heavy.arrived(needs.form(), needs.arrived, file.getvalue(), choices)
        heavy.release(file)
        state.keep(Held(found, "file", file.name, content=content, choices=choices))


def reread(choices: Choices) -> None:
    """Read the same file with other answers."""
    own = state.held()
    if own is not None:
        found, _ = heavy.arrived(needs.form(), needs.arrived, own.content, choices)
        report = persons.told(found.report, persons.dropped(own.checked.report))
        state.keep(replace(own, checked=replace(found, report=report), choices=choices))


def take_example(lang: Lang) -> None:
    content = needs.template(lang, "csv", filled=True)
    state.keep(Held(forms.validate(content, needs.form()), "example"))


def take_typed() -> None:
    """The text box as a table with one row: the same checks hold."""
    cells = [st.session_state[key] for key in ("needs_text", "need_kind", "need_district")]
    row = [forms.clean(cell) for cell in cells]
    table = [["text", "kind", "district"], row]
    state.keep(Held(forms.validate_rows(table, needs.form()), "typed"))


def outcome(own: Held, t: Text) -> None:
    """What was read: so many needs, and the questions and faults that stand in the way."""
    checked = own.checked
    rows, good, faults = (
        Figure(number(n, t.lang), f"needs/{what}", "yours")
        for n, what in (
            (checked.total, "rows"),
            (checked.good, "rows"),
            (len(checked.faults), "fault"),
        )
    )
    with st.container(horizontal=True, vertical_alignment="center"):
        brought = marked(own.name, "needs/text", "yours")
        name = brought or t(f"needs.origin_{own.origin}")
        read = t("needs.read", name=name, rows=rows, good=good, faults=faults)
        prose.lines([read], "needs_read", t)
        st.button(t("needs.drop"), on_click=state.keep, args=(None,), key="needs_drop")
    if own.origin == "example":
        st.info(t("needs.example_note"))
    told = reading.File("needs", checked.report, own.choices, needs.labels(t), reread)
    reading.questions(told, t)
    if checked.faults:
        if not checked.rows.empty:
            st.checkbox(
                t("needs.partial"), value=own.partial, key="needs_partial", on_change=take_partial
            )
        shared.faults("needs", checked.faults, needs.labels(t), t)
    if own.origin == "file":
        reading.account(told, t)


def take_partial() -> None:
    own = state.held()
    if own is not None:
        partial = st.session_state["needs_partial"]
        state.keep(replace(own, partial=partial))
