"""One table: how complete it is, what its columns mean, its first rows, its files."""

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.base.filters import Filters
from cqvet.base.numerals import number
from cqvet.evidence import completeness, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.pictures.charts.completeness import STATES, spec
from cqvet.ui import prose, vega
from cqvet.ui.frame import View
from cqvet.ui.sources import describe, schema, words

PREVIEW = 50


def rows(name: str, filters: Filters) -> pd.DataFrame:
    """The rows that the evidence filter lets pass; tables without confidence have all."""
    frame = data.table(name)
    return filters.proven(frame) if "confidence" in frame else frame


def show(name: str, view: View) -> None:
    """A table from its description to its files."""
    t, resource, frame = view.t, data.resources()[name], data.table(name)
    counts = [
        (t("sources.rows"), Figure(number(len(frame), t.lang), f"count/{name}")),
        (t("sources.columns"), Figure(number(len(frame.columns), t.lang), f"file/{name}")),
    ]
    describe.show(resource, counts, t)
    files(name, frame, t)
    filled(name, completeness.columns(frame, resource), t)
    schema.show(resource, t)
    preview(name, rows(name, view.filters), t)


def files(name: str, frame: pd.DataFrame, t: Text) -> None:
    """The whole table as CSV (the file itself), JSON, XLSX and Parquet."""
    resource = data.resources()[name]
    contents: dict[str, Callable[[], bytes]] = {
        "csv": partial(data.file, resource["path"]),
        "json": lambda: export.records(frame),
        "xlsx": lambda: export.workbook(frame, resource),
        "parquet": lambda: export.parquet(frame, resource),
    }
    with st.container(horizontal=True):
        for kind, content in contents.items():
            label = t("frame.download", format=kind.upper())
            file = f"{name}.{kind}"
            st.download_button(label, content, file, key=f"file_{file}", on_click="ignore")
    st.caption(t("sources.files_help"))


def filled(name: str, columns: list[completeness.Column], t: Text) -> None:
    """Filled cells by column, with the reasons of the gaps, for columns that have any."""
    st.subheader(t("sources.completeness"), anchor=False)
    share = Figure(words.percent(completeness.share(columns), t), f"file/{name}")
    gappy = [column for column in columns if column.filled < column.rows]
    of, many = (Figure(number(n, t.lang), f"file/{name}") for n in (len(columns), len(gappy)))
    if not gappy:
        prose.lines([t("sources.complete", columns=of)], "filled", t)
        return
    prose.lines([t("sources.incomplete", share=share, columns=of, gappy=many)], "filled", t)
    titles = {f["name"]: t.title(f) for f in data.resources()[name]["schema"]["fields"]}
    states = (t("sources.filled"), *(quoting.missing(code, t) for code in STATES[1:]))
    bars = [bar for column in gappy for bar in _bars(name, column, titles, states, t)]
    least = min(gappy, key=lambda column: column.share)
    vega.show(
        pd.DataFrame(bars),
        spec(len(gappy), states),
        key=f"filled_{name}",
        alt=t("sources.filled_alt", column=titles[least.name], share=words.percent(least.share, t)),
    )
    st.caption(t("sources.reasons"))


def preview(name: str, frame: pd.DataFrame, t: Text) -> None:
    """The first rows for reading; a chosen one opens its record."""
    st.subheader(t("sources.preview"), anchor=False)
    if frame.empty:
        st.info(t("sources.no_rows" if data.table(name).empty else "frame.nothing_matches"))
        return
    resource = data.resources()[name]
    shown = quoting.table(frame.head(PREVIEW), resource, t)
    n, of = (Figure(number(k, t.lang), f"count/{name}") for k in (len(shown), len(frame)))
    prose.lines([t("sources.preview_help", n=n, of=of)], "preview_help", t, look="small")
    titles = {f["name"]: t.title(f) for f in quoting.fields_of(resource, t)}

    def open_record() -> None:
        chosen = st.session_state[f"preview_{name}"]["selection"]["rows"]
        if chosen:
            st.session_state["figure"] = shown.index[chosen[0]]

    st.dataframe(
        shown,
        hide_index=True,
        column_config=titles,
        key=f"preview_{name}",
        on_select=open_record,
        selection_mode="single-row",
        alt=t("sources.preview_alt", table=t.title(resource)),
    )


def _bars(
    name: str, column: completeness.Column, titles: dict[str, str], states: tuple[str, ...], t: Text
) -> list[dict[str, Any]]:
    cells = {"filled": column.filled, **column.gaps}
    return [
        {
            "ref": f"column/{name}/{column.name}",
            "column": titles[column.name],
            "share": cells[state] / column.rows,
            "state": states[order],
            "order": order,
            "text": t("sources.cells", n=number(cells[state], t.lang)),
        }
        for order, state in enumerate(STATES)
        if cells.get(state)
    ]
