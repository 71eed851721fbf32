"""The table twin of the map: districts, institutions, networks."""

import pandas as pd
import streamlit as st

from cqvet import data, export, layout
from cqvet.ui import twin
from cqvet.ui.frame import View
from cqvet.ui.layout.selection import Selection, statuses

STORED = ("institution", "name_zh", "name_en", "level", "ownership", "zone", "district")


def show(view: View, selection: Selection) -> None:
    """All records of the map in three tables, each with its files."""
    t = view.t
    st.subheader(t("layout.tables"), anchor=False)
    first, second, third = st.tabs(
        [t("layout.table_districts"), t("layout.table_institutions"), t("layout.table_networks")]
    )
    with first:
        frame = view.filters.region(layout.district_table())
        columns = {"district": t("layout.col_code"), "name": t("layout.col_name")}
        columns |= {"zone_name": t("layout.col_zone")}
        columns |= {name: t(f"layout.measure_{name}") for name in layout.MEASURES}
        shown = _labelled(frame, view).assign(
            **{name: frame[name].round(m.digits) for name, m in layout.MEASURES.items()}
        )
        files = {
            "districts.csv": lambda: export.csv(frame),
            "districts.geojson": lambda: export.districts_geojson(frame),
        }
        twin.show(shown, columns, "districts", t, files)
    with second:
        kept = selection.institutions[[*STORED, "confidence", "source", "lon", "lat"]]
        columns = {"institution": t("layout.col_code"), "name": t("layout.col_name")}
        for name in ("level", "ownership", "zone", "district"):
            columns[f"{name}_name"] = t(f"layout.col_{name}")
        columns |= {"status": t("layout.col_status")}
        columns |= {"confidence_name": t("layout.col_confidence"), "source": t("layout.col_source")}
        shown = _labelled(selection.institutions, view)
        shown["status"] = shown["institution"].map(statuses(t)).fillna("")
        files = {
            "institutions.csv": lambda: export.csv(kept),
            "institutions.geojson": lambda: export.points_geojson(kept),
        }
        twin.show(shown, columns, "institutions", t, files)
    with third:
        nets = selection.networks.drop(columns=["tip", "place_alias"])
        columns = {"name": t("layout.col_name"), "kind_name": t("layout.col_kind")}
        for name in ("zone", "district", "cluster", "confidence"):
            columns[f"{name}_name"] = t(f"layout.col_{name}")
        columns |= {"source": t("layout.col_source")}
        files = {
            "networks.csv": lambda: export.csv(nets),
            "networks.geojson": lambda: export.points_geojson(nets),
        }
        twin.show(_labelled(selection.networks, view), columns, "networks", t, files)


def _labelled(frame: pd.DataFrame, view: View) -> pd.DataFrame:
    """The frame with a column of names for each column of ids; a gap says that it is one."""
    t = view.t
    gap = t("missing.not_found")
    shown = frame.assign(name=frame[f"name_{t.lang}"])
    for table in ("district", "cluster"):
        if table in frame:
            names = data.table(f"{table}s").set_index(table)[f"name_{t.lang}"]
            shown[f"{table}_name"] = frame[table].map(names).fillna(gap)
    for kind in ("zone", "level", "ownership", "confidence"):
        if kind in frame:
            codes = {code: name[t.lang] for code, name in data.names(kind).items()}
            shown[f"{kind}_name"] = frame[kind].map(codes).fillna(gap)
    if "kind" in frame and "network" in frame:
        shown["kind_name"] = frame["kind"].map(lambda kind: t(f"layout.legend_{kind}"))
    return shown
