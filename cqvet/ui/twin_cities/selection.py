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
    return t.pick(data.records("twin_city")[item], "name")


def city(code: str, t: Text) -> str:
    return t.pick(data.records("sichuan_cities")[code], "name")


def district(code: str, t: Text) -> str:
    return t.pick(data.records("districts")[code], "name")


def kind(code: str, t: Text) -> str:
    """The name of a type."""
    return data.names("twin_city_type")[code][t.lang]


def missing(code: str | None, t: Text) -> str:
    """The reason why something is not there, in words."""
    return data.names("missing")[code or "not_found"][t.lang]


def day(row: data.Row, t: Text) -> str:
    """The date of an item with what is uncertain about it, in plain words."""
    if row["date"] is None:
        return missing(row["date_missing"], t)
    text = row["date"]
    if row["date_end"]:
        text = t("twin_cities.range", start=text, end=row["date_end"])
    if row["date_precision"] == "before":
        text = t("twin_cities.before", value=text)
    return t("twin_cities.inferred", value=text) if row["date_basis"] == "inferred" else text


def date(row: data.Row, t: Text) -> str:
    """The same as a figure that opens the record."""
    return str(Figure(day(row, t), f"twin_city/{row['item']}"))


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
    role = data.names("twin_city_role")[row["role"]][t.lang]
    where = place(row, t)
    key = "twin_cities.role_and_place" if where else "twin_cities.role"
    return t(key, name=party(row, t), role=role, place=where)


def place(row: data.Row, t: Text) -> str:
    """Where a party is, or why it has no place; nothing where its name says it."""
    for side, table in (("district", "districts"), ("city", "sichuan_cities")):
        if row[side] and data.records(table)[row[side]]["name_zh"] in row["name_zh"]:
            return ""
    if row["district"]:
        return district(row["district"], t)
    if row["city"]:
        text = city(row["city"], t)
        stated = row["city_basis"] == "stated"
        return text if stated else t("twin_cities.city_inferred", city=text)
    if row["place_missing"] == "does_not_apply":
        return t(f"twin_cities.whole_{row['side']}")
    return t("twin_cities.no_place", reason=missing(row["place_missing"], t))
