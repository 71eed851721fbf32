"""The time line of items by year and type, and a tray of those without a year."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.pictures.charts import years
from cqvet.subjects import international
from cqvet.ui import origins, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.international import listing
from cqvet.ui.international.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """One mark an item; hollow where the year is inferred."""
    t = view.t
    st.subheader(t("international.timeline"), anchor=False)
    dated = chosen.items.dropna(subset="year")
    if not dated.empty:
        frame = marks(dated, view)
        types = tuple(str(code) for code in international.by_type(dated).index)
        names = quoting.words("international_type", t)
        counts = international.by_year(dated)
        vega.show(
            frame,
            years.spec(
                types,
                tuple(names[code] for code in types),
                narrow=view.narrow,
                **{key: t(f"international.col_{key}") for key in ("name", "kind", "year", "basis")},
            ),
            key="timeline",
            alt=t("international.timeline_alt", first=counts.index[0], last=counts.index[-1]),
        )
        lines = [t("international.timeline_note"), origins.line(("international",), t)]
        prose.lines(lines, "timeline_note", t, look="small")
    rest = list(chosen.items[chosen.items["year"].isna()]["item"])
    if rest:
        with st.container(border=True):
            st.markdown(f"**{t('international.tray')}**")
            listing.buttons(rest, "tray", view)


def marks(dated: pd.DataFrame, view: View) -> pd.DataFrame:
    """The rows of the chart."""
    t, rows = view.t, data.rows(dated)
    years_ = dated["year"].astype("str")
    return pd.DataFrame(
        {
            "item": dated["item"],
            "name": [t.pick(row, "name") for row in rows],
            "type": dated["type"],
            "kind": [quoting.told(row, "type", t) for row in rows],
            "year": years_,
            "k": dated.groupby([years_, dated["type"]]).cumcount().astype("str"),
            "basis": [quoting.told(row, "date_basis", t) for row in rows],
            "inferred": dated["date_basis"] == "inferred",
        }
    )
