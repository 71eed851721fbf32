"""The visitor's institutions on the page of the layout: beside the published ones, marked."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import own
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.layout.selection import Selection
from cqvet.ui.own import state

REF: Final = "match/yours/rows"
MOST: Final = 60
"""So many names are listed beside the map; the table has all."""


def has_schools() -> bool:
    """Whether the visitor brought institutions, or a register that names some."""
    return bool({"schools", "register"} & state.visit().used.keys())


def schools(view: View) -> pd.DataFrame:
    """Those that the filters let pass, with a place and what the map says of them."""
    found = own.schools(state.visit(), view.filters)
    if found.empty:
        return found
    names = found["institution"]
    mark = view.t("layout.legend_own")
    tips = [f"{told('level', row, view.t)}\n{mark}" for row in data.rows(found)]
    return own.placed(found).assign(name_zh=names, name_en=names, tip=tips)


def told(kind: str, row: data.Row, t: Text) -> str:
    return quoting.word(kind, row[kind], t) if row[kind] else t("missing.not_found")


def listed(view: View) -> None:
    """The names of those in the region, under a head of their own."""
    t = view.t
    found = own.schools(state.visit(), view.filters)
    if found.empty:
        return
    st.markdown(f"**{t('layout.legend_own')}**")
    names = list(dict.fromkeys(found["institution"]))
    prose.lines([str(Figure(name, REF, "yours")) for name in names[:MOST]], "own_here", t, "small")


def table(view: View, _selection: Selection) -> None:
    """All of them, to sort and to take away."""
    t = view.t
    found = own.schools(state.visit(), view.filters)
    known = data.records("districts")
    rows = [
        {
            "name": row["institution"],
            "level_name": told("level", row, t),
            "ownership_name": told("ownership", row, t),
            "district_name": t.pick(known[row["district"]], "name"),
            "zone_name": quoting.word("zone", row["zone"], t),
            "students": row["students"],
            "ref": REF,
        }
        for row in data.rows(found)
    ]
    columns = {"name": t("layout.col_name")}
    named = ("level", "ownership", "district", "zone")
    columns |= {f"{name}_name": t(f"layout.col_{name}") for name in named}
    columns |= {"students": t("own.students")}
    files: dict[str, twin.Content] = {"own_institutions.csv": lambda: found}
    frame = pd.DataFrame(rows, columns=[*columns, "ref"])
    twin.show(frame, columns, "own", t, files, source=lambda _: REF)
