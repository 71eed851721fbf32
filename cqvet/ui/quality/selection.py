"""What the quality page shows under filters and choice, and how many records that are."""

from dataclasses import dataclass
from functools import cache

import pandas as pd
import streamlit as st

from cqvet.base.filters import Filters
from cqvet.subjects.quality import Choice, awards, groups, schools
from cqvet.ui.frame import View


@dataclass(frozen=True)
class Selection:
    """The records of each list that pass, and the award whose card is open.

    The page's own controls touch awards only: with one of them set, only awards are counted.
    """

    awards: pd.DataFrame
    double_high: pd.DataFrame
    second_round: pd.DataFrame
    model: pd.DataFrame
    colleges: pd.DataFrame
    award: str
    choice: Choice

    @property
    def matched(self) -> int:
        shared = (self.double_high, self.second_round, self.model, self.colleges)
        others = shared if self.choice == Choice() else ()
        return sum(map(len, (self.awards, *others)))

    @property
    def total(self) -> int:
        return _everything(plain=self.choice == Choice())


def select(view: View) -> Selection:
    """The records under the shared filters and the page's own controls."""
    choice = Choice(*(st.session_state[name] for name in ("competition", "year", "medal")))
    return _select(view.filters, choice, st.session_state["award"])


@cache
def _everything(*, plain: bool) -> int:
    """All records that are counted, where the page's own controls are not set, or are."""
    everything = _select(Filters(), Choice(), "")
    return everything.matched if plain else len(everything.awards)


def _select(filters: Filters, choice: Choice, award: str) -> Selection:
    return Selection(
        awards.records(filters, choice),
        groups.colleges(filters),
        groups.colleges(filters, groups.SECOND),
        schools.model_schools(filters),
        schools.colleges(filters),
        award,
        choice,
    )
