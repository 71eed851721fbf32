"""The needs of this session and their match. Nothing of it reaches the address or a file."""

from dataclasses import dataclass, field
from typing import Final, Literal

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters, located
from cqvet.base.forms import Book, Checked, Choices
from cqvet.subjects import catalogue, needs
from cqvet.ui import heavy

KEY: Final = "_needs"
FOUND: Final = "_needs_found"


@dataclass(frozen=True, eq=False)
class Held:
    """Needs that the visitor brought. They live in this session and nowhere else."""

    checked: Checked
    origin: Literal["file", "example", "typed"]
    name: str = ""
    partial: bool = False
    content: bytes | Book = b""
    choices: Choices = field(default_factory=Choices)

    @property
    def rows(self) -> pd.DataFrame:
        """The rows to match."""
        return self.checked.usable(partial=self.partial)


def held() -> Held | None:
    found: Held | None = st.session_state.get(KEY)
    return found


def keep(found: Held | None) -> None:
    """Needs instead of those before; None forgets them."""
    st.session_state[KEY] = found
    st.session_state.pop(FOUND, None)


def answers(own: Held, filters: Filters) -> tuple[pd.DataFrame, list[needs.Answer]]:
    """The needs, one a row, and their match under the filters, computed once for both.

    Raises `StoppedError` where it could not be done.
    """
    known = st.session_state.get(FOUND)
    if known is None or known[0] is not own or known[1] != filters:
        rows = own.rows
        found = heavy.done(needs.matched, rows, allowed(filters), places(filters))
        known = own, filters, found
        st.session_state[FOUND] = known
    answers: tuple[pd.DataFrame, list[needs.Answer]] = known[2]
    return answers


def allowed(filters: Filters) -> set[str] | None:
    """The programmes that level and industry let pass; None for all."""
    if not (filters.level or filters.has_industry):
        return None
    return set(catalogue.programmes(filters)["programme"])


def places(filters: Filters) -> set[str] | None:
    """The institutions that region and level let pass; None for all."""
    if not (filters.level or filters.zone or filters.district):
        return None
    frame = filters.region(located(data.table("institutions")))
    if filters.level:
        frame = frame[frame["level"] == filters.level]
    return set(frame["institution"])
