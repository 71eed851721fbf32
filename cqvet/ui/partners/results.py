"""The answer of the finder as one table, with its files."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cqvet.base import export
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects.partners import Found
from cqvet.ui import twin
from cqvet.ui.partners import reasons


def show(found: Sequence[Found], t: Text) -> None:
    """One row an item with all its reasons; nothing where nothing fits."""
    if not found:
        return
    st.subheader(t("partners.table_found"), anchor=False)
    shown = frame(found, t)
    kept = stored(found)
    twin.show(
        shown,
        {column: t(f"partners.col_{column}") for column in ("kind", "name", "why")},
        "partners_found",
        t,
        {
            "partners.csv": lambda: export.csv(kept),
            "partners.xlsx": lambda: export.xlsx(kept, "partners"),
        },
        source=lambda row: row["ref"],
    )


def frame(found: Sequence[Found], t: Text) -> pd.DataFrame:
    """The items in words."""
    return pd.DataFrame(
        [
            {
                "kind": t(f"partners.group_{one.item.kind}"),
                "name": reasons.name(one.item, t),
                "why": plain(reasons.said(one.reasons, t)),
                "ref": one.item.ref,
            }
            for one in found
        ]
    )


def stored(found: Sequence[Found]) -> pd.DataFrame:
    """One row an item and reason, in ids: kind, item, reason, what, how, via, record."""
    return pd.DataFrame(
        [
            {
                "kind": one.item.kind,
                "item": one.item.id,
                "reason": why.code,
                "what": why.what,
                "how": why.how,
                "via": why.via,
                "record": why.ref,
            }
            for one in found
            for why in one.reasons
        ]
    )
