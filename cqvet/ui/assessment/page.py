"""The part of the page: what is published of the rule, then the toy."""

from typing import Final

import streamlit as st

from cqvet.evidence import quoting
from cqvet.models import assessment
from cqvet.models.assessment import AssessmentError
from cqvet.ui import frame, prose
from cqvet.ui.assessment import answer, controls, picture, state, words
from cqvet.ui.frame import View

CLAIMS: Final = ("c10", "c11", "c12")


def show(view: View) -> None:
    """The rule as the article has it; the toy where modelled figures are wanted."""
    t = view.t
    said = " ".join(str(quoting.claim(code, t)) for code in CLAIMS)
    if view.filters.evidence == "published":
        st.info(t("assessment.left_out"))
    else:
        toy(view)
    prose.lines([said, t("assessment.not_published")], "rule", t, look="small")


@frame.part
def toy(view: View) -> None:
    """The simulator by itself: a change in it redraws nothing else."""
    t = view.t
    try:
        case = assessment.read(state.settings())
    except AssessmentError as error:
        ends = {
            name: words.figure(words.points(float(value), t), "threshold", "yours")
            for name, value in error.params.items()
        }
        with st.container(border=True):
            prose.lines([t(f"assessment.refused_{error.code}", **ends)], "refused", t)
        _settings(view)
    else:
        picture.show(view, case)
        _settings(view)
        answer.show(view, case)


def _settings(view: View) -> None:
    t = view.t
    with st.popover(t("assessment.toy"), key="toy_set"):
        prose.lines([t("assessment.toy_note")], "toy_note", t, look="small")
        controls.show(view)
