"""What became of a visitor's file: questions to answer, and what was read, repaired, set aside."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Final
from zlib import crc32

import pandas as pd
import streamlit as st

from cqvet.base.forms import LEFT_OUT, UNDOABLE, Choices, Question, Report, words
from cqvet.base.forms.report import Place
from cqvet.i18n import Text
from cqvet.ui import twin

ASKED: Final = 12
"""So many questions are asked at once; answers to some may answer others."""
OF_CELLS: Final = ("programme", "successor", "kind")
"""Questions whose answers hold for the next file too; those about a file hold for it alone."""
COLUMNS: Final = ("what", "where", "count", "places")
_MARKS: Final = re.compile(r"([\\`*_{}\[\]()#+\-.!|~<>$:])")


@dataclass(frozen=True)
class File:
    """A file of a form and what was chosen for it; `reread` reads it again with other choices."""

    form: str
    report: Report
    chosen: Choices
    labels: Mapping[str, str]
    reread: Callable[[Choices], None]


def remembered(form: str) -> Choices:
    """What the reader has answered in this visit that holds for every file of a form."""
    found: dict[str, str] = st.session_state.get(f"_answers_{form}", {})
    return Choices(found)


def forget(form: str) -> None:
    """Forget what was answered for files of a form."""
    st.session_state.pop(f"_answers_{form}", None)


def questions(file: File, t: Text) -> None:
    """What only the reader can know, the open questions first; an answer reads the file again."""
    report = file.report
    asked = sorted(report.questions, key=lambda question: bool(question.answer))
    if report.open:
        st.info(t.count("forms.open_questions", len(report.open), count=len(report.open)))
    for question in asked[:ASKED]:
        options = [*question.candidates, *([LEFT_OUT] if question.kind not in _WHOLE else [])]
        key = f"ask_{file.form}_{crc32(repr((question.id, options)).encode()):08x}"
        st.selectbox(
            _question(question, file.labels, t),
            options,
            index=options.index(question.answer) if question.answer else None,
            format_func=lambda value, one=question: words.candidate(one, value, t),
            placeholder=t("forms.choose"),
            key=key,
            on_change=_answer,
            args=(file, question.id, key),
        )


_WHOLE: Final = ("sheet", "edition")
"""Questions about a whole file: nothing can be left out of it."""


def _question(question: Question, labels: Mapping[str, str], t: Text) -> str:
    text = _MARKS.sub(r"\\\1", words.question(question, labels, t))
    if not question.first:
        return text
    lines = t.join([_line(place) for place in question.first])
    return f"{text} {t.count('forms.asked_of', question.count, count=question.count, lines=lines)}"


def _answer(file: File, id_: str, key: str) -> None:
    value = st.session_state[key]
    if value is None:
        return
    if id_.partition(":")[0] in OF_CELLS:
        known = st.session_state.setdefault(f"_answers_{file.form}", {})
        known[id_] = value
    file.reread(replace(file.chosen, answers={**file.chosen.answers, id_: value}))


def account(file: File, t: Text) -> None:
    """What was read, repaired and set aside, one line a kind; and what is to be read as it is."""
    report, chosen = file.report, file.chosen
    frame = table(report, file.labels, t)
    if frame.empty:
        return
    found = {one.kind for one in report.repairs} | {one.kind for one in report.aside}
    found |= chosen.untouched
    kinds = [kind for kind in UNDOABLE if kind in found]
    st.markdown(t("forms.account"))
    name = f"{file.form}_account"
    columns = {column: t(f"forms.account_{column}") for column in COLUMNS}
    files: dict[str, twin.Content] = {f"{name}.csv": lambda: frame}
    twin.show(frame, columns, name, t, files, called=t("forms.account"))
    if kinds:
        key = f"untouched_{file.form}_{crc32(repr(kinds).encode()):08x}"
        st.multiselect(
            t("forms.untouched"),
            kinds,
            default=[kind for kind in kinds if kind in chosen.untouched],
            format_func=lambda kind: _undoable(kind, t),
            placeholder=t("forms.choose"),
            key=key,
            on_change=_undo,
            args=(file, key),
        )


def _undoable(kind: str, t: Text) -> str:
    say = words.set_aside if kind in {"total", "subtotal", "note"} else words.repaired
    return say(kind, t)


def _undo(file: File, key: str) -> None:
    file.reread(replace(file.chosen, untouched=frozenset(st.session_state[key])))


def table(report: Report, labels: Mapping[str, str], t: Text) -> pd.DataFrame:
    """One row a sheet that was read, a kind of repair in a column, and a kind of what is not used.

    Texts; columns `what`, `where`, `count`, `places`.
    """
    rows = [
        {
            "what": t("forms.account_read"),
            "where": part.sheet or t("forms.whole_file"),
            "count": str(part.rows),
            "places": t("forms.header_line", line=_span(part.first_line, part.last_line)),
        }
        for part in report.parts
    ]
    rows += [
        {
            "what": words.repaired(one.kind, t),
            "where": labels.get(one.column, one.column),
            "count": str(one.count),
            "places": "\n".join(_change(place, one.column, t) for place in one.first),
        }
        for one in report.repairs
    ]
    rows += [
        {
            "what": words.set_aside(one.kind, t),
            "where": labels.get(one.what, one.what),
            "count": str(one.count),
            "places": "\n".join(_change(place, "", t) for place in one.first),
        }
        for one in report.aside
    ]
    return pd.DataFrame(rows, columns=list(COLUMNS))


def _span(first: int, last: int) -> str:
    return str(first) if first == last else f"{first}-{last}"


def _line(place: Place) -> str:
    return f"{place.sheet} {place.line}".strip()


def _change(place: Place, column: str, t: Text) -> str:
    """Where, and what became of what."""
    became = " → ".join(filter(None, (place.found, words.value(column, place.read, t))))
    return " · ".join(filter(None, (_line(place), became)))
