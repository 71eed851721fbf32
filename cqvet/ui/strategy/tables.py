"""The table twins of the time line: documents and links, with their files."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.strategy import selection
from cqvet.ui.strategy.selection import Selection

DOCUMENTS = (
    *("date", "name", "number", "issuer", "lane", "round"),
    *("in_article", "later", "confidence"),
)
LINKS = ("name", "link", "other", "basis", "confidence")


def show(view: View, chosen: Selection) -> None:
    """One row a document, one row a link."""
    t = view.t
    with st.expander(t("strategy.table")):
        twin.show(
            documents(view, chosen),
            {name: t(f"strategy.col_{name}") for name in DOCUMENTS},
            "policies",
            t,
            {
                "policies.csv": lambda: export.csv(stored(chosen)),
                "policies.xlsx": lambda: export.xlsx(stored(chosen), "policies"),
            },
            source=lambda row: str(row["ref"]),
        )
        if len(chosen.links):
            twin.show(
                links(view, chosen),
                {name: t(f"strategy.col_{name}") for name in LINKS},
                "policy_links",
                t,
                {"policy_links.csv": lambda: export.csv(chosen.links)},
                source=lambda row: str(row["ref"]),
            )


def documents(view: View, chosen: Selection) -> pd.DataFrame:
    """The documents in words; whatever is missing says why."""
    t, missing = view.t, data.names("missing")
    rows = [
        {
            "date": selection.dated(row, t),
            "name": t.pick(row, "title"),
            "number": row["document_no"] or missing[row["document_no_missing"]][t.lang],
            "issuer": t.pick(row, "issuer"),
            "lane": selection.lane(row["lane"], t),
            "round": (
                missing["does_not_apply"][t.lang]
                if row["joint_round"] is None
                else str(row["joint_round"])
            ),
            "in_article": t(f"cell.{'yes' if row['in_article'] else 'no'}"),
            "later": t(f"cell.{'yes' if row['later'] else 'no'}"),
            "confidence": data.names("confidence")[row["confidence"]][t.lang],
            "ref": f"policies/{row['policy']}",
        }
        for row in data.rows(chosen.documents)
    ]
    return pd.DataFrame(rows)


def links(view: View, chosen: Selection) -> pd.DataFrame:
    """The links in words."""
    t = view.t
    rows = [
        {
            "name": selection.name(row["policy"], t),
            "link": selection.kind(row, t),
            "other": selection.name(row["other"], t),
            "basis": selection.basis(row, t),
            "confidence": data.names("confidence")[row["confidence"]][t.lang],
            "ref": f"policy_links/{row['link']}",
        }
        for row in data.rows(chosen.links)
    ]
    return pd.DataFrame(rows)


def stored(chosen: Selection) -> pd.DataFrame:
    """The records for files: without what the chart alone needs."""
    return chosen.documents.drop(columns=["position"])
