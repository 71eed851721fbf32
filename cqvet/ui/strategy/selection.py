"""What the strategy page shows of documents under filters and choice, and how they are named."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cqvet import data
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
    return t.pick(data.records("policies")[policy], "title")


def lane(code: str, t: Text) -> str:
    """The name of a lane; the four rounds are a lane of their own."""
    return t(f"strategy.lane_{code}")


def date(row: data.Row, t: Text) -> str:
    """The date of a document as precise as it is known, without what it is the date of."""
    if row["date_end"]:
        return t("strategy.range", start=row["date"], end=row["date_end"])
    return str(row["date"])


def dated(row: data.Row, t: Text) -> str:
    """The date, what it is the date of, and whether it is inferred."""
    text = t(
        "strategy.dated",
        date=date(row, t),
        kind=data.names("policy_date_kind")[row["date_kind"]][t.lang],
    )
    return t("strategy.inferred", value=text) if row["date_basis"] != "stated" else text


def basis(row: data.Row, t: Text) -> str:
    """Whether a link is stated or inferred, in words."""
    return data.names("basis")[row["basis"]][t.lang]


def kind(row: data.Row, t: Text) -> str:
    return data.names("policy_link_kind")[row["kind"]][t.lang]


def record(text: str, policy: str) -> str:
    """A text that opens the record of its document."""
    return str(Figure(text, f"policies/{policy}"))
