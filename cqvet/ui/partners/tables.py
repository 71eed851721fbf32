"""The lists of the first tab: named networks, and who takes part in them."""

from collections.abc import Callable, Mapping, Sequence

import pandas as pd

from cqvet import data
from cqvet.base import export
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.subjects import networks, partners
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.partners import words

NETWORKS = (
    *("name", "kind", "level", "counted", "date", "place", "industry", "cluster"),
    "confidence",
)
MEMBERS = ("member", "role", "network", "sort", "basis", "note")
HEIGHT = 300


def networks_(view: View, chosen: Sequence[tuple[str, str]]) -> None:
    """One row a network; a row opens its record with all who take part."""
    codes = [code for _, code in chosen]
    files = _files("networks", lambda: stored(codes))
    files["networks.geojson"] = lambda: export.points_geojson(_seats(codes))
    _twin(shown(chosen, view.t), files, NETWORKS, "networks", view.t)


def members(view: View, chosen: Sequence[tuple[str, str]]) -> None:
    """One row a membership."""
    frame = partners.members()
    frame = frame[frame["network"].isin([code for _, code in chosen])]
    files = _files("network_members", lambda: frame)
    _twin(said(frame, view.t), files, MEMBERS, "network_members", view.t)


def _files(name: str, kept: Callable[[], pd.DataFrame]) -> dict[str, twin.Content]:
    return {f"{name}.csv": kept, f"{name}.xlsx": kept}


def _twin(
    frame: pd.DataFrame,
    files: Mapping[str, twin.Content],
    columns: tuple[str, ...],
    name: str,
    t: Text,
) -> None:
    heads = {column: t(f"partners.col_{column}") for column in columns}
    twin.show(frame, heads, name, t, files, source=lambda row: row["ref"], height=HEIGHT)


def _seats(codes: Sequence[str]) -> pd.DataFrame:
    """A row a network and seat, with a place where the seat is known."""
    frame = networks.table()
    return frame[frame["network"].isin(codes)].drop(columns="place_alias")


def shown(chosen: Sequence[tuple[str, str]], t: Text) -> pd.DataFrame:
    """The networks in words; whatever is missing says why."""
    found = []
    for kind, code in chosen:
        row = networks.record(code)
        found.append(
            {
                "name": t.pick(row, "name"),
                "kind": t(f"partners.kind_{kind}"),
                "level": words.level(row, t)
                if kind == "consortium"
                else quoting.missing("does_not_apply", t),
                "counted": words.counted(row, t),
                "date": plain(quoting.dated(row, t)),
                "place": plain(words.place(code, t)),
                "industry": quoting.told(row, "industry", t),
                "cluster": words.cluster(row, t),
                "confidence": quoting.told(row, "confidence", t),
                "ref": row.ref,
            }
        )
    return pd.DataFrame(found, columns=[*NETWORKS, "ref"])


def stored(codes: Sequence[str]) -> pd.DataFrame:
    """The records of the networks of both kinds as stored, with `kind`, for files."""
    frames = [
        data.table(plural)
        .rename(columns={kind: "network"})
        .assign(kind=kind)
        .pipe(lambda frame: frame[frame["network"].isin(codes)])
        for kind, plural in networks.KINDS.items()
    ]
    frame = pd.concat([part for part in frames if len(part)] or frames, ignore_index=True)
    return frame[["network", "kind", *(c for c in frame if c not in ("network", "kind"))]]


def said(frame: pd.DataFrame, t: Text) -> pd.DataFrame:
    """Memberships in words."""
    found = [
        {
            "network": t.pick(networks.record(row["network"]), "name"),
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
