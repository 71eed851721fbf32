"""Schools and colleges with a national standing, by district, and work for the countryside."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.ui import origins, prose, reported
from cqvet.ui.frame import View
from cqvet.ui.quality import words
from cqvet.ui.quality.selection import Selection

SCHOOLS: Final = (
    "numbers_national_model_secondary",
    "numbers_national_quality_colleges",
    "numbers_vocational_universities",
)
RURAL: Final = ("numbers_rural_colleges", "numbers_rural_training")
MODEL: Final = {"district": 0.5, "held": 1.6, "in_progress": 1.2}
COLLEGES: Final = {"college": 1, "standing": 2}


def show(view: View, chosen: Selection) -> None:
    """What the article counts, what of it is named, and where."""
    t = view.t
    st.subheader(t("quality.schools"), anchor=False)
    reported.cards(SCHOOLS, "schools_reported", t)
    reported.relations(SCHOOLS, t)
    st.markdown(f"**{t('quality.model')}**")
    if chosen.model.empty:
        st.caption(t("quality.none_here"))
    else:
        heads = {t(f"quality.model_{part}"): width for part, width in MODEL.items()}
        prose.table(heads, _by_district(chosen.model, view), "model", t)
    rest = counts.figure("institution_statuses/status=national_model_secondary&state=unverified", t)
    prose.lines([t("quality.model_note", n=rest)], "model_note", t, look="small")
    st.markdown(f"**{t('quality.colleges')}**")
    if chosen.colleges.empty:
        st.caption(t("quality.none_here"))
    else:
        heads = {t(f"quality.colleges_{part}"): width for part, width in COLLEGES.items()}
        prose.table(heads, _by_college(chosen.colleges, view), "colleges", t)
    lines = [t("quality.colleges_note"), origins.line(("institution_statuses",), t)]
    prose.lines(lines, "colleges_note", t, look="small")
    st.subheader(t("quality.rural"), anchor=False)
    reported.cards(RURAL, "rural_reported", t)
    st.caption(t("quality.rural_note"))


def _by_district(frame: pd.DataFrame, view: View) -> list[list[str]]:
    """One row a district: the recognised, and those whose acceptance was not seen."""
    t, rows = view.t, []
    for code, part in frame.groupby("district", dropna=False, sort=True):
        district = words.district(code if isinstance(code, str) else None, t)
        cells = [
            t.join([_school(row, view) for row in data.rows(part) if row["state"] == state])
            for state in ("held", "in_progress")
        ]
        rows.append([district, *(cell or t("quality.none_of") for cell in cells)])
    return rows


def _school(row: data.Row, view: View) -> str:
    name = quoting.called("institutions", row["institution"], view.t)
    return str(Figure(name, f"institution_statuses/{row['institution']}/{row['status']}"))


def _by_college(frame: pd.DataFrame, view: View) -> list[list[str]]:
    """One row a college: its standings, each with how sure it is."""
    t, rows = view.t, []
    for code, part in frame.groupby("institution", sort=True):
        standings = [
            t(
                "quality.of",
                what=Figure(
                    quoting.told(row, "status", t), f"institution_statuses/{code}/{row['status']}"
                ),
                which=t("quality.confidence", value=quoting.told(row, "confidence", t)),
            )
            for row in data.rows(part)
        ]
        rows.append([quoting.called("institutions", str(code), t), t.join(standings)])
    return rows
