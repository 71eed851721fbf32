"""What a scenario gives in its last year, against today's line and another scenario."""

from collections.abc import Mapping
from itertools import groupby
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import Tables, compared, dip
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.pipeline import state, words

ENTRANTS: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_entrants"
ENROLMENT: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_enrolment"
CEILING: Final = "statistics/chongqing_2024_regular_bachelor_enrolment"


def show(view: View, found: Tables, aside: Mapping[str, float] | None) -> None:
    """The year that is read in figures, the bottleneck; what else there is waits in a popover.

    `aside`: the levers of a second scenario, compared with this one.
    """
    t = view.t
    in_year(view, found, aside)
    prose.lines(bottleneck(found, t), "bottleneck", t, "small")
    with st.popover(
        t("pipeline.table_yearly"), type="tertiary", on_change="rerun", key="about_years"
    ) as about:
        if about.open:
            prose.lines([ceiling(found, t), fall(t), t("pipeline.no_capacity")], "dip", t, "small")
            table(found, t)


def in_year(view: View, found: Tables, aside: Mapping[str, float] | None) -> None:
    """All measures in the year that is read, and how far they are from today's line and `aside`."""
    t, year = view.t, state.year(found)
    title = view.city(t("pipeline.in_year", year=t("unit.calendar_year", n=year)))
    prose.lines([title], "last_year", t, "small")
    gaps = {"gap": found.differences}
    if aside:
        own, other = (tuple(sorted(levers.items())) for levers in (found.levers, aside))
        gaps["gap_aside"] = compared(own, other)
    prose.rows(_beside(found.outcomes, gaps, year, t), "last_rows", t, halves=True)


def bottleneck(found: Tables, t: Text) -> list[str]:
    """The level that is likeliest to run out of seats first, each with its years."""
    spans: dict[str, list[list[data.Row]]] = {}
    for level, span in groupby(data.rows(found.bottleneck), lambda row: row["level"]):
        spans.setdefault(level, []).append(list(span))
    said = []
    for level, parts in spans.items():
        odds = [100 * row["odds"] for rows in parts for row in rows]
        ends = sorted({number(min(odds), t.lang, 0), number(max(odds), t.lang, 0)}, key=float)
        span_of = t("pipeline.span", low=ends[0], high=ends[-1]) if len(ends) > 1 else ends[0]
        text = t("unit.percent", n=span_of)
        known = {
            "years": t.join([_years(rows, t) for rows in parts]),
            "odds": Figure(text, "flow/bottleneck", "modelled"),
        }
        if level == "none":
            said.append(t("pipeline.short_of_none", **known))
        else:
            said.append(t("pipeline.short_of", level=t(f"pipeline.short_of_{level}"), **known))
    return said


def _years(rows: list[data.Row], t: Text) -> str:
    """A span of years, or the one year that it is."""
    first, last = (words.year(rows[at]["year"], t) for at in (0, -1))
    return str(first) if len(rows) == 1 else t("pipeline.years_span", first=first, last=last)


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
    """A row a year, a column a measure; the file has a row for each of both."""
    frame = found.outcomes
    frame = frame[~frame["measure"].str.startswith("intake")]
    measures = list(dict.fromkeys(frame["measure"]))
    told = [words.amount(row, t, bare=True) for row in data.rows(frame)]
    shown = frame.assign(told=told).pivot(index="year", columns="measure", values="told")
    shown = shown[measures].reset_index().assign(ref="flow/yearly")
    columns = {"year": t("pipeline.col_year")}
    columns |= {name: t(f"pipeline.small_{name}") for name in measures}
    files = {"yearly.csv": lambda: kept(frame, t)}
    twin.show(shown, columns, "yearly", t, files, source=lambda row: str(row["ref"]))


def kept(outcomes: pd.DataFrame, t: Text) -> pd.DataFrame:
    """The years as they are taken away: in words, whole persons."""
    whole = outcomes[["year", "value", "low", "high"]].round(0).astype(int)
    whole.insert(0, "measure", [t(f"pipeline.measure_{name}") for name in outcomes["measure"]])
    return whole.rename(columns={str(name): t(f"pipeline.col_{name}") for name in whole})


def _of(frame: pd.DataFrame, year: int) -> list[data.Row]:
    return data.rows(frame[frame["year"] == year])


def _beside(
    outcomes: pd.DataFrame, gaps: Mapping[str, pd.DataFrame], year: int, t: Text
) -> list[tuple[str, ...]]:
    """Measures of a year in one unit, each with how far it is from other lines, if it is.

    `gaps`: by the message that says from which line, the differences.
    """
    apart = {key: {row["measure"]: row for row in _of(of, year)} for key, of in gaps.items()}
    listed = [row for row in _of(outcomes, year) if not row["measure"].startswith("intake")]
    every = [row for rows in apart.values() for row in rows.values()]
    scale = words.scale_of([*listed, *every], t)

    def said(measure: str) -> str:
        found = []
        for key, rows in apart.items():
            gap = rows[measure]
            if max(abs(gap["low"]), abs(gap["high"])) >= 0.5:
                figure = words.modelled(gap, "difference", t, scale)
                found.append(t(f"pipeline.{key}", figure=figure))
        return t.join(found, "frame.clauses")

    return [
        (
            t(f"pipeline.small_{row['measure']}"),
            str(words.modelled(row, "yearly", t, scale)),
            said(row["measure"]),
        )
        for row in listed
    ]
