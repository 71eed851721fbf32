"""The article's figures on strategy, what is named of them here, and what was misprinted."""

from typing import Final

import streamlit as st

from cqvet import data, provenance
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

FACTS: Final = (
    "strategy_joint_rounds",
    "strategy_agreement_year",
    "strategy_support_measures",
    "strategy_policy_documents",
    "strategy_one_body_two_wings",
)
ERRATA: Final = ("e02", "e03", "e04")
NOT_FOUND: Final = "consultation_2024"


def show(view: View) -> None:
    """The figures with their coverage, what the 20 documents and measures are not, misprints."""
    t = view.t
    reported.cards(FACTS, "reported", t)
    lines = [
        t(
            "strategy.documents_not_listed",
            reported=quoting.figure("strategy_policy_documents", t),
            named=Figure(named("strategy_policy_documents", t), "named/strategy_policy_documents"),
        ),
        t(
            "strategy.agreement_not_found",
            year=quoting.figure("strategy_agreement_year", t),
            measures=quoting.figure("strategy_support_measures", t),
            meeting=Figure(quoting.called("policies", NOT_FOUND, t), f"policies/{NOT_FOUND}"),
        ),
    ]
    prose.lines(lines, "coverage", t, look="small")
    with st.expander(t("strategy.errata")):
        prose.rows([erratum(code, t) for code in ERRATA], "errata", t)


def named(fact: str, t: Text) -> str:
    """How many are named, as a number."""
    return number(provenance.named(fact) or 0, t.lang)


def erratum(code: str, t: Text) -> tuple[str, str, str]:
    """Printed and should read, as a control that opens what it touches, and the reason."""
    row = data.records("errata")[code]
    ref = row["fact"] or row["claim"]
    label = t("strategy.printed", printed=row["printed"])
    kind = ledger.entry(ref)["kind"]
    figure = Figure(t("strategy.should_read", text=row["should_read"]), ref, kind)
    return label, str(figure), t.pick(row, "reason")
