"""One index taken apart: meaning, formula, needs, blind spots, example, and how far it moves."""

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.evidence.figure import Figure, Kind
from cqvet.models import matching
from cqvet.pictures.charts import structure
from cqvet.subjects import market
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import FORMULAS, written
from cqvet.ui import frame, prose, vega
from cqvet.ui.frame import View
from cqvet.ui.matching import toys

MOST = 8
ALL = "all"


def show(view: View, choice: Choice) -> None:
    """The index that the reader chooses, behind one line until the address names one."""
    asked = st.session_state["index"] != market.PLAIN_INDEX
    with frame.behind(view.t("matching.detail"), "detail", shown=asked) as shown:
        if shown:
            apart(view, choice)


def apart(view: View, choice: Choice) -> None:
    """Its parts in words, and how far it moves."""
    t = view.t
    names = [index.id for index in matching.INDICES]
    chosen = st.selectbox(
        t("param.index"), names, format_func=lambda name: t(f"matching.index_{name}"), key="index"
    )
    index = next(index for index in matching.INDICES if index.id == chosen)
    rows = [
        ("meaning", t(f"matching.meaning_{chosen}")),
        ("formula", FORMULAS[chosen]),
        ("needs", t.join([t(f"matching.need_{need}") for need in index.needs])),
        ("ignores", t.join([t(f"matching.ignores_{code}") for code in index.ignores])),
        ("toy", toys.line(index, t)),
    ]
    prose.rows([(t(f"matching.col_{key}"), text) for key, text in rows], "detail", t, "named")
    shifts(view, choice, index)


def shifts(view: View, choice: Choice, index: matching.Index) -> None:
    """Bars: how far the index moves when ratings move one step."""
    t = view.t
    st.markdown(f"**{t('matching.shifts')}**")
    moves = moved(choice)
    moves = moves[moves["id"] == index.id]
    if moves.empty:
        st.caption(t("matching.shifts_none"))
        return
    frame = largest(moves, view, index.unit)
    up, down = t("matching.step_up"), t("matching.step_down")
    axis = t(f"matching.change_{index.unit}")
    together = moves[moves["class"] == ALL].set_index("step")["change"]
    kind: Kind = "modelled" if choice.modelled else "yours"
    ref = f"match/shift/{index.id}" if choice.modelled else "match/yours/index"
    ends = {
        name: Figure(signed(together[step], index.unit, view), ref, kind)
        for name, step in (("up", 1), ("down", -1))
    }
    prose.lines([t("matching.shifts_all", **ends)], "shifts_all", t)
    vega.show(
        frame.assign(ref=ref),
        structure.shifts(frame["name"].nunique(), axis, up, down, narrow=view.narrow),
        key="shifts",
        alt=t("matching.shifts_alt", index=t(f"matching.index_{index.id}"), most=frame["name"][0]),
    )
    st.caption(t("matching.shifts_about"))


def moved(choice: Choice) -> pd.DataFrame:
    """The changes of all indices under the chosen supply and demand."""
    ratings = choice.ratings
    weights, demand = market.weights(ratings), choice.demand()
    if not demand.sum():
        return pd.DataFrame(columns=["id", "class", "step", "value", "change"])
    total: float | None = None
    if choice.rows is None:
        points = market.split(ratings).class_points
    else:
        rows = market.chosen(choice.rows, choice.filters)
        points = market.class_points(rows, choice.year, ratings)
        total = float(len(matching.offerings(rows, data.table("programmes"), choice.year)))
    if not points.sum():
        return pd.DataFrame(columns=["id", "class", "step", "value", "change"])
    return matching.sensitivity(points, market.crosswalk(ratings), weights, demand, total)


def largest(moves: pd.DataFrame, view: View, unit: str) -> pd.DataFrame:
    """All ratings together, then the classes that move the index most, by name."""
    t = view.t
    names = data.records("programme_classes")
    reach = moves["change"].abs().groupby(moves["class"]).max().drop(ALL)
    order = [ALL, *reach[reach > 0].nlargest(MOST).index]
    scale = 100 if unit == "share" else 1
    rows = moves[moves["class"].isin(order)].sort_values(
        "class", key=lambda column: column.map(order.index)
    )
    steps = {1: t("matching.step_up"), -1: t("matching.step_down")}
    labels = {code: f"{code} {t.pick(names[code], 'name')}" for code in order[1:]}
    labels[ALL] = t("matching.all_ratings")
    return pd.DataFrame(
        {
            "name": list(rows["class"].map(labels)),
            "step": list(rows["step"].map(steps)),
            "change": list(scale * rows["change"]),
            "text": [signed(change, unit, view) for change in rows["change"]],
        }
    )


def signed(change: float, unit: str, view: View) -> str:
    """A change with its sign: percentage points for shares."""
    t = view.t
    size = written(abs(change), unit, t)
    if unit == "share":
        size = t("matching.points", n=size.removesuffix("%").strip())
    if not any(sign in size for sign in "123456789"):
        return size
    return ("+" if change > 0 else "−") + size
