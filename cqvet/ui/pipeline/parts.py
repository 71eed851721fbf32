"""What stands behind the pictures, a part at a time: its code is in the address."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.models.flow import Tables
from cqvet.subjects.pipeline import PARTS
from cqvet.ui.frame import View
from cqvet.ui.pipeline import changes, method, places, reported, series, splits

KEY: Final = "_part"
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
    st.session_state[KEY] = opened(known)
    part = st.segmented_control(
        t("param.part"),
        known,
        format_func=lambda code: t(f"pipeline.part_{code}"),
        key=KEY,
        required=True,
        on_change=take,
        label_visibility="collapsed",
    )
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


def opened(known: tuple[str, ...]) -> str:
    """The part of the address; a time line in it opens the part that draws it."""
    asked: str = st.session_state["part"]
    if not asked and _lined():
        return "published"
    return asked if asked in known else known[0]


def take() -> None:
    """A part was chosen; the first one needs no word in the address."""
    chosen = st.session_state[KEY]
    st.session_state["part"] = "" if chosen == PARTS[0] and not _lined() else chosen


def _lined() -> bool:
    """Whether the address asks for a time line."""
    return bool(st.session_state["series"] != data.table("series")["series"].iloc[0])
