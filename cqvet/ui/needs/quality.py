"""How well the desk matches: on needs with known answers, part by part, and its limits."""

from functools import cache

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number, quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.subjects import needs
from cqvet.subjects.needs.trials import Measured
from cqvet.ui import heavy, prose
from cqvet.ui.frame import View

MEASURES = ("recall", "nonsense")
LIMITS = ("vocabulary", "words", "offerings", "small", "language")


def show(view: View) -> None:
    """The part held out first; all parts, every evaluation and the limits on demand."""
    t = view.t
    st.markdown(f"**{t('needs.quality')}**")
    recall, nonsense = (figure(name, "fresh_held_out", "", t) for name in MEASURES)
    first, second = (before(part, t) for part in ("report", "second"))
    told = t("needs.measured", recall=recall, nonsense=nonsense, first=first, second=second)
    prose.lines([told], "needs_measured", t)
    with st.expander(t("needs.quality_more")):
        st.caption(t("needs.about_trials"))
        for half in needs.trials.HALVES:
            st.markdown(f"**{quoting.word('trial_half', half, t)}**")
            st.caption(t(f"needs.half_{half}"))
            rows = [
                line(name, half, language, t)
                for name in MEASURES
                for language in ("", *data.names("need_language"))
            ]
            prose.rows(rows, f"needs_half_{half}", t)
        st.markdown(f"**{t('needs.evaluations')}**")
        prose.rows([evaluation(row, t) for row in evaluations()], "needs_evaluations", t)
    with st.expander(t("needs.limits_title")):
        prose.lines([t(f"needs.limit_{name}") for name in LIMITS], "needs_limits_words", t)


def figure(name: str, half: str, language: str, t: Text) -> Figure:
    """A share with its interval."""
    text = spread(measured()[name, half, language], t)
    return Figure(text, f"needs/{name}/{half}/{language or 'all'}", "modelled")


@cache
def measured() -> dict[tuple[str, str, str], Measured]:
    """What the trials gave; they are run where needs are matched."""
    return heavy.done(needs.trials.measured)


def before(part: str, t: Text) -> Figure:
    """Recall at the first evaluation of a part."""
    row = next(row for row in evaluations() if row["half"] == part)
    text = spread(Measured(row["right"], row["needs"]), t)
    return Figure(text, f"need_evaluations/{row['evaluation']}", "modelled")


def spread(found: Measured, t: Text) -> str:
    """A share and its interval in percent."""
    low, high = (quantity(100 * end, "percent", t, 0) for end in found.interval)
    value = quantity(100 * found.share, "percent", t, 0)
    return t("needs.interval", value=value, low=low, high=high)


def line(name: str, half: str, language: str, t: Text) -> tuple[str, str, str]:
    """Measure and language, share with interval, the counts behind it."""
    found = measured()[name, half, language]
    where = quoting.word("need_language", language, t) if language else t("needs.both")
    ref = f"needs/{name}/{half}/{language or 'all'}"
    hits, total = (Figure(number(n, t.lang), ref) for n in (found.hits, found.total))
    return (
        f"{t(f'needs.{name}')} · {where}",
        str(figure(name, half, language, t)),
        t(f"needs.{name}_counts", hits=hits, total=total),
    )


def evaluations() -> list[data.Row]:
    return data.rows(data.table("need_evaluations"))


def evaluation(row: data.Row, t: Text) -> tuple[str, str, str]:
    """One evaluation: of which part, what had been set until then, and what came of it."""
    ref = f"need_evaluations/{row['evaluation']}"
    right, total, matched, texts = (
        Figure(number(row[name], t.lang), ref) for name in ("right", "needs", "matched", "nonsense")
    )
    found = t("needs.evaluated", right=right, needs=total, matched=matched, nonsense=texts)
    part = quoting.told(row, "half", t)
    return f"{row['date']} · {part}", found, marked(t.pick(row, "note"), ref)
