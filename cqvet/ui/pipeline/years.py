"""Year by year: a small picture for each measure, all from one first year and from nothing up."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, Final, NamedTuple

import pandas as pd
import pyarrow as pa
import streamlit as st

from cqvet import data
from cqvet.base.numerals import WAN
from cqvet.i18n import Text
from cqvet.models.flow import Tables, tables
from cqvet.pictures.charts import intervals
from cqvet.ui import prose, vega
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words

MEASURES: Final = {
    "secondary_vocational": ("work_secondary",),
    "higher_vocational": ("work_college", "seats_college"),
    "vocational_bachelor": ("work_bachelor", "seats_bachelor"),
}
KINDS: Final = ("work", "seats")
"""Those who leave for work first, then the seats."""
WIDTH: Final = {False: 208, True: 168}
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
    t, level = view.t, view.filters.level
    everything: tuple[str, ...] = sum(MEASURES.values(), ())
    chosen = MEASURES.get(level, everything)
    scenarios = [found.levers, {}, *([] if aside is None else [aside])]
    levers = tuple(tuple(sorted(values.items())) for values in scenarios)
    prose.lines([view.city(t("pipeline.about_charts"), "in_city")], "about_charts", t, "small")
    names = [name for kind in KINDS for name in everything if name.startswith(kind)]
    with st.container(horizontal=True, gap="small"):
        for name in names:
            with st.container(width=WIDTH[view.narrow], gap=None):
                if name in chosen:
                    chart(view, name, levers)


def chart(view: View, measure: str, levers: Scenarios) -> None:
    """One measure: the scenario, today's line with its range, the other scenario if any."""
    st.markdown(f"**{view.t(f'pipeline.small_{measure}')}**")
    found = drawn(measure, levers, view.t, dark=view.dark, narrow=view.narrow)
    vega.show(found.rows, found.spec, key=f"chart_{measure}", alt=found.alt)


@lru_cache(maxsize=256)
def drawn(measure: str, levers: Scenarios, t: Text, *, dark: bool, narrow: bool) -> Drawn:
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
