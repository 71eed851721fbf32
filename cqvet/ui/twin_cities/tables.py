"""The table twin of map and time line, and its files."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.subjects import twin_cities
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import selection
from cqvet.ui.twin_cities.selection import Selection

COLUMNS: Final = (
    *("item", "name", "kind", "date", "precision", "basis", "chongqing", "sichuan"),
    *("in_article", "confidence", "source"),
)


def show(view: View, chosen: Selection) -> None:
    """One row an item."""
    t = view.t
    st.subheader(t("twin_cities.table"), anchor=False)
    files = {
        "twin_cities.csv": lambda: export.csv(stored(chosen.items)),
        "twin_cities.xlsx": lambda: export.xlsx(stored(chosen.items), "twin_cities"),
    }
    twin.show(
        shown(chosen.items, view),
        {name: t(f"twin_cities.col_{name}") for name in COLUMNS},
        "twin_cities",
        t,
        files,
        source=lambda row: row["ref"],
    )


def shown(items: pd.DataFrame, view: View) -> pd.DataFrame:
    """The items in words; whatever is missing says why."""
    t, rows = view.t, []
    for row in data.rows(items):
        item = row["item"]
        sides = {
            side: plain(t.join(selection.parties(item, side, t))) or t("twin_cities.nobody_named")
            for side in ("chongqing", "sichuan")
        }
        rows.append(
            {
                "item": item,
                "name": t.pick(row, "name"),
                "kind": quoting.told(row, "type", t),
                "date": quoting.dated(row, t),
                "precision": quoting.told(row, "date_precision", t),
                "basis": quoting.told(row, "date_basis", t),
                **sides,
                "in_article": quoting.told(row, "in_article", t),
                "confidence": quoting.told(row, "confidence", t),
                "source": row["source"],
                "ref": f"twin_city/{item}",
            }
        )
    return pd.DataFrame(rows, columns=[*COLUMNS, "ref"])


def stored(items: pd.DataFrame) -> pd.DataFrame:
    """The records with the places and institutions of their parties as ids, for files."""
    there = twin_cities.parties()
    ids = {
        column: there.dropna(subset=column)
        .drop_duplicates(["item", column])
        .groupby("item")[column]
        .agg(";".join)
        for column in ("institution", "district", "city")
    }
    return items.assign(**{f"{name}_ids": items["item"].map(found) for name, found in ids.items()})
