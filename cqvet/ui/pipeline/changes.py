"""What a scenario changes: graduates to work, seats, the bottleneck, against today's line."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import Tables, compared, dip, tables
from cqvet.pictures.charts import intervals
from cqvet.ui import prose, twin, vega
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words

MEASURES: Final = {
    "secondary_vocational": ("work_secondary",),
    "higher_vocational": ("work_college", "seats_college"),
    "vocational_bachelor": ("work_bachelor", "seats_bachelor"),
}
ENTRANTS: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_entrants"
ENROLMENT: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_enrolment"
CEILING: Final = "statistics/chongqing_2024_regular_bachelor_enrolment"


def show(view: View, found: Tables, aside: Mapping[str, float] | None) -> None:
    """Charts by level, the last year in figures, the bottleneck, the dip after today.

    `aside`: the levers of a second scenario, drawn on the same axes.
    """
    t = view.t
    st.subheader(t("pipeline.changes"), anchor=False)
    level = view.filters.level
    chosen = MEASURES[level] if level else sum(MEASURES.values(), ())
    today = tables({}).outcomes
    second = None if aside is None else tables(aside).outcomes
    for kind in ("work", "seats"):
        names = [name for name in chosen if name.startswith(kind)]
        for column, name in zip(st.columns(3, gap="medium"), names, strict=False):
            with column:
                chart(view, name, found.outcomes, today, second)
    st.caption(t("pipeline.about_charts"))
    last_year(found, t)
    if aside is not None:
        against(found, aside, t)
    prose.lines([*bottleneck(found, t), ceiling(found, t)], "bottleneck", t)
    prose.lines([fall(t), t("pipeline.no_capacity")], "dip", t, "small")
    with st.expander(t("pipeline.table_yearly")):
        table(found, t)


def chart(
    view: View,
    measure: str,
    outcomes: pd.DataFrame,
    today: pd.DataFrame,
    second: pd.DataFrame | None,
) -> None:
    """One measure over the years: the scenario, today's line with its range, another scenario."""
    t = view.t
    frame = outcomes[outcomes["measure"] == measure].reset_index(drop=True)

    def beside(other: pd.DataFrame) -> pd.DataFrame:
        return other[other["measure"] == measure].reset_index(drop=True).iloc[: len(frame)]

    line = beside(today)
    texts = [words.amount(row, t) for row in data.rows(frame)]
    sent = frame[["year", "value", "low", "high"]].assign(
        today=line["value"],
        today_low=line["low"],
        today_high=line["high"],
        text=texts,
        today_text=[words.amount(row, t) for row in data.rows(line)],
        ref="flow/yearly",
    )
    tops = [frame["high"].max(), line["high"].max(), 1.0]
    if second is not None:
        third = beside(second)
        sent["aside"] = third["value"]
        sent["aside_text"] = [words.amount(row, t) for row in data.rows(third)]
        tops.append(third["value"].max())
    highest = 1.05 * float(max(tops))
    name = t(f"pipeline.measure_{measure}")
    st.markdown(f"**{name}**")
    vega.show(
        sent,
        intervals.years(
            float(f"{highest:.2g}"),
            t("pipeline.col_year"),
            t("pipeline.scenario"),
            t("pipeline.today"),
            t("pipeline.aside") if second is not None else "",
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
    prose.rows(_beside(found.outcomes, found.differences, year, "gap", t), "last_rows", t)


def against(found: Tables, aside: Mapping[str, float], t: Text) -> None:
    """All measures of the other scenario in the last year, and how far this one is from it."""
    year = int(found.outcomes["year"].max())
    prose.lines([t("pipeline.against", year=words.year(year, t))], "against", t)
    gaps = compared(*(tuple(sorted(levers.items())) for levers in (found.levers, aside)))
    rows = _beside(tables(aside).outcomes, gaps, year, "gap_aside", t)
    prose.rows(rows, "against_rows", t)


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


def ceiling(found: Tables, t: Text) -> str:
    """Bachelor seats at universities beside all their undergraduates, an upper bound."""
    year = int(found.outcomes["year"].max())
    row = next(row for row in _of(found.outcomes, year) if row["measure"] == "seats_university")
    return t(
        "pipeline.ceiling",
        year=words.year(year, t),
        figure=words.modelled(row, "yearly", t),
        limit=quoting.figure(CEILING, t),
    )


def fall(t: Text) -> str:
    """What is left of the expansion of the past in today's line, and where it comes from."""
    found = dip()
    return t(
        "pipeline.dip",
        entrants=quoting.figure(ENTRANTS, t),
        enrolment=quoting.figure(ENROLMENT, t),
        fewer=words.modelled(found["seats"], "yearly", t),
        share=Figure(words.share(found["share"], t), "flow/yearly", "modelled"),
        factor=Figure(words.ratio(found["past"], t), "flow/history", "modelled"),
    )


def table(found: Tables, t: Text) -> None:
    """Every year of every measure."""
    frame = found.outcomes
    shown = frame[["year", "value", "low", "high"]].round(0)
    shown.insert(0, "measure", [t(f"pipeline.measure_{m}") for m in frame["measure"]])
    columns = {str(name): t(f"pipeline.col_{name}") for name in shown}
    shown["ref"] = "flow/yearly"
    files = {"yearly.csv": lambda: export.csv(frame)}
    twin.show(shown, columns, "yearly", t, files, source=lambda row: str(row["ref"]))


def _of(frame: pd.DataFrame, year: int) -> list[data.Row]:
    return data.rows(frame[frame["year"] == year])


def _beside(
    outcomes: pd.DataFrame, gaps: pd.DataFrame, year: int, key: str, t: Text
) -> list[tuple[str, str, str]]:
    """Measures of a year in one unit, each with how far a scenario is from another."""
    apart = {row["measure"]: row for row in _of(gaps, year)}
    listed = [row for row in _of(outcomes, year) if not row["measure"].startswith("intake")]
    scale = words.scale_of([*listed, *apart.values()], t)

    def said(gap: Mapping[str, float]) -> str:
        if max(abs(gap["low"]), abs(gap["high"])) < 0.5:
            return t(f"pipeline.no_{key}")
        return t(f"pipeline.{key}", figure=words.modelled(gap, "difference", t, scale))

    return [
        (
            t(f"pipeline.measure_{row['measure']}"),
            str(words.modelled(row, "yearly", t, scale)),
            said(apart[row["measure"]]),
        )
        for row in listed
    ]
