"""How many items there are of each type and in each year; both add up to all."""

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import NONE
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import selection
from cqvet.ui.twin_cities.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """Two short lists."""
    t = view.t
    with st.expander(t("twin_cities.tallies")):
        st.caption(t("twin_cities.tallies_note"))
        first, second = st.columns(2, gap="large")
        with first:
            rows = [
                (selection.kind(str(code), t), _figure(n, f"type={code}", t))
                for code, n in twin_cities.by_type(chosen.items).items()
            ]
            prose.rows(rows, "by_type", t)
        with second:
            rows = [
                (t("twin_cities.no_date") if year == NONE else str(year), _year(year, n, t))
                for year, n in twin_cities.by_year(chosen.items).items()
            ]
            prose.rows(rows, "by_year", t)


def _figure(n: int, path: str, t: Text) -> str:
    return str(Figure(number(n, t.lang), f"count/twin_city/{path}"))


def _year(year: object, n: int, t: Text) -> str:
    """The items of a year; those without a date have a gap in the table."""
    if year == NONE:
        return _figure(n, "date=", t)
    return str(Figure(number(n, t.lang), "count/twin_city"))
