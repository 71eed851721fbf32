"""What the reader chose on the matching page, and the case that follows from it."""

from dataclasses import dataclass

import numpy as np
import pandas as pd
import streamlit as st

from cqvet.base.filters import Filters
from cqvet.i18n import Text
from cqvet.models.matching import Case, Floats
from cqvet.subjects import market
from cqvet.subjects.own import Table, years
from cqvet.ui.frame import View
from cqvet.ui.own import state as own


@dataclass(frozen=True)
class Choice:
    """Basis, supply and ratings. `rows` is the visitor's register, None with the model.

    `own` are the visitor's weights, those of his table of demand where there is one; `brought` then
    is true; `counted` is what of the register is set against the demand.
    """

    basis: str
    own: str
    total: str
    ratings: str
    filters: Filters
    rows: pd.DataFrame | None
    year: int
    earlier: int | None
    counted: str = market.COUNTED[0]

    brought: bool = False

    @property
    def modelled(self) -> bool:
        return self.rows is None

    def demand(self) -> Floats:
        """Shares by root cluster; all 0 while the visitor has weighed nothing."""
        if self.basis == "own" and not self.own:
            return np.zeros(len(market.roots()))
        return market.demand(self.basis, self.own)

    def case(self) -> Case | None:
        """Supply against demand; None where the register has nothing for the filters.

        The modelled supply is that of the whole city: of a region nothing is known.
        """
        if self.rows is None:
            level = self.filters.level
            return market.modelled(self.demand(), self.ratings, level, total=self.total)
        rows = market.chosen(self.rows, self.filters)
        if rows[rows["year"] == self.year].empty:
            return None
        found = market.own(
            rows, self.demand(), self.year, self.earlier, self.ratings, counted=self.counted
        )
        return found if found.supply.sum() else None


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
        filters=view.filters,
        rows=rows,
        year=year,
        earlier=earlier,
        counted=counted,
        brought=wanted() is not None,
    )
