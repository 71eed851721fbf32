"""What the reader chose on the matching page, and the case that follows from it."""

from dataclasses import dataclass, field
from typing import Final

import pandas as pd
import streamlit as st

from cqvet.base.forms import Checked, Choices
from cqvet.i18n import Text
from cqvet.subjects.market.choice import Choice
from cqvet.ui.frame import View

KEY: Final = "_register"


@dataclass(frozen=True)
class Register:
    """A register that the visitor brought. It lives in this session and nowhere else."""

    checked: Checked
    name: str
    example: bool
    partial: bool = False
    content: bytes = b""
    choices: Choices = field(default_factory=Choices)

    @property
    def rows(self) -> pd.DataFrame:
        """The rows to compute on: none while faults stand and are not left out by choice."""
        usable = self.checked.settled or (self.partial and self.checked.faults != ())
        return self.checked.rows if usable else self.checked.rows.head(0)


def register() -> Register | None:
    """The register of this session."""
    found: Register | None = st.session_state.get(KEY)
    return found


def usable() -> bool:
    """Whether there is a register to compute on."""
    held = register()
    return held is not None and not held.rows.empty


def lacking(t: Text) -> str:
    """Why there is no supply: no register in this session, or one with faults in it."""
    return t("matching.needs_register" if register() is None else "matching.faulty_register")


def years(rows: pd.DataFrame) -> list[str]:
    """The years of a register, latest first."""
    return [str(year) for year in sorted(set(rows["year"]), reverse=True)]


def read(view: View) -> Choice | None:
    """The reader's choice; None where the link wants a register that is not here."""
    state = st.session_state
    rows, year, earlier = None, 0, None
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
    return Choice(
        basis=state["basis"],
        own=state["weights"],
        total=state["total"],
        ratings=state["ratings"],
        filters=view.filters,
        rows=rows,
        year=year,
        earlier=earlier,
    )
