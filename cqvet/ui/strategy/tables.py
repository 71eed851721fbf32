"""The table twins of the time line: documents and links, with their files."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
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
                "policies.csv": lambda: stored(chosen),
                "policies.xlsx": lambda: stored(chosen),
            },
            source=lambda row: str(row["ref"]),
        )
        if len(chosen.links):
            twin.show(
                links(view, chosen),
                {name: t(f"strategy.col_{name}") for name in LINKS},
                "policy_links",
                t,
                {"policy_links.csv": lambda: chosen.links},
                source=lambda row: str(row["ref"]),
            )


def documents(view: View, chosen: Selection) -> pd.DataFrame:
    """The documents in words; whatever is missing says why."""
    t = view.t
    rows = [
        {
            "date": selection.dated(row, t),
            "name": t.pick(row, "title"),
            "number": quoting.told(row, "document_no", t),
            "issuer": quoting.told(row, "issuer", t),
            "lane": selection.lane(row["lane"], t),
            "round": quoting.told(row, "joint_round", t),
            "in_article": quoting.told(row, "in_article", t),
            "later": t(f"cell.{'yes' if row['later'] else 'no'}"),
            "confidence": quoting.told(row, "confidence", t),
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
            "link": quoting.told(row, "kind", t),
            "other": selection.name(row["other"], t),
            "basis": quoting.told(row, "basis", t),
            "confidence": quoting.told(row, "confidence", t),
            "ref": f"policy_links/{row['link']}",
        }
        for row in data.rows(chosen.links)
    ]
    return pd.DataFrame(rows)


def stored(chosen: Selection) -> pd.DataFrame:
    """The records for files: without what the chart alone needs."""
    return chosen.documents.drop(columns=["position"])
