"""What the rule does and how sure it is: moves, misplaced schools, the band, the years."""

from typing import Final

import streamlit as st

from cqvet.base.numerals import number
from cqvet.i18n import Text
from cqvet.models import assessment
from cqvet.models.assessment import Case, Year
from cqvet.ui import prose
from cqvet.ui.assessment import table, words
from cqvet.ui.frame import View

LAST: Final = 5


def show(view: View, case: Case) -> None:
    """Sentences first; behind them the scores, years, and how far each weight may change."""
    t = view.t
    prose.lines([said(case, t), *bands(case, t)], "toy_answer", t, look="small")
    with st.expander(t("assessment.more"), on_change="rerun", key="toy_more") as more:
        if more.open:
            table.show(case, t)
            _tables(case, t)


def _tables(case: Case, t: Text) -> None:
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{t('assessment.years')}**")
        st.caption(t("assessment.years_note"))
        prose.rows([year(row, t) for row in assessment.years(case, LAST)], "toy_years", t)
    with right:
        st.markdown(f"**{t('assessment.ranges')}**")
        st.caption(t("assessment.ranges_note"))
        prose.rows([span(case, i, t) for i in range(len(assessment.INDICATORS))], "toy_ranges", t)


def said(case: Case, t: Text) -> str:
    """Who moves without error, and how many are moved otherwise with it."""
    found = assessment.moves(case)

    def who(move: str) -> str:
        chosen = [own.id for own, m in zip(case.schools, found, strict=True) if m == move]
        return words.schools(chosen, t)

    return t(
        "assessment.said",
        up=who("up"),
        down=who("down"),
        error=words.figure(words.points(case.error, t), "error", "yours"),
        moving=words.count(assessment.moving(case), "moving", t),
        misplaced=words.count(assessment.misplaced(case), "misplaced", t),
    )


def bands(case: Case, t: Text) -> list[str]:
    """How wide the zone of chance around each threshold is, and who stands in one."""
    if case.error == 0:
        return [t("assessment.no_band")]
    low, high = assessment.band(case.up, case)
    ends = {
        f"{name}_{end}": words.figure(words.points(value, t), "band")
        for name, threshold in (("down", case.down), ("up", case.up))
        for end, value in zip(("low", "high"), assessment.band(threshold, case), strict=True)
    }
    inside = list(assessment.between(case))
    return [
        t(
            "assessment.band",
            width=words.figure(words.points(high - low, t), "band"),
            n=words.figure(number(len(inside), t.lang), "between"),
            schools=words.schools(inside, t),
            **ends,
        )
    ]


def year(row: Year, t: Text) -> tuple[str, str, str]:
    """Expected moves of a year; in the remark those of scores without error."""
    n = words.figure(number(row.year, t.lang), "years")
    without = words.figure(number(row.without_error, t.lang), "without_error")
    return (
        t("assessment.year", n=n),
        str(words.count(row.moves, "years", t)),
        t("assessment.year_without", without=without),
    )


def span(case: Case, indicator: int, t: Text) -> tuple[str, str, str]:
    """The range of one weight within which the same schools move, and who changes at its ends."""
    found = assessment.stable(case, indicator)
    low, high = (words.percent(end, t) for end in (found.low, found.high))
    text = words.figure(t("assessment.range", low=low, high=high), "range")
    changes = [
        t(
            f"assessment.end_{side}",
            weight=words.figure(words.percent(end, t), "range"),
            schools=words.schools(sorted({c.school for c in met}), t),
        )
        for side, end, met in (
            ("below", found.low, found.below),
            ("above", found.high, found.above),
        )
        if met
    ]
    label = t(
        "assessment.weight_now",
        indicator=t(f"assessment.indicator_{assessment.INDICATORS[indicator]}"),
        weight=words.figure(words.percent(found.now, t), "weight", "yours"),
    )
    return label, str(text), t.join(changes) or t("assessment.any_weight")
