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
from cqvet.models.flow import Tables, compared, dip, tables
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.pipeline import words

ENTRANTS: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_entrants"
ENROLMENT: Final = "statistics/chongqing_2024_higher_vocational_and_bachelor_enrolment"
CEILING: Final = "statistics/chongqing_2024_regular_bachelor_enrolment"


def show(view: View, found: Tables, aside: Mapping[str, float] | None) -> None:
    """The last year in figures, the bottleneck; what else there is to say waits in a popover.

    `aside`: the levers of a second scenario, compared with this one.
    """
    t = view.t
    last_year(view, found)
    with st.container():
        if aside is not None:
            against(found, aside, t)
    prose.lines(bottleneck(found, t), "bottleneck", t, "small")
    with st.popover(
        t("pipeline.table_yearly"), type="tertiary", on_change="rerun", key="about_years"
    ) as about:
        if about.open:
            prose.lines([ceiling(found, t), fall(t), t("pipeline.no_capacity")], "dip", t, "small")
            table(found, t)


def last_year(view: View, found: Tables) -> None:
    """All measures in the last year, and how far they are from today's line where they are."""
    t, year = view.t, int(found.outcomes["year"].max())
    title = view.city(t("pipeline.last_year", year=words.year(year, t)))
    prose.lines([title], "last_year", t, "small")
    rows = _beside(found.outcomes, found.differences, year, "gap", t)
    prose.rows(rows, "last_rows", t, halves=True)


def against(found: Tables, aside: Mapping[str, float], t: Text) -> None:
    """All measures of the other scenario in the last year, and how far this one is from it."""
    year = int(found.outcomes["year"].max())
    prose.lines([t("pipeline.against", year=words.year(year, t))], "against", t, "small")
    gaps = compared(*(tuple(sorted(levers.items())) for levers in (found.levers, aside)))
    rows = _beside(tables(aside).outcomes, gaps, year, "gap_aside", t)
    prose.rows(rows, "against_rows", t, halves=True)


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
    """Every year of every measure."""
    frame = found.outcomes
    shown = frame[["year", "value", "low", "high"]].round(0)
    shown.insert(0, "measure", [t(f"pipeline.measure_{m}") for m in frame["measure"]])
    columns = {str(name): t(f"pipeline.col_{name}") for name in shown}
    shown["ref"] = "flow/yearly"
    files = {"yearly.csv": lambda: frame}
    twin.show(shown, columns, "yearly", t, files, source=lambda row: str(row["ref"]))


def _of(frame: pd.DataFrame, year: int) -> list[data.Row]:
    return data.rows(frame[frame["year"] == year])


def _beside(
    outcomes: pd.DataFrame, gaps: pd.DataFrame, year: int, key: str, t: Text
) -> list[tuple[str, ...]]:
    """Measures of a year in one unit, each with how far a scenario is from another, if it is."""
    apart = {row["measure"]: row for row in _of(gaps, year)}
    listed = [row for row in _of(outcomes, year) if not row["measure"].startswith("intake")]
    scale = words.scale_of([*listed, *apart.values()], t)

    def said(gap: Mapping[str, float]) -> str:
        if max(abs(gap["low"]), abs(gap["high"])) < 0.5:
            return ""
        return t(f"pipeline.{key}", figure=words.modelled(gap, "difference", t, scale))

    return [
        (
            t(f"pipeline.small_{row['measure']}"),
            str(words.modelled(row, "yearly", t, scale)),
            said(apart[row["measure"]]),
        )
        for row in listed
    ]
