"""How many items there are of each type, in each year and for each country."""

import pandas as pd
import streamlit as st

from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import international
from cqvet.subjects.international import NONE
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.international import selection
from cqvet.ui.international.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """Three short lists; by type and by year they add up to the items, by country to more."""
    t, types = view.t, quoting.words("international_type", view.t)
    with st.expander(t("international.tallies")):
        st.caption(t("international.tallies_note"))
        first, second, third = st.columns(3, gap="large")
        with first:
            rows = [
                (types[str(code)], str(counts.figure(f"international/type={code}", t, n)))
                for code, n in international.by_type(chosen.items).items()
            ]
            prose.rows(rows, "by_type", t)
        with second:
            prose.rows(_years(international.by_year(chosen.items), t), "by_year", t)
        with third:
            prose.rows(_countries(international.by_country(chosen.items), t), "by_country", t)


def _years(found: pd.Series, t: Text) -> list[tuple[str, str]]:
    rows = []
    for year, n in found.items():
        path = f"international/year={'' if year == NONE else year}"
        label = (
            t("international.no_year") if year == NONE else str(Figure(str(year), f"count/{path}"))
        )
        rows.append((label, str(counts.figure(path, t, n))))
    return rows


def _countries(found: pd.Series, t: Text) -> list[tuple[str, str]]:
    rows = []
    for code, n in found.items():
        path = (
            "international/countries_missing=not_found"
            if code == NONE
            else f"international_countries/iso3={code}"
        )
        rows.append((selection.country(str(code), t), str(counts.figure(path, t, n))))
    return rows
