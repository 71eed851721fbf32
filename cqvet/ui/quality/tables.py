"""The table twin of chart and lists, and its files."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.subjects.quality import awards
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.quality import words
from cqvet.ui.quality.selection import Selection

COLUMNS = (
    *("competition", "year", "scope", "skill", "won", "winner", "role"),
    *("institution", "institution_role", "confidence", "source"),
)

TOLD = ("competition", "scope", "skill", "institution_role", "confidence")


def show(view: View, chosen: Selection) -> None:
    """One row a record."""
    t = view.t
    st.markdown(f"**{t('quality.table')}**")
    columns = {name: t(f"quality.col_{name}") for name in COLUMNS}
    files = {
        "awards.csv": lambda: export.csv(stored(chosen.awards)),
        "awards.xlsx": lambda: export.xlsx(stored(chosen.awards), "awards"),
    }
    twin.show(
        shown(chosen.awards, view),
        columns,
        "awards",
        t,
        files,
        source=lambda row: str(row["ref"]),
    )


def shown(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """The records in words; whatever is missing says why. `ref` is the record of each row."""
    t = view.t
    none, rows = quoting.missing("does_not_apply", t), []
    for row in data.rows(frame):
        rows.append(
            {name: quoting.told(row, name, t) for name in TOLD}
            | {
                "year": words.years(row, t),
                "won": plain(words.won(row["award"], t)) or none,
                "winner": t.pick(row, "winner") or none,
                "role": words.role(row, t) or none,
                "institution": words.institution(row, t),
                "source": row["source"],
                "ref": f"awards/{row['award']}",
            }
        )
    return pd.DataFrame(rows, columns=[*COLUMNS, "ref"])


def stored(frame: pd.DataFrame) -> pd.DataFrame:
    """The records with what was won in one column, for files."""
    won = [";".join(f"{k}={n}" for k, n in awards.won(award).items()) for award in frame["award"]]
    return frame.assign(won=won)
