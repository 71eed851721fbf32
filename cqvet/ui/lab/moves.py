"""The moves: as a flow, as a table and as files; and those that are not advised."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from cqvet.base import export
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models.plan import Answer, Move
from cqvet.pictures.charts import moves as charts
from cqvet.ui import prose, twin
from cqvet.ui.frame import View
from cqvet.ui.lab.state import Outcome
from cqvet.ui.lab.words import cell, chance, cluster, count


def show(view: View, found: Outcome, answer: Answer) -> None:
    """The advised moves first; under them those that odds or balance leave out."""
    t = view.t
    if answer.moves:
        st.subheader(t("lab.moves"), anchor=False)
        st.caption(t("lab.about_moves"))
        picture(view, answer)
        prose.rows([line(move, found, t) for move in answer.moves], "lab_moves", t)
        listing(answer.moves, "moves", t)
    if answer.not_advised:
        with st.expander(t("lab.not_advised")):
            st.caption(t("lab.about_not_advised"))
            rows = [line(move, found, t) for move in answer.not_advised]
            prose.rows(rows, "lab_not_advised", t)
            listing(answer.not_advised, "not_advised", t)


def picture(view: View, answer: Answer) -> None:
    """The flow from the clusters that give to those that take, all years together."""
    t = view.t
    rows = [
        {"origin": m.origin.cluster, "target": m.target.cluster, "points": m.points}
        for m in answer.moves
    ]
    frame = pd.DataFrame(rows)
    used = {*frame["origin"], *frame["target"]}
    names = {code: code if view.narrow else cluster(code, t) for code in used}
    st.echarts_chart(
        charts.flow(frame, names, dark=view.dark),
        height=charts.height(frame),
        key="lab_flow",
        alt=t(
            "lab.flow_alt",
            cluster=cluster(str(frame.groupby("target")["points"].sum().idxmax()), t),
        ),
    )


def line(move: Move, found: Outcome, t: Text) -> tuple[str, str, str]:
    """From where to where; how many; year, level and odds."""
    inside = move.origin.level == move.target.level
    origin, target = (
        where._replace(level="") if inside else where for where in (move.origin, move.target)
    )
    words = [
        t("lab.year", n=count(move.year, "move", "yours", t)),
        cell(move.origin._replace(zone="", cluster=""), t) if inside else "",
        t("lab.odds", odds=certainty(move, found, t)),
        t("lab.for_wish") if move.for_wish else "",
    ]
    return (
        t("lab.move", origin=cell(origin, t), target=cell(target, t)),
        str(count(move.points, "move", found.kind, t)),
        " · ".join(filter(None, words)),
    )


def certainty(move: Move, found: Outcome, t: Text) -> Figure:
    """The odds of a move as a figure."""
    ref = "match/plan/move" if found.kind == "modelled" else "match/yours/plan"
    return Figure(chance(move.odds, t), ref, found.kind)


def table(moves: Sequence[Move]) -> pd.DataFrame:
    """The moves as records, ids only: the columns of the HTTP answer."""
    return pd.DataFrame(
        [
            {
                "year": move.year,
                "level": move.origin.level,
                "to_level": move.target.level,
                "from_zone": move.origin.zone,
                "from_cluster": move.origin.cluster,
                "to_zone": move.target.zone,
                "to_cluster": move.target.cluster,
                "points": move.points,
                "odds": round(move.odds, 4),
                "for_wish": move.for_wish,
            }
            for move in moves
        ]
    )


def listing(moves: Sequence[Move], name: str, t: Text) -> None:
    """The same as a table to sort and files to take away."""
    shown = pd.DataFrame(
        [
            {
                "year": move.year,
                "from": cell(move.origin, t),
                "to": cell(move.target, t),
                "points": move.points,
                "odds": chance(move.odds, t),
                "why": t("lab.for_wish") if move.for_wish else t("lab.for_objective"),
            }
            for move in moves
        ]
    )
    columns = {key: t(f"lab.col_{key}") for key in ("year", "from", "to", "points", "odds", "why")}
    rows = table(moves)
    files = {
        f"plan_{name}.csv": lambda: export.csv(rows),
        f"plan_{name}.xlsx": lambda: export.xlsx(rows, name),
    }
    twin.show(shown, columns, f"lab_{name}", t, files)
