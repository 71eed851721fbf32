"""A collection as a reader has it: facets to choose by, tallies, the list, the time line."""

from collections.abc import Callable, Sequence
from typing import Final

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from cqvet import data
from cqvet.base.export import places_geojson
from cqvet.evidence import counts, quoting
from cqvet.i18n import Text
from cqvet.pictures.charts import lanes
from cqvet.pictures.charts.lanes import Joined, Lane, Mark
from cqvet.subjects.collection import Collection, Facet
from cqvet.ui import prose, twin, vega
from cqvet.ui.frame import View

HEIGHT: Final = 300
"""Of a list in pixels: its first rows; the others are scrolled to."""
ROOM: Final = 650
"""Of a time line in pixels, where another picture stands beside it."""
PHONE: Final = 340


def choice(items: Collection) -> dict[str, str]:
    """What is chosen of each facet; empty for all."""
    return {facet.name: st.session_state[facet.name] for facet in items.facets}


def controls(items: Collection, view: View) -> None:
    """A selector for each facet, on a phone behind a button; how many records have each code."""
    t = view.t
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        if view.narrow:
            said = [f.said(c, t) for f in items.facets if (c := st.session_state[f.name])]
            room: DeltaGenerator = st.popover(t.join(said) or t("list.choose"), key="choose")
        else:
            room = st.container(horizontal=True, gap="small", width="content")
        with room:
            for facet in items.facets:
                _choose(facet, t)
        with st.popover(t("list.tallies"), type="tertiary", on_change="rerun") as tallies:
            if tallies.open:
                _tallies(items, view)


def table(items: Collection, rows: Sequence[data.Row], view: View, height: int = HEIGHT) -> None:
    """The list of records: a row that is chosen opens its record; files to take away."""
    t = view.t

    def stored() -> pd.DataFrame:
        return items.stored(rows, view.filters, t)

    files: dict[str, twin.Content] = {f"{items.table}.{form}": stored for form in ("csv", "xlsx")}
    if items.places:
        files[f"{items.table}.geojson"] = lambda: places_geojson(stored(), items.where(rows))
    twin.show(
        items.told(rows, view.filters, t),
        items.labels(t),
        items.table,
        t,
        files,
        source=lambda row: str(row["ref"]),
        height=height,
    )


def mark(row: data.Row, lane: str, name: str, t: Text, *, label: str = "", when: str = "") -> Mark:
    """A record in a time line, at its date; hollow where the date is inferred."""
    hollow = row["date_basis"] == "inferred"
    start, end = lanes.extent(row["date"], row["date_end"])
    return Mark(lane, start, end, label, name, when or quoting.dated(row, t), row.ref, hollow)


def timeline(
    marks: Sequence[Mark],
    known: Sequence[Lane],
    key: str,
    view: View,
    *,
    alt: str,
    room: int = ROOM,
    joined: Joined = lanes.ALONE,
    choose: Callable[[str], None] = prose.choose_figure,
) -> None:
    """The records in time, lanes without any left out; a click opens one, unless `choose` does.

    A phone has no room for their names.
    """
    t, used = view.t, {mark.lane for mark in marks}
    own = [lane for lane in known if lane.code in used]
    if view.narrow:
        marks, room = [mark._replace(label="") for mark in marks], PHONE
    frame, years = lanes.placed(marks, own, room, joined)
    rows = frame.groupby("lane")["row"].nunique()
    vega.show(
        frame,
        lanes.spec(
            tuple((lane.name, lane.colour, int(rows[i])) for i, lane in enumerate(own)),
            years,
            t("list.name"),
            t("list.when"),
            narrow=view.narrow,
            dark=view.dark,
        ),
        key=key,
        on_select=lambda: _pick(key, choose),
        selection_mode=[lanes.PICK],
        alt=alt,
    )


def _choose(facet: Facet, t: Text) -> None:
    label = t(f"param.{facet.name}")
    st.selectbox(
        label,
        ["", *facet.options()],
        format_func=lambda code: facet.said(code, t) if code else t("list.any", what=label),
        key=facet.name,
        label_visibility="collapsed",
        width=190,
    )


def _tallies(items: Collection, view: View) -> None:
    t = view.t
    found = items.tallies(items.records(view.filters, choice(items)))
    for facet in items.facets:
        st.markdown(f"**{t(f'param.{facet.name}')}**")
        rows = [
            (facet.said(code, t), str(counts.figure(items.table, t, n)))
            for code, n in found[facet.name].items()
        ]
        prose.rows(rows, f"by_{facet.name}", t)


def _pick(key: str, choose: Callable[[str], None]) -> None:
    """Take over the mark that was clicked."""
    for found in st.session_state[key]["selection"].get(lanes.PICK, []):
        choose(found["ref"])
