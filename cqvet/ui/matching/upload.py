"""The visitor's register: templates, upload, every fault by row and column, and its picture."""

from dataclasses import replace
from functools import cache

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.forms import Checked, Choices
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Lang, Text
from cqvet.pictures.charts import structure
from cqvet.subjects import market, register
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import cluster_name
from cqvet.ui import forms as shared
from cqvet.ui import heavy, prose, reading, vega
from cqvet.ui.frame import View
from cqvet.ui.matching import choice
from cqvet.ui.matching.choice import Register

UPLOAD = "register_file"
NEXT = ("match", "definitions", "lab")
"""The tabs that compute on a register."""


def show(view: View) -> None:
    """Where a register is brought; what became of it, and where it goes on."""
    t = view.t
    held = choice.register()
    if held is None and st.session_state["supply"] == "register":
        st.info(choice.lacking(t))
    left, right = st.columns([1, 1.4], gap="medium")
    with left:
        bring(held, t)
    with right:
        if held is None:
            prose.lines([t("register.about"), t("forms.kept")], "register_about", t)
        else:
            outcome(held, t)
            st.button(t("register.drop"), on_click=drop, key="register_drop")
    chosen = choice.read(view)
    if chosen is not None and chosen.rows is not None:
        grid(view, chosen, chosen.rows)


def bring(held: Register | None, t: Text) -> None:
    """A file of the visitor's, a template to fill in, or the example."""
    st.file_uploader(t("forms.upload"), type=list(shared.TAKEN), key=UPLOAD, on_change=take_file)
    with st.container(horizontal=True, gap="small"):
        with st.popover(t("register.templates"), key="register_templates"):
            templates(t)
        if held is None:
            st.button(t("register.load_example"), on_click=take_example, key="register_example")


def templates(t: Text) -> None:
    """Empty templates in both languages, and the example in the reader's."""
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
        content, choices = file.getvalue(), reading.remembered("register")
        found = checked(content, choices)
        take(Register(found, file.name, example=False, content=content, choices=choices))


def checked(content: bytes, choices: Choices) -> Checked:
    words = register.words()
    return heavy.checked(register.form(words), register.validate, content, words, choices)


def reread(choices: Choices) -> None:
    """Read the same file with other answers."""
    held = choice.register()
    if held is not None:
        found = checked(held.content, choices)
        st.session_state[choice.KEY] = replace(held, checked=found, choices=choices)


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
    """What was read; the questions and faults that stand in the way, or where to go on."""
    checked = held.checked
    rows, good, faults = (
        Figure(number(n, t.lang), f"match/yours/{what}", "yours")
        for n, what in (
            (checked.total, "rows"),
            (checked.good, "rows"),
            (len(checked.faults), "fault"),
        )
    )
    brought = marked(held.name, "match/yours/rows", "yours")
    name = t("register.example_name") if held.example else brought
    said = [t("register.read", name=name, rows=rows, good=good, faults=faults)]
    if held.example:
        said.append(t("register.example_note"))
    prose.lines(said, "read", t)
    told = reading.File("register", checked.report, held.choices, register.labels(t), reread)
    reading.questions(told, t)
    if checked.faults:
        if not checked.rows.empty:
            st.checkbox(
                t("register.partial"),
                value=held.partial,
                key="register_partial",
                on_change=take_partial,
            )
        shared.faults("register", checked.faults, register.labels(t), t)
    if not held.example:
        reading.account(told, t)
    if choice.usable():
        onward(t)


def onward(t: Text) -> None:
    """The tabs that now compute on the register."""
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(t("register.onward"), width="content")
        for tab in NEXT:
            st.button(
                t(f"matching.tab_{tab}"),
                key=f"to_{tab}",
                on_click=st.session_state.update,
                kwargs={"tab": tab},
            )


def take_partial() -> None:
    held = choice.register()
    if held is not None:
        partial = st.session_state["register_partial"]
        st.session_state[choice.KEY] = replace(held, partial=partial)


def grid(view: View, chosen: Choice, rows: pd.DataFrame) -> None:
    """The register's offerings by zone and cluster."""
    t = view.t
    found = market.points(market.chosen(rows, chosen.filters), chosen.year, chosen.ratings)
    if found.empty:
        return
    held = found.groupby(["zone", "cluster"])["points"].sum().to_dict()
    zones = [code for code in data.names("zone") if code in set(found["zone"])]
    frame = pd.DataFrame(
        [
            {
                "name": cluster if view.narrow else cluster_name(cluster, t),
                "zone": quoting.word("zone", zone, t),
                "points": held.get((zone, cluster), 0.0),
                "text": number(held.get((zone, cluster), 0.0), t.lang, 1),
                "ref": "match/yours/supply",
            }
            for cluster in market.roots()
            for zone in zones
        ]
    )
    most = str(frame["name"].iloc[frame["points"].argmax()])
    st.markdown(t("matching.grid"))
    vega.show(
        frame,
        structure.grid(
            len(market.roots()),
            float(frame["points"].max()),
            t("matching.axis_points"),
            dark=view.dark,
        ),
        key="grid",
        alt=t("matching.grid_alt", cluster=most),
    )
