"""The table twin of map and time line, and its files."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence import quoting
from cqvet.subjects import international
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.international import selection
from cqvet.ui.international.selection import Selection

COLUMNS = (
    *("item", "name", "kind", "status", "year", "countries", "institutions"),
    *("enterprise", "cluster", "held_in", "confidence", "source"),
)

TOLD = ("status", "held_in", "confidence")


def show(view: View, chosen: Selection) -> None:
    """One row an item."""
    t = view.t
    st.subheader(t("international.table"), anchor=False)
    columns = {name: t(f"international.col_{name}") for name in COLUMNS}
    files = {
        "international.csv": lambda: export.csv(stored(chosen.items)),
        "international.xlsx": lambda: export.xlsx(stored(chosen.items), "international"),
    }
    twin.show(
        shown(chosen.items, view),
        columns,
        "international",
        t,
        files,
        source=lambda row: f"international/{row['item']}",
    )


def shown(items: pd.DataFrame, view: View) -> pd.DataFrame:
    """The items in words; whatever is missing says why."""
    t = view.t
    gap, rows = quoting.missing("not_found", t), []
    for row in data.rows(items):
        item = row["item"]
        firms = [t.pick(own, "name") for own in international.partners([item], "enterprise")]
        rows.append(
            {
                "item": item,
                "name": t.pick(row, "name"),
                "kind": quoting.told(row, "type", t),
                **{name: quoting.told(row, name, t) for name in TOLD},
                "year": selection.year(row, t),
                "countries": t.join(selection.countries(item, t)) or gap,
                "institutions": t.join(selection.institutions(item, t))
                or quoting.missing(row["institutions_missing"], t),
                "enterprise": t.join(firms) or gap,
                "cluster": selection.cluster(row, t),
                "source": row["source"],
            }
        )
    return pd.DataFrame(rows, columns=list(COLUMNS))


def stored(items: pd.DataFrame) -> pd.DataFrame:
    """The records with their countries and institutions as ids, for files."""
    there, schools = international.destinations(), data.table("international_institutions")
    codes = there[there["iso3"] != international.NONE].groupby("item")["iso3"].agg(";".join)
    ids = schools.groupby("item")["institution"].agg(";".join)
    return items.assign(countries=items["item"].map(codes), institutions=items["item"].map(ids))
