"""All methods: formula, what it does, what it assumes, where it comes from."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View


def chosen(view: View) -> pd.DataFrame:
    """The methods of the figures that the evidence filter leaves on the pages."""
    frame = data.table("methods")
    return frame[frame["kind"] != "modelled"] if view.filters.evidence == "published" else frame


def count(view: View) -> tuple[int, int]:
    return len(chosen(view)), len(data.table("methods"))


def show(view: View) -> None:
    """Every method under its kind."""
    t = view.t
    if view.filters.evidence == "published":
        st.info(t("sources.published_methods"))
    st.caption(t("sources.methods_help"))
    found = data.grouped(data.rows(chosen(view)), "kind")
    for kind, name in quoting.words("method_kind", t).items():
        rows = found.get(kind, ())
        if rows:
            st.subheader(name, anchor=False)
        for row in rows:
            with st.expander(t.pick(row, "name")):
                prose.rows(lines(row, t), f"method_{row['method']}", t, look="named")


def lines(row: data.Row, t: Text) -> list[tuple[str, str]]:
    """A method as label and text, each numeral leading to its record."""
    ref = f"methods/{row['method']}"
    return [
        (t("sources.method_formula"), str(Figure(row["formula"], ref))),
        (t("sources.method_statement"), marked(t.pick(row, "statement"), ref)),
        (t("sources.method_assumptions"), marked(t.pick(row, "assumptions"), ref)),
        (t("sources.method_source"), quoting.source(row["source"], t)),
        (t("sources.method_version"), f"{row['version']} · {row['module']}"),
    ]
