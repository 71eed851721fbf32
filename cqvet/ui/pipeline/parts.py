"""What stands behind the pictures, a part at a time: its code is in the address."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.models.flow import Tables
from cqvet.subjects.pipeline import PARTS
from cqvet.ui import parts
from cqvet.ui.frame import View
from cqvet.ui.pipeline import changes, method, places, reported, series, splits

PUBLISHED: Final = ("elsewhere", "published")
"""The parts that hold nothing modelled."""


def show(
    view: View, records: reported.Records, found: Tables | None, aside: Mapping[str, float] | None
) -> None:
    """The part that is chosen; without `found` only those that hold nothing modelled.

    `aside`: the levers of a second scenario.
    """
    t = view.t
    known = PARTS if found else PUBLISHED
    # A time line in the address opens the part that draws it.
    lined = st.session_state["series"] != data.table("series")["series"].iloc[0]
    part = parts.choose(known, view, first="published" if lined else "")
    if part == "elsewhere":
        places.show(view, records.places)
    elif part == "published":
        reported.show(records, t)
        series.show(view)
        reported.said(records, t)
    elif found and part == "regions":
        splits.show(view, found)
    elif part == "readings":
        reported.three_readings(t)
    elif part == "method":
        method.show(t)
    elif found:
        changes.show(view, found, aside)
