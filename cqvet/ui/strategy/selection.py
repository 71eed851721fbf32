"""What the strategy page shows of documents under filters and choice, and how they are named."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import strategy
from cqvet.ui.frame import View


@dataclass(frozen=True)
class Selection:
    """The documents that pass, the links among them, and the one whose card is open."""

    documents: pd.DataFrame
    links: pd.DataFrame
    policy: str


def select(view: View) -> Selection:
    """The documents under the evidence filter and the page's own lane."""
    choice = strategy.Choice(st.session_state["lane"])
    shown = strategy.select(view.filters, choice)
    return Selection(shown, strategy.links(view.filters, shown), st.session_state["policy"])


def name(policy: str, t: Text) -> str:
    return quoting.called("policies", policy, t)


def lane(code: str, t: Text) -> str:
    """The name of a lane; the four rounds are a lane of their own."""
    return t(f"strategy.lane_{code}")


def dated(row: data.Row, t: Text) -> str:
    """The date and what it is the date of."""
    return t("strategy.dated", date=quoting.dated(row, t), kind=quoting.told(row, "date_kind", t))


def record(text: str, policy: str) -> str:
    """A text that opens the record of its document."""
    return str(Figure(text, f"policies/{policy}"))
