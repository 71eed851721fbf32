"""Every definition of match side by side: what can be computed, then what the others need."""

from typing import Any, Final

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure, Kind, plain
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Case, Index
from cqvet.pictures.charts import intervals
from cqvet.subjects.market.words import FORMULAS, cluster_name, row_text, written
from cqvet.ui import frame, prose, twin, vega
from cqvet.ui.frame import View
from cqvet.ui.matching import choice, controls, counted, detail, method, toys
from cqvet.ui.matching.figures import RATE, value

COLUMNS: Final = (
    "name",
    "cluster",
    "value",
    "reason",
    "formula",
    "needs",
    "ignores",
    "toy",
)
COMPARED: Final = ("coverage_narrow", "coverage_wide", "similarity", "coordination")
"""Indices on one scale, on which 100 % is a full match."""
HIGHEST: Final = {False: 125.0, True: 150.0}
"""The end of the scale: room for the words behind a bar."""


def show(view: View) -> None:
    """The picture, the list, and behind it one index at a time and the whole table."""
    t, chosen = view.t, choice.read(view)
    case = chosen.case() if chosen else None
    if chosen is None or case is None:
        st.info(t("frame.nothing_matches") if chosen else choice.lacking(t))
        controls.under(view)
        return
    rows = matching.index_rows(case)
    known = data.rows(rows)
    picture(view, case, known)
    controls.under(view)
    left, right = st.columns([1.35, 1], gap="large")
    with left:
        prose.rows(computed(case, known, t), "indices", t)
        prose.lines(counted.lines(chosen, "matching", t), "counted", t, "small")
    with right:
        if lines := refused(case, known, t):
            prose.lines(lines, "refused", t, "small")
        if chosen.modelled:
            controls.offer_total(view)
    detail.show(view, chosen)
    with frame.behind(t("matching.table"), "table") as shown:
        if shown:
            prose.lines([t("matching.symbols")], "symbols", t, "small")
            columns = {name: t(f"matching.col_{name}") for name in COLUMNS}
            files = {"indices.csv": lambda: rows}
            twin.show(table(rows, t), columns, "indices", t, files)
    if chosen.modelled:
        with frame.behind(t("matching.method"), "method") as shown:
            if shown:
                method.show(view)


def picture(view: View, case: Case, rows: list[data.Row]) -> None:
    """The match as reported, beside the indices that are on the same scale, with intervals."""
    t = view.t
    bars = pd.DataFrame([reported(t), *measured(case, rows, view)])
    vega.show(
        bars,
        intervals.bars(
            len(bars),
            HIGHEST[view.narrow],
            t("param.index"),
            t("matching.col_value"),
            dark=view.dark,
            narrow=view.narrow,
        ),
        key="measures",
        alt=t(
            "matching.measures_alt",
            measures=t.join(
                [t("matching.gap_of", cluster=b["name"], gap=b["text"]) for b in data.rows(bars)]
            ),
        ),
    )


def reported(t: Text) -> dict[str, Any]:
    """The bar of the figure that is reported: grey, without an interval."""
    text = plain(str(quoting.figure(RATE, t)))
    return _bar(t("matching.rate_row"), RATE, float(ledger.entry(RATE)["value"]), text)


def measured(case: Case, rows: list[data.Row], view: View) -> list[dict[str, Any]]:
    """A bar for each index that is on the scale; of what coordination gives anyhow, grey ones."""
    t, found = view.t, []
    for row in rows:
        if row["id"] in COMPARED and row["value"] is not None:
            name, text = t(f"matching.index_{row['id']}"), row_text(row, "share", t)
            short = written(row["value"], "share", t) if view.narrow else text
            ends = [row[end] if row[end] is not None else row["value"] for end in ("low", "high")]
            ref = f"match/index/{row['id']}" if row["kind"] == "modelled" else "match/yours/index"
            bar = _bar(name, ref, 100 * row["value"], text)
            own = {"low": 100 * ends[0], "high": 100 * ends[1], "short": short, "rest": False}
            found.append(bar | own)
    for bench in matching.benchmarks(case):
        name = t(f"matching.benchmark_{bench['structure']}")
        text = written(bench["value"], "share", t)
        ref = f"match/benchmark/{bench['structure']}"
        found.append(_bar(name, ref, 100 * bench["value"], text))
    return found


def _bar(name: str, ref: str, size: float, text: str) -> dict[str, Any]:
    """A grey bar without an interval."""
    return {
        "name": name,
        "value": size,
        "low": size,
        "high": size,
        "text": text,
        "short": text,
        "rest": True,
        "ref": ref,
    }


def computed(case: Case, rows: list[data.Row], t: Text) -> list[tuple[str, str, str]]:
    """Name, value and meaning of each index that has one; by cluster the table has the values."""
    found = []
    for index, row in _first(rows):
        if row["state"] == "refused":
            continue
        text = t("matching.by_cluster") if index.by_cluster else str(value(index, row, t))
        words = t(f"matching.meaning_{index.id}")
        if index.id == "coordination":
            words = beside(index, case, t)
        found.append((t(f"matching.index_{index.id}"), text, words))
    return found


def refused(case: Case, rows: list[data.Row], t: Text) -> list[str]:
    """A line for each index without a value: what it needs."""
    found = []
    for index, row in _first(rows):
        if row["state"] == "refused":
            needs = t.join([t(f"matching.need_{need}") for need in index.lacks(case)])
            found.append(
                t(
                    "matching.lacks",
                    index=t(f"matching.index_{index.id}"),
                    needs=needs or t(f"matching.reason_{row['reason']}"),
                )
            )
    return [t("matching.refused_about"), *found] if found else []


def _first(rows: list[data.Row]) -> list[tuple[Index, data.Row]]:
    """Each index with its row; of one by cluster a row that has a value, if any."""
    found = []
    for index in matching.INDICES:
        own = [row for row in rows if row["id"].partition(":")[0] == index.id]
        found.append((index, next((row for row in own if row["value"] is not None), own[0])))
    return found


def beside(index: Index, case: Case, t: Text) -> str:
    """What structures that know nothing of the demand would score."""
    kind: Kind = "yours" if st.session_state["basis"] == "own" else "reference"
    found = {
        bench["structure"]: Figure(
            written(bench["value"], index.unit, t), f"match/benchmark/{bench['structure']}", kind
        )
        for bench in matching.benchmarks(case)
    }
    return t("matching.benchmarks", **found)


def table(rows: pd.DataFrame, t: Text) -> pd.DataFrame:
    """Every row in words."""
    known = {index.id: index for index in matching.INDICES}

    def words(row: data.Row) -> dict[str, Any]:
        name, _, cluster = row["id"].partition(":")
        index = known[name]
        return {
            "name": t(f"matching.index_{name}"),
            "cluster": cluster_name(cluster, t) if cluster else t("matching.all_clusters"),
            "value": row_text(row, index.unit, t),
            "reason": t(f"matching.reason_{row['reason']}") if row["reason"] else "",
            "formula": FORMULAS[name],
            "needs": t.join([t(f"matching.need_{need}") for need in index.needs]),
            "ignores": t.join([t(f"matching.ignores_{code}") for code in index.ignores]),
            "toy": toys.plain_line(index, t),
        }

    return pd.DataFrame([words(row) for row in data.rows(rows)])
