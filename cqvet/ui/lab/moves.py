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
from cqvet.ui.lab import words
from cqvet.ui.lab.state import Outcome
from cqvet.ui.lab.words import cell, cluster, count, place


def show(view: View, found: Outcome, answer: Answer) -> None:
    """The advised moves first; under them those that odds or balance leave out."""
    t = view.t
    if answer.moves:
        st.subheader(t("lab.moves"), anchor=False)
        st.caption(t("lab.about_moves"))
        picture(view, answer)
        prose.rows([line(move, found, t) for move in answer.moves], "lab_moves", t)
        listing(answer.moves, "moves", t)
    equals(view, answer)
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
    remarks = [
        t("lab.year", n=count(move.year, "move", "yours", t)),
        cell(move.origin._replace(zone="", cluster=""), t) if inside else "",
        t("lab.odds", odds=certainty(move, found, t)),
        t("lab.for_wish") if move.for_wish else "",
        told(move, found, t),
        elsewhere(move, t),
    ]
    return (
        t("lab.move", origin=cell(origin, t), target=cell(target, t)),
        str(count(move.points, "move", found.kind, t)),
        " · ".join(filter(None, remarks)),
    )


def certainty(move: Move, found: Outcome, t: Text) -> Figure:
    """The odds of a move as a figure."""
    ref = "match/plan/move" if found.kind == "modelled" else "match/yours/plan"
    return Figure(words.certainty(move.odds, t), ref, found.kind)


def told(move: Move, found: Outcome, t: Text) -> str:
    """What the odds on every basis say together, and each of them."""
    if move.verdict is None:
        return ""
    ref = "match/plan/move" if found.kind == "modelled" else "match/yours/plan"
    each = [
        t(
            "lab.on_basis",
            basis=words.basis(code, t),
            odds=Figure(words.certainty(odds, t), ref, found.kind),
        )
        for code, odds in move.bases
    ]
    return t("lab.verdict", verdict=t(f"lab.verdict_{move.verdict}"), each=t.join(each))


def elsewhere(move: Move, t: Text) -> str:
    """Other places where one of the same offerings could be moved equally well."""
    places = t.join([place(zone, None, level, t) for zone, level in move.places])
    return t("lab.places", places=places) if places else ""


def equals(view: View, answer: Answer) -> None:
    """Clusters that are equally good to give or to take the last offering."""
    t = view.t
    texts = [
        t(
            "lab.tie_gives" if tie.gives else "lab.tie_takes",
            n=count(tie.points, "move", "yours", t),
            clusters=t.join(
                [cluster(row.cluster, t) for row in answer.clusters if row.cluster in tie.clusters]
            ),
        )
        for tie in answer.ties
    ]
    if texts:
        prose.lines(texts, "lab_ties", t)


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
                **{f"odds_{basis}": odds for basis, odds in move.bases},
                "verdict": str(move.verdict or ""),
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
                "odds": words.certainty(move.odds, t),
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
