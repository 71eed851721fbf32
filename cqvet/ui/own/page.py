"""The one place where own data are brought: a form at a time, and what becomes of them."""

import streamlit as st

from cqvet.base.forms import schema
from cqvet.subjects import own
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.own import bring


def show(view: View) -> None:
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
    bring.show(form or own.FORMS[0], t)
