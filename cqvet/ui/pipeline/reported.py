"""What the article and other public sources print on the pipeline."""

from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.filters import Filters
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.flow import readings
from cqvet.ui import prose, reported
from cqvet.ui.pipeline import words

THEME: Final = "pipeline"
HEAD: Final = (
    "talent_through_train_share",
    "talent_secondary_progression",
    "talent_college_progression",
    "talent_comprehensive_high_places",
    "numbers_students",
    "layout_annual_graduates",
)
ROW: Final = 3
ELSEWHERE: Final = ("through_training", "progression")
SYSTEM: Final = "through_training"
ENROLLED: Final = "higher_vocational_and_bachelor"


@dataclass(frozen=True)
class Records:
    """The records of the page: the article's figures and claims, statistics, other places."""

    article: pd.DataFrame
    claims: pd.DataFrame
    statistics: pd.DataFrame
    places: pd.DataFrame

    def __len__(self) -> int:
        return sum(map(len, (self.article, self.claims, self.statistics, self.places)))


@lru_cache(maxsize=256)
def select(filters: Filters | None = None) -> Records:
    """All records of the page, or those that the evidence filter lets pass."""
    proven = filters.proven if filters else lambda frame: frame
    article, claims = ledger.article(), ledger.claims()
    stated, places = data.table("statistics"), data.table("comparators")
    own = (stated["region"] == "chongqing") & stated["level"].isin([SYSTEM, ENROLLED])
    return Records(
        proven(article[(article["theme"] == THEME) | article["id"].isin(HEAD)]),
        proven(claims[claims["theme"] == THEME]),
        proven(stated[own]),
        proven(places[places["theme"].isin(ELSEWHERE)]),
    )


def show(records: Records, t: Text) -> None:
    """The six figures that the system is described by; all others below them."""
    found = {row["id"]: row for row in data.rows(records.article)}
    for start in range(0, len(HEAD), ROW):
        shown = [found[name] for name in HEAD[start : start + ROW] if name in found]
        prose.cards([reported.card(row, t) for row in shown], f"head_{start}", t)
    with st.expander(t("pipeline.more_reported")):
        rest = [reported.line(row, t) for name, row in found.items() if name not in HEAD]
        prose.rows(rest, "reported", t)
        prose.rows([statistic(key, t) for key in records.statistics["statistic"]], "stated", t)


def three_readings(t: Text) -> None:
    """The 300,000 a year in its readings, ours marked."""
    annual = quoting.figure("layout_annual_graduates", t)
    prose.lines([t("pipeline.about_readings", figure=annual)], "about_readings", t)
    scale = words.scale_of(data.rows(readings()), t)
    rows = [
        (
            t(f"pipeline.reading_{row['reading']}"),
            str(words.modelled(row, "reading", t, scale)),
            t("pipeline.reading_ours" if row["ours"] else "pipeline.reading_other"),
        )
        for row in data.rows(readings())
    ]
    prose.rows(rows, "readings", t)


def said(records: Records, t: Text) -> None:
    """The article's statements without a number."""
    st.markdown(f"**{t('pipeline.claims')}**")
    if records.claims.empty:
        st.info(t("frame.nothing_matches"))
        return
    prose.lines([str(quoting.claim(code, t)) for code in records.claims["id"]], "claims", t)


def statistic(key: str, t: Text) -> tuple[str, str, str]:
    """Title, figure and year of a statistic."""
    row = ledger.entry(f"statistics/{key}")
    year = Figure(t("unit.calendar_year", n=row["as_of"]), row["id"], "reference")
    return t.pick(row, "title"), str(quoting.figure(row["id"], t)), str(year)
