"""What is said of money, what others spend, and what is not published."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui import prose
from cqvet.ui.frame import View

CLAIMS: Final = ("c08", "c09")
GAPS: Final = ("period", "split", "rates", "start", "growth", "students")


def show(view: View) -> None:
    """What is said of money in words, what is not published, and what others spend."""
    t = view.t
    said = [str(quoting.claim(code, t)) for code in CLAIMS]
    fund = quoting.figure("strategy_special_fund", t)
    prose.lines([" ".join(said)], "money_claims", t, look="small")
    st.markdown(f"**{t('strategy.unpublished')}**")
    gap = quoting.missing("not_published", t)
    prose.rows([(t(f"strategy.gap_{name}"), gap) for name in GAPS], "unpublished", t)
    with st.expander(t("strategy.elsewhere"), on_change="rerun", key="elsewhere_open") as others:
        if others.open:
            found = data.rows(strategy.spending(view.filters))
            prose.rows([line(row, t) for row in found], "others", t)
            notes = [t("strategy.elsewhere_note"), t("strategy.not_computed", fund=fund)]
            prose.lines(notes, "elsewhere_note", t, look="small")


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """A reference figure: what, how much, and in the remark where, when and from whom."""
    ref = f"comparators/{row['id']}"
    remark = [
        quoting.word("region", row["place"], t),
        t("unit.calendar_year", n=row["period"] or row["year"]),
        quoting.source(row["source"], t),
    ]
    return t.pick(row, "indicator"), str(quoting.figure(ref, t)), " · ".join(remark)
