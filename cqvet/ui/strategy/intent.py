"""What is intended and what is said to be done, side by side and never mixed."""

import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.strategy import selection

RESULTS = ("intro_overall_level_rank",)


def show(view: View) -> None:
    """Two lists by kind, the ways in between, and targets with the nearest reported figure."""
    t = view.t
    st.subheader(t("strategy.intent"), anchor=False)
    st.caption(t("strategy.intent_note"))
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{t('strategy.goals')}**")
        prose.rows([*_facts(view), *_claims(view, "goal")], "goals", t, look="named")
    with right:
        st.markdown(f"**{t('strategy.results')}**")
        prose.rows(
            [_fact(code, "result", t) for code in RESULTS] + _claims(view, "result"),
            "results",
            t,
            "named",
        )
    with st.expander(t("strategy.ways")):
        prose.rows(_claims(view, "way"), "ways", t, look="named")
    targets(view)


def targets(view: View) -> None:
    """Figures that documents promise, each with the reported figure nearest to it, or why none."""
    t = view.t
    st.markdown(f"**{t('strategy.targets')}**")
    st.caption(t("strategy.targets_note"))
    prose.rows([target(row, t) for row in data.rows(strategy.targets(view.filters))], "targets", t)


def target(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Promised figure; in the remark document, due year, nearest reported figure and note."""
    ref = f"policy_targets/{row['target']}"
    value = str(Figure(quoting.value(row, t), ref))
    due = (
        t("strategy.due", year=row["year"])
        if row["year"]
        else t("strategy.no_due", reason=quoting.told(row, "year", t))
    )
    beside = (
        t(
            "strategy.beside",
            title=quoting.told(row, "fact", t),
            figure=quoting.figure(row["fact"], t),
        )
        if row["fact"]
        else t("strategy.beside_none", reason=quoting.told(row, "fact", t))
    )
    document = marked(selection.name(row["policy"], t), f"policies/{row['policy']}")
    remark = [document, due, beside, marked(t.pick(row, "note"), ref)]
    return marked(t.pick(row, "what"), ref), value, " · ".join(part for part in remark if part)


def _facts(view: View) -> list[tuple[str, str]]:
    return [_fact(row["fact"], "goal", view.t) for row in data.rows(strategy.goals(view.filters))]


def _fact(code: str, kind: str, t: Text) -> tuple[str, str]:
    row = ledger.entry(code)
    statement = Figure(t.pick(row, "statement"), code, "reported")
    return _label(row["theme"], kind, t), str(statement)


def _claims(view: View, group: str) -> list[tuple[str, str]]:
    t = view.t
    return [
        (
            _label(row["theme"], row["kind"], t),
            str(quoting.claim(row["claim"], t)),
        )
        for row in data.rows(strategy.claims(view.filters, group))
    ]


def _label(theme: str, kind: str, t: Text) -> str:
    """The theme of a statement, and what kind of statement it is."""
    return t(
        "strategy.theme_kind",
        theme=quoting.called("themes", theme, t),
        kind=quoting.word("claim_kind", kind, t),
    )
