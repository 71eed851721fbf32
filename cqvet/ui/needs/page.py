"""The tab of the needs desk: bring a need, see whom it matches; first an example."""

from dataclasses import replace
from functools import cache

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import forms
from cqvet.evidence import quoting
from cqvet.i18n import Lang
from cqvet.subjects import needs
from cqvet.ui import frame, heavy, prose
from cqvet.ui.frame import View
from cqvet.ui.needs import answer, bring, listing, quality, state

REPORTED = "consortia_demands"
SCHOOLS = 3
"""So many institutions stand in the example."""


def show(view: View) -> None:
    """The needs desk, where what is computed here may be shown."""
    t = view.t
    if view.filters.evidence:
        prose.lines([t("needs.reported", n=quoting.figure(REPORTED, t))], "needs_reported", t)
        st.info(t(f"needs.left_out_{view.filters.evidence}"))
    else:
        desk(view)


@frame.part
def desk(view: View) -> None:
    """The question beside its answer; without a question an example of both."""
    t = view.t
    left, right = st.columns([1, 1.25], gap="large")
    with left:
        bring.show(view)
        prose.lines(
            [t("needs.reported", n=quoting.figure(REPORTED, t))], "needs_reported", t, look="small"
        )
        with prose.about("needs", t, "frame.about_answer") as about:
            if about.open:
                prose.lines([t("needs.about")], "needs_about", t, look="small")
                with heavy.told(t):
                    quality.show(view)
    own = state.held()
    with right, heavy.told(t):
        if own is None:
            st.markdown(f"**{t('needs.for_example')}**")
            rows, found = example(t.lang)
            first = replace(found[0], institutions=found[0].institutions[:SCHOOLS])
            answer.show(data.rows(rows)[0], first, view)
        elif not own.rows.empty:
            if view.filters != type(view.filters)():
                st.caption(t("needs.filtered"))
            listing.show(*state.answers(own, view.filters), view)


@cache
def example(lang: Lang) -> tuple[pd.DataFrame, list[needs.Answer]]:
    """The made-up needs of the example file and their match, the same for all readers."""
    content = needs.template(lang, "csv", filled=True)
    found: tuple[pd.DataFrame, list[needs.Answer]] = heavy.done(
        needs.matched, forms.validate(content, needs.form()).rows, None, None
    )
    return found
