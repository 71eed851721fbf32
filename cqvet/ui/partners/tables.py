"""The table twins of map and chart: networks, and who takes part in them."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects import partners
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.partners import words
from cqvet.ui.partners.selection import Selection

NETWORKS = (
    *("name", "kind", "level", "counted", "date", "place", "industry", "cluster"),
    *("confidence", "source"),
)
MEMBERS = ("network", "member", "role", "basis", "sort", "note")


def show(view: View, chosen: Selection) -> None:
    """One row a network; one row a membership."""
    t = view.t
    st.subheader(t("partners.tables"), anchor=False)
    first, second = st.tabs([t("partners.table_networks"), t("partners.table_members")])
    frame = members(chosen)
    with first:
        _twin(shown(chosen, t), stored(chosen), NETWORKS, "networks", t)
    with second:
        _twin(said(frame, t), frame, MEMBERS, "network_members", t)


def _twin(
    frame: pd.DataFrame, kept: pd.DataFrame, columns: tuple[str, ...], name: str, t: Text
) -> None:
    twin.show(
        frame,
        {column: t(f"partners.col_{column}") for column in columns},
        name,
        t,
        {
            f"{name}.csv": lambda: export.csv(kept),
            f"{name}.xlsx": lambda: export.xlsx(kept, name),
        },
        source=lambda row: row["ref"],
    )


def shown(chosen: Selection, t: Text) -> pd.DataFrame:
    """The networks in words; whatever is missing says why."""
    found = []
    for kind, code in chosen.networks:
        row = words.record(code)
        found.append(
            {
                "name": words.name(code, t),
                "kind": words.kind(code, t),
                "level": words.level(row, t)
                if kind == "consortium"
                else quoting.missing("does_not_apply", t),
                "counted": words.counted(row, t),
                "date": quoting.dated(row, t),
                "place": plain(words.place(code, t)),
                "industry": quoting.told(row, "industry", t),
                "cluster": words.cluster(row, t),
                "confidence": quoting.told(row, "confidence", t),
                "source": row["source"],
                "ref": words.ref(code),
            }
        )
    return pd.DataFrame(found, columns=[*NETWORKS, "ref"])


def stored(chosen: Selection) -> pd.DataFrame:
    """The records of the networks of both kinds as stored, with `kind`, for files."""
    frames = [
        data.table(plural)
        .rename(columns={kind: "network"})
        .assign(kind=kind)
        .pipe(lambda frame: frame[frame["network"].isin(chosen.codes)])
        for kind, plural in (("consortium", "consortia"), ("community", "communities"))
    ]
    frame = pd.concat([part for part in frames if len(part)] or frames, ignore_index=True)
    return frame[["network", "kind", *(c for c in frame if c not in ("network", "kind"))]]


def members(chosen: Selection) -> pd.DataFrame:
    """The memberships in these networks as stored."""
    frame = partners.members()
    return frame[frame["network"].isin(chosen.codes)]


def said(frame: pd.DataFrame, t: Text) -> pd.DataFrame:
    """Memberships in words."""
    found = [
        {
            "network": words.name(row["network"], t),
            "member": t.pick(row, "name"),
            "role": quoting.word("member_role", row["role"], t),
            "basis": quoting.word("basis", row["basis"], t),
            "sort": t(f"partners.sort_{row['sort']}"),
            "note": t.pick(row, "note") or quoting.missing("does_not_apply", t),
            "ref": row["ref"],
        }
        for row in data.rows(frame)
    ]
    return pd.DataFrame(found, columns=[*MEMBERS, "ref"])
