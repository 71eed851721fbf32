"""What the page shows under filters and choice, and how its records are named."""

from dataclasses import dataclass

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import Choice
from cqvet.ui.frame import View


@dataclass(frozen=True)
class Selection:
    """The items that pass, and the one whose card is open."""

    items: pd.DataFrame
    choice: Choice
    item: str


def select(view: View) -> Selection:
    """The items under the shared filters and the page's own controls."""
    chosen = Choice(st.session_state["type"], st.session_state["city"])
    return Selection(twin_cities.items(view.filters, chosen), chosen, st.session_state["item"])


def name(item: str, t: Text) -> str:
    return quoting.called("twin_city", item, t)


def date(row: data.Row, t: Text) -> str:
    """The date of an item as a figure that opens its record."""
    return quoting.dated(row, t, f"twin_city/{row['item']}")


def figures(item: str, t: Text) -> list[tuple[str, str]]:
    """The figures that sources print about an item: what each counts, and its value."""
    return [
        (
            t.pick(row, "figure"),
            str(Figure(quoting.value(row, t), f"twin_city_figures/{item}/{row['figure']}")),
        )
        for row in data.of("twin_city_figures", item=item)
    ]


def parties(item: str, side: str, t: Text) -> list[str]:
    """The parties of a side with their role; each name opens its institution or its record."""
    return [_party(row, t) for row in twin_cities.parties_of(item) if row["side"] == side]


def party(row: data.Row, t: Text) -> Figure:
    """The name of a party, which opens its institution or its record."""
    own = f"twin_city_parties/{row['item']}/{row['party']}"
    ref = f"institutions/{row['institution']}" if row["institution"] else own
    return Figure(t.pick(row, "name"), ref)


def _party(row: data.Row, t: Text) -> str:
    where = place(row, t)
    key = "twin_cities.role_and_place" if where else "twin_cities.role"
    return t(key, name=party(row, t), role=quoting.told(row, "role", t), place=where)


def place(row: data.Row, t: Text) -> str:
    """Where a party is, or why it has no place; nothing where its name says it."""
    for side, table in (("district", "districts"), ("city", "sichuan_cities")):
        if row[side] and data.records(table)[row[side]]["name_zh"] in row["name_zh"]:
            return ""
    if row["district"]:
        return quoting.told(row, "district", t)
    if row["city"]:
        text = quoting.told(row, "city", t)
        stated = row["city_basis"] == "stated"
        return text if stated else t("twin_cities.city_inferred", city=text)
    if row["place_missing"] == "does_not_apply":
        return t(f"twin_cities.whole_{row['side']}")
    return t("twin_cities.no_place", reason=quoting.missing(row["place_missing"], t))
