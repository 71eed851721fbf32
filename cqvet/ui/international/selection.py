"""What the international page shows under filters and choice, and how its records are named."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cqvet import data
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
    return t.pick(data.records("international")[item], "name")


def country(code: str, t: Text) -> str:
    """The name of a country, marked where only delegates came, or that none is known."""
    return (
        t("international.no_country")
        if code == NONE
        else _country(code, t, attended=code in international.attending())
    )


def _country(code: str, t: Text, *, attended: bool) -> str:
    found = t.pick(data.records("countries")[code], "name")
    return t("international.attended", country=found) if attended else found


def countries(item: str, t: Text) -> list[str]:
    """The countries of an item by name, those marked of which only delegates came."""
    return [
        _country(row["iso3"], t, attended=row["tie"] == "attendance")
        for row in data.of("international_countries", item=item)
    ]


def institutions(item: str, t: Text) -> list[str]:
    """The institutions of an item by name."""
    names = data.records("institutions")
    return [t.pick(names[code], "name") for code in international.institutions([item])]


def missing(code: str | None, t: Text) -> str:
    """The reason why something is not there, in words."""
    return data.names("missing")[code or "not_found"][t.lang]


def cluster(row: data.Row, t: Text) -> str:
    """The cluster of an item, or why it has none."""
    if row["cluster"] is None:
        return t(f"international.industry_{row['cluster_missing']}")
    return t.pick(data.records("clusters")[row["cluster"]], "name")


def year(row: data.Row, t: Text) -> str:
    """The year of an item as a text, marked where it is inferred."""
    if row["year"] is None:
        return missing(row["year_missing"], t)
    text = f"{row['year']:.0f}"
    inferred = row["date_basis"] == "inferred"
    return t("international.inferred", value=text) if inferred else text


def record(text: str, item: str) -> str:
    """A text that opens the record of its item."""
    return str(Figure(text, f"international/{item}"))
