"""What is said of money, what others spend, and what is not published."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose, reported
from cqvet.ui.frame import View

FACTS: Final = ("strategy_special_fund", "strategy_per_student_funding_first")
CLAIMS: Final = ("c08", "c09")
GAPS: Final = ("period", "split", "rates", "start", "growth", "students")


def show(view: View) -> None:
    """The article's two figures, reference figures apart from them, and the gaps as a list."""
    t = view.t
    st.subheader(t("strategy.money"), anchor=False)
    reported.cards(FACTS, "money", t)
    said = [str(quoting.claim(code, t)) for code in CLAIMS]
    prose.lines(said, "money_claims", t, look="small")
    reported.relations(FACTS, t)
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{t('strategy.elsewhere')}**")
        st.caption(t("strategy.elsewhere_note"))
        prose.rows(
            [line(row, t) for row in data.rows(strategy.spending(view.filters))], "others", t
        )
    with right:
        st.markdown(f"**{t('strategy.unpublished')}**")
        gap = quoting.missing("not_published", t)
        prose.rows([(t(f"strategy.gap_{name}"), gap) for name in GAPS], "unpublished", t)
        fund = quoting.figure("strategy_special_fund", t)
        prose.lines([t("strategy.not_computed", fund=fund)], "not_computed", t, look="small")


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """A reference figure: what, how much, and in the remark where, when and from whom."""
    ref = f"comparators/{row['id']}"
    remark = [
        quoting.word("region", row["place"], t),
        t("unit.calendar_year", n=row["period"] or row["year"]),
        quoting.source(row["source"], t),
    ]
    return t.pick(row, "indicator"), str(quoting.figure(ref, t)), " · ".join(remark)
