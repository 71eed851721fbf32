"""Time lines of published figures: one chosen as a picture, all as figures that open."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures.charts import series as charts
from cqvet.ui import origins, prose, vega
from cqvet.ui.frame import View

BOX: Final = "_series"
TABLES: Final = ("series", "series_points", "statistics", "comparators")
TIPS: Final = ("year", "text", "part")


def show(view: View) -> None:
    """A time line with its figures; a break in the definition is a break in the line."""
    t, found = view.t, ledger.lines(view.filters)
    st.markdown(f"**{t('pipeline.series')}**")
    if found.empty:
        st.info(t("frame.nothing_matches"))
        return
    known = data.records("series")
    names = list(dict.fromkeys(found["series"]))
    left, right = st.columns([1.2, 1], gap="large")
    with left:
        # The parameter keeps what the reader chose: where the filters leave it out, another stands
        # in the box, and the address does not say so.
        if st.session_state["series"] in names:
            st.session_state[BOX] = st.session_state["series"]
        else:
            st.session_state[BOX] = names[0]
        chosen = st.selectbox(
            t("param.series"),
            names,
            format_func=lambda name: t.pick(known[name], "title"),
            key=BOX,
            on_change=lambda: st.session_state.update(series=st.session_state[BOX]),
        )
        own = found[found["series"] == chosen]
        picture(own, view)
    with right:
        prose.rows([line(row, t) for row in data.rows(own)], "series_points", t)
        note = t.pick(known[chosen], "note")
        prose.lines([note] if note else [], "series_note", t, look="small")
    lines = [t("pipeline.series_note"), origins.line(TABLES, t)]
    prose.lines(lines, "series_origin", t, look="small")


def picture(own: pd.DataFrame, view: View) -> None:
    """The points of one series."""
    t = view.t
    parts = [str(text) for text in own[t.column(own, "definition")]]
    texts = [plain(str(quoting.figure(entry, t))) for entry in own["entry"]]
    frame = pd.DataFrame({"part": parts, "year": own["year"], "value": own["value"], "text": texts})
    vega.show(
        frame,
        charts.spec(
            tuple(dict.fromkeys(parts)),
            tuple(sorted(set(map(int, own["year"])))),
            narrow=view.narrow,
            **{tip: t(f"pipeline.series_{tip}") for tip in TIPS},
        ),
        key="series_chart",
        alt=t(
            "pipeline.series_alt",
            points=t.join([f"{y}: {text}" for y, text in zip(own["year"], texts, strict=True)]),
        ),
    )


def line(row: data.Row, t: Text) -> tuple[str, str, str]:
    """Year, figure and definition of a point."""
    return f"{row['year']}", str(quoting.figure(row["entry"], t)), t.pick(row, "definition")
