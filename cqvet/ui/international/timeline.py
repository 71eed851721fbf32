"""The items in time, true to scale, a lane for each group of types."""

from collections.abc import Sequence

import streamlit as st

from cqvet import data
from cqvet.base.numerals import quantity
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts.lanes import Lane, Mark, extent
from cqvet.subjects import international
from cqvet.ui import collection, prose
from cqvet.ui.frame import View


def show(view: View, rows: Sequence[data.Row]) -> None:
    """One mark an item, hollow where its date is inferred; how many have none."""
    t = view.t
    dated = [row for row in rows if row["date"]]
    lanes = [
        Lane(group, t(f"international.group_{group}"), colour)
        for group, colour in palette.COOPERATION.items()
    ]
    if dated:
        first, last = (f(row["date"][:4] for row in dated) for f in (min, max))
        alt = t("international.timeline_alt", first=first, last=last)
        collection.timeline([_mark(row, t) for row in dated], lanes, "timeline", view, alt=alt)
    if undated := len(rows) - len(dated):
        n = Figure(quantity(undated, "item", t), "count/international/date=")
        prose.lines([t("international.undated", n=n)], "undated", t, look="small")
    if not rows:
        st.caption(t("frame.nothing_matches"))


def _mark(row: data.Row, t: Text) -> Mark:
    start, end = extent(row["date"], row["date_end"])
    name = t.pick(row, "name")
    return Mark(
        lane=international.group(row),
        start=start,
        end=end,
        label="",
        name=t.join([name, quoting.told(row, "type", t)]),
        when=quoting.dated(row, t),
        ref=row.ref,
        hollow=row["date_basis"] == "inferred",
    )
