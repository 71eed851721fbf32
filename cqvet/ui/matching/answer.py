"""All indices in one list and one table: value, state, reason, formula, needs, blind spots."""

from typing import Any

import numpy as np
import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Case, Index, formulas
from cqvet.subjects import lab, market
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.matching import toys
from cqvet.ui.matching.choice import Choice
from cqvet.ui.matching.words import FORMULAS, cluster_name, row_text, written


def show(view: View, choice: Choice, case: Case) -> None:
    """The list; under it the whole table to sort and to take away."""
    t = view.t
    rows = matching.index_rows(case)
    st.subheader(t("matching.indices"), anchor=False)
    st.caption(t(f"matching.indices_{case.kind}"))
    counted(choice, case, t)
    plain = data.rows(rows)
    prose.rows([line(index, plain, case, t) for index in matching.INDICES], "indices", t)
    with st.expander(t("matching.table")):
        st.caption(t("matching.symbols"))
        twin.show(
            table(rows, t),
            {name: t(f"matching.col_{name}") for name in COLUMNS},
            "indices",
            t,
            {"indices.csv": lambda: export.csv(rows)},
        )


COLUMNS = ("name", "cluster", "state", "value", "reason", "formula", "needs", "ignores", "toy")


def counted(choice: Choice, case: Case, t: Text) -> None:
    """Similarity by both ways of counting a register, each with its name."""
    if choice.rows is None or not case.demand.sum():
        return
    rows = market.chosen(choice.rows, choice.filters.level, choice.filters.zone)
    held = lab.cells(rows, choice.year, choice.ratings, outside=False)
    if not held.sum() or not case.supply.sum():
        return
    by_cluster = held.groupby(level="cluster").sum()
    whole = np.array([by_cluster.get(code, 0) for code in case.clusters], dtype=float)
    figures = {
        name: Figure(
            written(float(formulas.similarity(supply, case.demand)), "share", t),
            "match/yours/index",
            "yours",
        )
        for name, supply in (("parts", case.supply), ("whole", whole))
    }
    prose.lines([t("matching.counted", **figures)], "counted", t)


def line(index: Index, rows: list[data.Row], case: Case, t: Text) -> tuple[str, str, str]:
    """Name, value and state of an index; by cluster the picture has the values."""
    own = [row for row in rows if row["id"].partition(":")[0] == index.id]
    known = [row for row in own if row["state"] != "refused"]
    row = (known or own)[0]
    text = t("matching.refused")
    if known:
        text = t("matching.by_cluster") if index.by_cluster else str(value(index, row, t))
    words = remark(row, t)
    if known and index.id == "coordination":
        words = " · ".join([words, beside(index, case, t)])
    return t(f"matching.index_{index.id}"), text, words


def beside(index: Index, case: Case, t: Text) -> str:
    """What structures that know nothing of the demand would score."""
    kind: Kind = "yours" if st.session_state["basis"] == "own" else "reference"
    found = {
        bench["structure"]: Figure(
            written(bench["value"], index.unit, t), f"match/benchmark/{bench['structure']}", kind
        )
        for bench in matching.benchmarks(case)
    }
    return t("matching.beside", **found)


def remark(row: data.Row, t: Text) -> str:
    """State and reason of a row in words."""
    words = [t(f"matching.state_{row['state']}")]
    if row["reason"]:
        words.append(t(f"matching.reason_{row['reason']}"))
    return " · ".join(words)


def value(index: Index, row: data.Row, t: Text) -> Figure:
    """The value of a row as a figure."""
    modelled = row["kind"] == "modelled"
    ref = f"match/index/{index.id}" if modelled else "match/yours/index"
    return Figure(row_text(row, index.unit, t), ref, row["kind"])


def table(rows: pd.DataFrame, t: Text) -> pd.DataFrame:
    """Every row in words."""
    known = {index.id: index for index in matching.INDICES}

    def words(row: data.Row) -> dict[str, Any]:
        name, _, cluster = row["id"].partition(":")
        index = known[name]
        return {
            "name": t(f"matching.index_{name}"),
            "cluster": cluster_name(cluster, t) if cluster else t("matching.all_clusters"),
            "state": t(f"matching.state_{row['state']}"),
            "value": row_text(row, index.unit, t),
            "reason": t(f"matching.reason_{row['reason']}") if row["reason"] else "",
            "formula": FORMULAS[name],
            "needs": t.join([t(f"matching.need_{need}") for need in index.needs]),
            "ignores": t.join([t(f"matching.ignores_{code}") for code in index.ignores]),
            "toy": toys.plain_line(index, t),
        }

    return pd.DataFrame([words(row) for row in data.rows(rows)])
