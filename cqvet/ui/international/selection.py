"""What the international page shows under filters and choice, and how its records are named."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import international
from cqvet.subjects.international import NONE, Choice
from cqvet.ui.frame import View


@dataclass(frozen=True)
class Selection:
    """The items that pass, and the one whose card is open."""

    items: pd.DataFrame
    choice: Choice
    item: str


def select(view: View) -> Selection:
    """The items under the shared filters and the page's own controls."""
    chosen = Choice(*(st.session_state[name] for name in ("type", "country", "industry")))
    return Selection(international.items(view.filters, chosen), chosen, st.session_state["item"])


def name(item: str, t: Text) -> str:
    return quoting.called("international", item, t)


def country(code: str, t: Text) -> str:
    """The name of a country, marked where only delegates came, or that none is known."""
    return (
        t("international.no_country")
        if code == NONE
        else _country(code, t, attended=code in international.attending())
    )


def _country(code: str, t: Text, *, attended: bool) -> str:
    found = quoting.called("countries", code, t)
    return t("international.attended", country=found) if attended else found


def countries(item: str, t: Text) -> list[str]:
    """The countries of an item by name, those marked of which only delegates came."""
    return [
        _country(row["iso3"], t, attended=row["tie"] == "attendance")
        for row in data.of("international_countries", item=item)
    ]


def institutions(item: str, t: Text) -> list[str]:
    """The institutions of an item by name."""
    return [quoting.called("institutions", c, t) for c in international.institutions([item])]


def cluster(row: data.Row, t: Text) -> str:
    """The cluster of an item, or why it has none."""
    if row["cluster"] is None:
        return t(f"international.industry_{row['cluster_missing']}")
    return quoting.told(row, "cluster", t)


def year(row: data.Row, t: Text) -> str:
    """The year of an item as a text, marked where it is inferred."""
    return quoting.doubted(quoting.told(row, "year", t), row["date_basis"], t)


def record(text: str, item: str) -> str:
    """A text that opens the record of its item."""
    return str(Figure(text, f"international/{item}"))
