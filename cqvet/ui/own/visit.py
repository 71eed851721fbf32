"""The visit saved as a file and reopened, beside the control that shares a view."""

from typing import Any, Final

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from cqvet import registry
from cqvet.base.forms import Checked, Choices
from cqvet.i18n import Text
from cqvet.registry import Page, params
from cqvet.subjects import needs as needs_form
from cqvet.subjects.own import Table, visit
from cqvet.ui import forms as shared
from cqvet.ui import go, heavy, prose
from cqvet.ui.needs import state as needs
from cqvet.ui.own import state

UPLOAD: Final = "visit_file"
TOLD: Final = "_visit"
UNSAVED: Final = frozenset({"lang", "figure", "print", "data"})
"""What belongs to a moment, not to the visit."""


def show(page: Page, t: Text) -> None:
    """Save and reopen, behind one button."""
    with st.popover(t("own.visit"), on_change="rerun", key="visit_open") as box:
        if not box.open and TOLD not in st.session_state:
            return
        prose.lines([t("own.visit_about")], "visit_about", t, look="small")
        st.download_button(
            t("own.visit_save"),
            visit.written(page.id, chosen(), tables()),
            file_name="cqvet_visit.json",
            mime="application/json",
            key="visit_save",
            on_click="ignore",
        )
        more = {"type": ["json"], "on_change": take, "args": (t.lang,)}
        shared.upload(t("own.visit_reopen"), UPLOAD, visit.MAX_BYTES, t, **more)
        code, count = st.session_state.get(TOLD, ("", 0))
        if code:
            st.warning(t.count(f"own.visit_{code}", count, n=count))


def chosen() -> dict[str, str]:
    """What is chosen on all pages and is not as it is anyhow, by parameter."""
    found = {}
    for page in registry.EVERY:
        for param in params(page):
            value = st.session_state.get(param.name)
            if isinstance(value, str) and value != param.default and param.name not in UNSAVED:
                found[param.name] = value
    return found


def tables() -> dict[str, Any]:
    """Name and rows of all tables that are in use, needs included."""
    found = {form: (table.name, table.rows) for form, table in state.visit().used.items()}
    held = needs.held()
    if held is not None and not held.rows.empty:
        found[visit.NEEDS] = (held.name, held.rows)
    return found


def take(lang: str) -> None:
    """Reopen a file: a visit instead of this one, or a sentence on why it cannot be one."""
    file = st.session_state[UPLOAD]
    if not isinstance(file, UploadedFile):
        return
    try:
        saved = visit.opened(file.getvalue())
    except visit.VisitError as error:
        st.session_state[TOLD] = (error.code, 1)
        return
    finally:
        heavy.release(file)
    reopen(saved, lang)


def reopen(saved: visit.Saved, lang: str) -> None:
    """The tables and choices of a file that pass the checks; how many did not."""
    state.drop_all()
    lost = 0
    for form, sheet in saved.sheets.items():
        if form in visit.SAVED:
            checked, content = state.read(form, sheet.content, Choices())
            state.keep(Table(form, checked, sheet.name, content=content))
        elif form == visit.NEEDS:
            needs.keep(needs.Held(_needs(sheet.content), "file", sheet.name))
        else:
            lost += 1
    known: dict[str, list[Any]] = {}
    for page in registry.EVERY:
        for param in params(page):
            known.setdefault(param.name, []).append(param)
    values = {
        name: value
        for name, value in saved.values.items()
        if name not in UNSAVED and any(param.accepts(value) for param in known.get(name, ()))
    }
    lost += len(saved.values.keys() - values.keys())
    defaults = {name: found[0].default for name, found in known.items() if name not in UNSAVED}
    st.session_state.update({**defaults, **values})
    st.session_state[TOLD] = ("partly", lost) if lost else ("", 0)
    page = next((page for page in registry.EVERY if page.id == saved.page), registry.PAGES[0])
    asked = {param.name: values[param.name] for param in params(page) if param.name in values}
    st.session_state[go.TARGET] = (page.id, {"lang": lang, **asked})


def _needs(content: bytes) -> Checked:
    return heavy.checked(needs_form.form(), needs_form.validate, content)
