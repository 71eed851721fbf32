"""Year by year: a small picture for each measure, all from one first year and from nothing up."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

import pandas as pd
import pyarrow as pa
import streamlit as st

from cqvet import data
from cqvet.base.numerals import WAN
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import FIRST_YEAR, Tables, tables
from cqvet.pictures.charts import intervals
from cqvet.ui import prose, vega
from cqvet.ui.frame import View
from cqvet.ui.pipeline import state, words

MEASURES: Final = {
    "secondary_vocational": ("work_secondary",),
    "higher_vocational": ("work_college", "seats_college"),
    "vocational_bachelor": ("work_bachelor", "seats_bachelor"),
}
BOX: Final = "_at"
KINDS: Final = ("work", "seats")
"""Those who leave for work first, then the seats."""
WIDTH: Final = {False: 224, True: 168}
"""Of one picture: five stand side by side on a wide screen, two on a phone."""


Scenarios = tuple[tuple[tuple[str, float], ...], ...]
"""The levers of the scenario, of today's line, and of the other scenario if any."""


class Drawn(NamedTuple):
    """A finished chart: its rows, its specification, and what it says in words."""

    rows: pa.Table
    spec: dict[str, Any]
    alt: str


def show(view: View, found: Tables, aside: Mapping[str, float] | None) -> None:
    """The measures of the level that is chosen, or of all, side by side, each in its place.

    `aside`: the levers of a second scenario, drawn on the same axes.
    """
    level = view.filters.level
    everything: tuple[str, ...] = sum(MEASURES.values(), ())
    chosen = MEASURES.get(level, everything)
    scenarios = [found.levers, {}, *([] if aside is None else [aside])]
    levers = tuple(tuple(sorted(values.items())) for values in scenarios)
    choose(found, view)
    names = [name for kind in KINDS for name in everything if name.startswith(kind)]
    with st.container(horizontal=True, gap="small"):
        for name in names:
            with st.container(width=WIDTH[view.narrow], gap=None if view.narrow else "xsmall"):
                if name in chosen:
                    chart(view, name, levers, state.year(found))


def choose(found: Tables, view: View) -> None:
    """The year whose numbers stand over the lines and in the results, and what the lines are."""
    t, last = view.t, int(found.outcomes["year"].max())
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.session_state[BOX] = year = state.year(found)
        st.selectbox(
            t("param.at"),
            range(FIRST_YEAR, last + 1),
            format_func=lambda one: t("unit.calendar_year", n=one),
            key=BOX,
            on_change=lambda: st.session_state.update({state.YEAR: str(st.session_state[BOX])}),
            label_visibility="collapsed",
            width=120,
        )
        about = t("pipeline.about_charts", year=t("unit.calendar_year", n=year))
        with st.container(width="stretch"):
            prose.lines([view.city(about, "in_city")], "about_charts", t, "small")


def chart(view: View, measure: str, levers: Scenarios, year: int) -> None:
    """One measure: the scenario, today's line with its range, the other scenario if any.

    Over it the numbers of the year that is read.
    """
    t = view.t
    title = t(f"pipeline.small_{measure}")
    # A phone has room for the values alone; their ranges stand in the list of results.
    own, _, *other = (read(values, measure, year, t, alone=view.narrow) for values in levers)
    said = [t("pipeline.aside_at", figure=figure) for figure in other]
    head = [f"{title} {own}"] if view.narrow else [title, str(own)]
    prose.lines([*head, *said], f"at_{measure}", t, "small headed")
    found = drawn(measure, levers, year, t, dark=view.dark, narrow=view.narrow)
    vega.show(found.rows, found.spec, key=f"chart_{measure}", alt=found.alt)


@lru_cache(maxsize=1024)
def read(
    levers: tuple[tuple[str, float], ...], measure: str, year: int, t: Text, *, alone: bool
) -> Figure:
    """The number of a measure in a year, with its range or `alone`."""
    frame = tables(dict(levers)).outcomes
    row = frame[(frame["measure"] == measure) & (frame["year"] == year)]
    found = data.rows(row)[0]
    if alone:
        found |= dict.fromkeys(("low", "high"), found["value"])
    text = words.amount(found, t, bare=True)
    return Figure(text, "flow/yearly", "modelled")


@lru_cache(maxsize=256)
def drawn(
    measure: str, levers: Scenarios, year: int, t: Text, *, dark: bool, narrow: bool
) -> Drawn:
    """The chart of a measure; readers of the same scenario share it."""
    frames = [tables(dict(values)).outcomes for values in levers]
    own, line, *other = (
        frame[frame["measure"] == measure].reset_index(drop=True) for frame in frames
    )
    line = line.iloc[: len(own)]
    texts = [words.amount(row, t) for row in data.rows(own)]
    sent = own[["year", "value", "low", "high"]].assign(
        today=line["value"],
        today_low=line["low"],
        today_high=line["high"],
        text=texts,
        today_text=[words.amount(row, t) for row in data.rows(line)],
        here=own["year"] == year,
        ref="flow/yearly",
    )
    for frame in other:
        third = frame.iloc[: len(own)]
        sent["aside"] = third["value"]
        sent["aside_text"] = [words.amount(row, t) for row in data.rows(third)]
    first, last = int(sent["year"].iloc[0]), int(sent["year"].iloc[-1])
    name = t(f"pipeline.measure_{measure}")
    return Drawn(
        pa.Table.from_pandas(sent, preserve_index=False),
        intervals.years(
            _highest(frames, measure),
            (first, last),
            intervals.Labels(
                t("pipeline.col_year"),
                t("pipeline.scenario"),
                t("pipeline.today"),
                t("pipeline.axis_unit"),
                WAN if t.lang == "zh" else 1_000,
                t("pipeline.aside") if other else "",
            ),
            dark=dark,
            narrow=narrow,
        ),
        t(
            "pipeline.chart_alt",
            measure=name,
            first=first,
            start=texts[0],
            last=last,
            end=texts[-1],
        ),
    )


def _highest(frames: list[pd.DataFrame], measure: str) -> float:
    """The end of the scale of a measure, which begins at nothing."""
    rows = pd.concat(frames)
    top = float(rows[rows["measure"] == measure]["high"].max())
    return float(f"{1.05 * max(top, 1.0):.2g}")
