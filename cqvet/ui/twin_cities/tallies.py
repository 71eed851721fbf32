"""How many items there are of each type and in each year; both add up to all."""

import streamlit as st

from cqvet.evidence import counts, quoting
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import NONE
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.twin_cities.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """Two short lists."""
    t = view.t
    with st.expander(t("twin_cities.tallies")):
        st.caption(t("twin_cities.tallies_note"))
        first, second = st.columns(2, gap="large")
        with first:
            rows = [
                (
                    quoting.word("twin_city_type", str(code), t),
                    str(counts.figure(f"twin_city/type={code}", t, n)),
                )
                for code, n in twin_cities.by_type(chosen.items).items()
            ]
            prose.rows(rows, "by_type", t)
        with second:
            rows = [
                (t("twin_cities.no_date") if year == NONE else str(year), _year(year, n, t))
                for year, n in twin_cities.by_year(chosen.items).items()
            ]
            prose.rows(rows, "by_year", t)


def _year(year: object, n: int, t: Text) -> str:
    """The items of a year; those without a date have a gap in the table."""
    return str(counts.figure("twin_city/date=" if year == NONE else "twin_city", t, n))
