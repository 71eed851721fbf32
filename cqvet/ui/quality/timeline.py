"""Medals of named persons by year and medal."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.pictures.charts import medals
from cqvet.ui import origins, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.quality.selection import Selection

TIPS = ("name", "skill", "kind", "competition", "year")


def show(view: View, chosen: Selection) -> None:
    """One mark a person; totals of the city contain these persons and stand apart."""
    t = view.t
    persons = chosen.awards[chosen.awards["part"] == "person"]
    st.markdown(f"**{t('quality.timeline')}**")
    if persons.empty:
        st.caption(t("quality.no_persons"))
        return
    frame, names = marks(persons, view), quoting.words("medal", t)
    competitions, played = quoting.words("competition", t), set(persons["competition"])
    codes = tuple(code for code in names if code in set(frame["medal"]))
    vega.show(
        frame,
        medals.spec(
            codes,
            tuple(names[code] for code in codes),
            tuple(competitions[code] for code in competitions if code in played),
            lines(persons),
            narrow=view.narrow,
            dark=view.dark,
            **{tip: t(f"quality.col_{tip}") for tip in TIPS},
        ),
        key="medals",
        alt=t(
            "quality.timeline_alt",
            first=frame["year"].min(),
            last=frame["year"].max(),
            medals=t.join([names[code] for code in codes]),
        ),
    )
    lines_ = [t("quality.timeline_note"), origins.line(("awards",), t)]
    prose.lines(lines_, "timeline_note", t, look="small")


def marks(persons: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows of the chart; `ref` is the record of each."""
    t, rows = view.t, data.rows(persons)
    years = persons["year"].astype("str")
    return pd.DataFrame(
        {
            "name": persons[t.column(persons, "winner")],
            "skill": persons[t.column(persons, "skill")],
            "medal": persons["medal"],
            "kind": [quoting.told(row, "medal", t) for row in rows],
            "competition": [quoting.told(row, "competition", t) for row in rows],
            "year": years,
            "k": persons.groupby([years, persons["medal"]]).cumcount().astype("str"),
            "ref": "awards/" + persons["award"],
        }
    )


def lines(persons: pd.DataFrame) -> int:
    """How many lines the chart needs: the most persons of one year and medal, for each medal."""
    most = int(persons.groupby(["year", "medal"]).size().max())
    return most * persons["medal"].nunique()
