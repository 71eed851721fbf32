"""Decision sheets: one page for one move of the plan, as DOCX and HTML in both languages."""

from typing import Final

import streamlit as st

from cqvet import press, work
from cqvet.i18n import LANGS, Text
from cqvet.models.plan import Answer, Move
from cqvet.subjects import report
from cqvet.subjects.lab.words import cell
from cqvet.subjects.report import NothingError, Order
from cqvet.ui import frame, heavy, prose

KEY: Final = "_sheets"


def show(order: Order, answer: Answer, t: Text) -> None:
    """The choice of a move, and its sheet to take away."""
    if not answer.moves:
        return
    with frame.behind(t("report.sheet"), "sheet") as shown:
        if not shown:
            return
        prose.lines([t("report.sheet_about")], "sheet_about", t, "small")
        number = st.selectbox(
            t("report.sheet_move"),
            range(1, len(answer.moves) + 1),
            format_func=lambda n: said(answer.moves[n - 1], t),
            key="sheet_move",
        )
        if st.button(t("report.sheet_make"), key="sheet_make"):
            make(order, number, t)
        taken(order, number, t)


def said(move: Move, t: Text) -> str:
    """A move by its places."""
    return t("report.sheet_choice", origin=cell(move.origin, t), target=cell(move.target, t))


def make(order: Order, number: int, t: Text) -> None:
    """The sheet of a move in every language and format."""
    try:
        facts = heavy.done(report.gather, order)
        st.session_state[KEY] = (
            (order.link, number),
            {
                press.sheet_named(facts, number, lang, form): press.sheet(facts, number, lang, form)
                for lang in LANGS
                for form in press.SHEETS
            },
        )
    except NothingError as error:
        st.warning(t(f"matching.reason_{error.code}"))
    except work.StoppedError as error:
        st.warning(t(f"fault.{error.why}"))


def taken(order: Order, number: int, t: Text) -> None:
    """The files of the sheet that was made for the move that is chosen now."""
    about, files = st.session_state.get(KEY, (None, {}))
    if about != (order.link, number):
        return
    with st.container(horizontal=True, gap="small"):
        for name, body in files.items():
            stem, _, form = name.rpartition(".")
            lang = t.language(stem.rpartition("_")[2])
            st.download_button(
                t("report.take", lang=lang, format=form.upper()),
                body,
                file_name=name,
                mime=press.TYPES[form],
                key=f"sheet_{name}",
                on_click="ignore",
            )
