"""What a scenario changes: graduates to work, seats, the bottleneck, against today's line."""

from itertools import groupby
from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data, export, quoting
from cqvet.charts import intervals
from cqvet.figure import Figure
from cqvet.flow import Tables, calibrate, defaults, earlier_intakes, tables
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words

MEASURES: Final = {
    "secondary_vocational": ("work_secondary",),
    "higher_vocational": ("work_college", "seats_college"),
    "vocational_bachelor": ("work_bachelor", "seats_bachelor"),
}
ENTRANTS: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_entrants"
ENROLMENT: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_enrolment"


def show(view: View, found: Tables) -> None:
    """Charts by level, the last year in figures, the bottleneck, the dip after today."""
    t = view.t
    st.subheader(t("pipeline.changes"), anchor=False)
    level = view.filters.level
    chosen = MEASURES[level] if level else sum(MEASURES.values(), ())
    today = tables(defaults()).outcomes
    for kind in ("work", "seats"):
        names = [name for name in chosen if name.startswith(kind)]
        for column, name in zip(st.columns(3, gap="medium"), names, strict=False):
            with column:
                chart(view, name, found.outcomes, today)
    st.caption(t("pipeline.about_charts"))
    last_year(found, t)
    prose.lines(bottleneck(found, t), "bottleneck", t)
    prose.lines([dip(t), t("pipeline.no_capacity")], "dip", t, "small")
    with st.expander(t("pipeline.table_yearly")):
        table(found, t)


def chart(view: View, measure: str, outcomes: pd.DataFrame, today: pd.DataFrame) -> None:
    """One measure over the years, with today's line dashed."""
    t = view.t
    frame = outcomes[outcomes["measure"] == measure].reset_index(drop=True)
    line = today[today["measure"] == measure].reset_index(drop=True).iloc[: len(frame)]
    texts = [words.amount(row, t) for row in data.rows(frame)]
    sent = frame[["year", "value", "low", "high"]].assign(
        today=line["value"],
        text=texts,
        today_text=[words.amount(row, t) for row in data.rows(line)],
        ref="flow/yearly",
    )
    highest = 1.05 * float(max(frame["high"].max(), line["value"].max(), 1.0))
    name = t(f"pipeline.measure_{measure}")
    st.markdown(f"**{name}**")
    st.vega_lite_chart(
        sent,
        intervals.years(
            float(f"{highest:.2g}"),
            t("pipeline.col_year"),
            t("pipeline.scenario"),
            t("pipeline.today"),
            dark=view.dark,
        ),
        key=f"chart_{measure}",
        alt=t(
            "pipeline.chart_alt",
            measure=name,
            first=sent["year"].iloc[0],
            start=texts[0],
            last=sent["year"].iloc[-1],
            end=texts[-1],
        ),
    )


def last_year(found: Tables, t: Text) -> None:
    """All measures in the last year, and how far they are from today's line."""
    year = int(found.outcomes["year"].max())
    prose.lines([t("pipeline.last_year", year=words.year(year, t))], "last_year", t)
    gaps = {row["measure"]: row for row in _of(found.differences, year)}
    rows = [
        (
            t(f"pipeline.measure_{row['measure']}"),
            str(words.modelled(row, "yearly", t)),
            _gap(gaps[row["measure"]], t),
        )
        for row in _of(found.outcomes, year)
        if not row["measure"].startswith("intake")
    ]
    prose.rows(rows, "last_rows", t)


def bottleneck(found: Tables, t: Text) -> list[str]:
    """The level that runs out of seats first, by spans of years with the same answer."""
    said = []
    for level, span in groupby(data.rows(found.bottleneck), lambda row: row["level"]):
        rows = list(span)
        odds = [100 * row["odds"] for row in rows]
        ends = sorted({number(min(odds), t.lang, 0), number(max(odds), t.lang, 0)}, key=float)
        text = t("unit.percent", n=t("pipeline.span", low=ends[0], high=ends[-1]))
        if len(ends) == 1:
            text = t("unit.percent", n=ends[0])
        said.append(
            t(
                f"pipeline.bottleneck_{level}",
                first=words.year(rows[0]["year"], t),
                last=words.year(rows[-1]["year"], t),
                odds=Figure(text, "flow/bottleneck", "modelled"),
            )
        )
    return said


def dip(t: Text) -> str:
    """Why college stock falls after the first year in every scenario."""
    factor = earlier_intakes(calibrate())
    text = words.ratio(factor, t)
    return t(
        "pipeline.dip",
        entrants=quoting.figure(ENTRANTS, t),
        enrolment=quoting.figure(ENROLMENT, t),
        factor=Figure(text, "flow/history", "modelled"),
    )


def table(found: Tables, t: Text) -> None:
    """Every year of every measure."""
    frame = found.outcomes
    shown = frame[["year", "value", "low", "high"]].round(0)
    shown.insert(0, "measure", [t(f"pipeline.measure_{m}") for m in frame["measure"]])
    columns = {str(name): t(f"pipeline.col_{name}") for name in shown}
    shown["ref"] = "flow/yearly"
    files = {"yearly.csv": lambda: export.csv(frame)}
    twin.show(shown, columns, "yearly", t, files, source=words.source)


def _of(frame: pd.DataFrame, year: int) -> list[dict[str, Any]]:
    return data.rows(frame[frame["year"] == year])


def _gap(row: dict[str, Any], t: Text) -> str:
    if max(abs(row["low"]), abs(row["high"])) < 0.5:
        return t("pipeline.no_gap")
    return t("pipeline.gap", figure=words.modelled(row, "difference", t))
