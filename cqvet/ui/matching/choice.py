"""What the reader chose on the matching page, and the case that follows from it."""

import pandas as pd
import streamlit as st

from cqvet.base.filters import Filters
from cqvet.i18n import Text
from cqvet.subjects import market
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.own import Table, years
from cqvet.ui.frame import View
from cqvet.ui.own import state as own


def register() -> Table | None:
    """The register of this session."""
    return own.held("register")


def usable() -> bool:
    """Whether there is a register to compute on."""
    held = register()
    return held is not None and not held.rows.empty


def lacking(t: Text) -> str:
    """Why there is no supply: no register in this session, or one with faults in it."""
    return t("matching.needs_register" if register() is None else "matching.faulty_register")


def wanted() -> pd.DataFrame | None:
    """The table of demand of this session, where one can be computed on."""
    return own.visit().rows("jobs")


def weights() -> str:
    """The visitor's weights: his table of demand in a year, else those of the link."""
    rows, state = wanted(), st.session_state
    if rows is None:
        return str(state["weights"])
    known = years(rows)
    asked = state.get("demand_year") or state.get("year")
    return market.posts(rows, int(asked if asked in known else known[0]))


def countable(rows: pd.DataFrame) -> list[str]:
    """What can be counted of a register: offerings, and the numbers that it has."""
    return [name for name in market.COUNTED if name not in rows or rows[name].notna().any()]


def read(view: View) -> Choice | None:
    """The reader's choice; None where the link wants a register that is not here."""
    return under(view.filters)


def under(filters: Filters) -> Choice | None:
    """The same under shared filters."""
    state = st.session_state
    rows, year, earlier, counted = None, 0, None, market.COUNTED[0]
    if state["supply"] == "register":
        held = register()
        if held is None or not usable():
            return None
        rows = held.rows
        known = years(rows)
        year = int(state["year"] if state.get("year") in known else known[0])
        before = [text for text in known if int(text) < year]
        if before:
            earlier = int(state["earlier"] if state.get("earlier") in before else before[0])
        counted = state["size"] if state["size"] in countable(rows) else counted
    return Choice(
        basis=state["basis"],
        own=weights(),
        total=state["total"],
        ratings=state["ratings"],
        filters=filters,
        rows=rows,
        year=year,
        earlier=earlier,
        counted=counted,
        brought=wanted() is not None,
    )
