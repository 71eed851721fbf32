"""All needs with their matches: choose one to read, or take everything away."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.subjects import needs
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.needs import answer

LONG = 48
SHOWN = ("row", "text", "what", "name", "level", "score", "words")


def show(rows: pd.DataFrame, found: Sequence[needs.Answer], view: View) -> None:
    """A tally, one need in full, then the table of all."""
    t = view.t
    total, matched = (
        Figure(number(n, t.lang), "needs/rows", "yours")
        for n in (len(rows), sum(bool(one.matches) for one in found))
    )
    prose.lines([t("needs.tally", matched=matched, total=total)], "needs_tally", t)
    own = data.rows(rows)
    place = 0
    if len(own) > 1:
        place = st.selectbox(
            t("needs.choose"),
            range(len(own)),
            format_func=lambda i: f"{own[i]['row']} · {_short(own[i]['text'])}",
            key="need_shown",
        )
    answer.show(own[place], found[place], view)
    frame = needs.table(rows, found, t)
    columns = {column: t(f"needs.out_{column}") for column in needs.OUT}
    taken = frame.rename(columns=columns)
    files = {
        "needs_matched.csv": lambda: taken,
        "needs_matched.xlsx": lambda: taken,
    }
    shown = {column: columns[column] for column in SHOWN}
    st.markdown(f"**{t('needs.all')}**")
    twin.show(_plain(frame).assign(ref="needs/score"), shown, "needs_matched", t, files)


def _short(text: str) -> str:
    return text if len(text) <= LONG else text[: LONG - 1] + "…"


def _plain(frame: pd.DataFrame) -> pd.DataFrame:
    """Gaps as empty text: what is empty here is said by the column that tells what was found."""
    return frame.astype(object).where(frame.notna(), "").astype({"score": "float64"})
