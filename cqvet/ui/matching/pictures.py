"""Supply and demand by cluster as pictures, with the table that says the same."""

import numpy as np
import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base import export
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Case, Standing, formulas
from cqvet.pictures.charts import structure
from cqvet.subjects import market
from cqvet.ui import prose, twin, vega
from cqvet.ui.frame import View
from cqvet.ui.matching import standing
from cqvet.ui.matching.choice import Choice
from cqvet.ui.matching.words import cluster_name, spread, written

BARS = ("name", "value", "low", "high", "strength", "text", "labelled", "answer", "told", "ref")


def show(view: View, choice: Choice, case: Case) -> None:
    """Dumbbell and gaps; for a register also zones by clusters; then the table."""
    t = view.t
    frame = clusters(case, choice, view)
    known = bool(case.demand.sum())
    st.subheader(t("matching.structure"), anchor=False)
    st.caption(t(f"matching.structure_{case.kind}"))
    vega.show(
        frame,
        structure.dumbbell(
            len(frame),
            t("matching.side_supply"),
            t("matching.side_demand"),
            t("matching.axis_share"),
            both=known,
            narrow=view.narrow,
        ),
        key="dumbbell",
        alt=t("matching.dumbbell_alt", cluster=top(frame, "supply")),
    )
    if known:
        st.markdown(f"**{t('matching.gap')}**")
        st.caption(t("matching.gap_about"))
        st.caption(t("matching.standing_about"))
        if frame["labelled"].any():
            st.caption(t("matching.labelled_about"))
        bars = frame.assign(value=frame["gap"], low=frame["gap_low"], high=frame["gap_high"])
        vega.show(
            bars[[*BARS]],
            structure.gaps(
                len(bars),
                t("matching.axis_gap"),
                standing.answers(t),
                pitch=pitch(bars),
                dark=view.dark,
                narrow=view.narrow,
            ),
            key="gap",
            alt=t("matching.gap_alt", cluster=top(bars, "value")),
        )
    if choice.rows is not None:
        grid(view, choice, choice.rows)
    listing(view, choice, case, frame)


def pitch(bars: pd.DataFrame) -> float:
    """How far apart the strokes of a hatched bar are, in points: 60 of them in the whole width."""
    ends = bars[["value", "low", "high"]].fillna(0.0).to_numpy()
    return float(f"{max(np.ptp(ends), 1.0) / 60:.2g}")


def top(frame: pd.DataFrame, column: str) -> str:
    return str(frame["name"].iloc[frame[column].argmax()])


def clusters(case: Case, choice: Choice, view: View) -> pd.DataFrame:
    """One row a cluster in percent: shares of supply and demand, their gap, all in words too."""
    t = view.t
    share, low, high = 100 * case.spread(formulas.shares)
    known = bool(case.demand.sum())
    demand = 100 * formulas.shares(case.demand) if known else np.full(len(share), np.nan)
    gap = (
        100 * case.spread(lambda s: formulas.gap(s, case.demand))
        if known
        else np.full((3, len(share)), np.nan)
    )
    labelled = market.labelled() if st.session_state["basis"] == "target_2027" else frozenset()
    stand = standing.found(case, choice.own)
    strong = market.chosen_roots(view.filters)
    return pd.DataFrame(
        {
            "cluster": list(case.clusters),
            "name": [cluster_name(code, t) for code in case.clusters],
            "supply": share,
            "low": low,
            "high": high,
            "demand": demand,
            "gap": gap[0],
            "gap_low": gap[1],
            "gap_high": gap[2],
            "labelled": [code in labelled for code in case.clusters],
            "strength": [1.0 if code in strong else structure.FADED for code in case.clusters],
            "supply_text": [_spread(row, t) for row in np.stack([share, low, high], axis=1) / 100],
            "demand_text": [
                written(d / 100, "share", t) if known else t("missing.not_found") for d in demand
            ],
            "text": [points(row, t) if known else "" for row in gap.T],
            "answer": [t(f"lab.verdict_{stand[code].verdict}") for code in case.clusters],
            "told": [standing.plain(stand[code], t) for code in case.clusters],
            "ref": [supply_ref(code, case.kind) for code in case.clusters],
        }
    )


def supply_ref(cluster: str, kind: str) -> str:
    """Where the supply of a cluster comes from: the model, or the visitor's register."""
    return f"match/supply/{cluster}" if kind == "modelled" else "match/yours/supply"


def _spread(row: np.ndarray, t: Text) -> str:
    value, low, high = (float(number) for number in row)
    return spread(value, low, high, "share", t) if np.isfinite(value) else t("matching.refused")


def points(row: np.ndarray, t: Text) -> str:
    """A gap in points with its sign, and its interval where there is one."""
    value, low, high = (
        ("−" if end < 0 else "+") + number(abs(float(end)), t.lang, 1) for end in row
    )
    text = value if np.isnan(row[1]) else t("matching.interval", v=value, low=low, high=high)
    return t("matching.points", n=text)


def grid(view: View, choice: Choice, register: pd.DataFrame) -> None:
    """The register's offerings by zone and cluster."""
    t = view.t
    rows = market.chosen(register, choice.filters.level, choice.filters.zone)
    found = market.points(rows, choice.year, choice.ratings)
    if found.empty:
        return
    held = found.groupby(["zone", "cluster"])["points"].sum().to_dict()
    zones = [code for code in data.names("zone") if code in set(found["zone"])]
    frame = pd.DataFrame(
        [
            {
                "name": cluster_name(cluster, t),
                "zone": quoting.word("zone", zone, t),
                "points": held.get((zone, cluster), 0.0),
                "text": number(held.get((zone, cluster), 0.0), t.lang, 1),
                "ref": "match/yours/supply",
            }
            for cluster in market.roots()
            for zone in zones
        ]
    )
    st.markdown(f"**{t('matching.grid')}**")
    st.caption(t("matching.grid_about"))
    vega.show(
        frame,
        structure.grid(
            len(market.roots()),
            float(frame["points"].max()),
            t("matching.axis_points"),
            dark=view.dark,
            narrow=view.narrow,
        ),
        key="grid",
        alt=t("matching.grid_alt", cluster=top(frame, "points")),
    )


def listing(view: View, choice: Choice, case: Case, frame: pd.DataFrame) -> None:
    """Offerings and demand of each cluster: a list to open the sources, a table to take away."""
    t = view.t
    rows = matching.cluster_rows(case)
    stand = standing.found(case, choice.own)
    with st.expander(t("matching.clusters")):
        st.caption(t(f"matching.clusters_{case.kind}"))
        lines = [line(row, stand[row["cluster"]], t) for row in data.rows(rows)]
        prose.rows(lines, "clusters", t)
    shown = frame.assign(
        offerings=[offerings(row, t) for row in data.rows(rows)],
        gap=frame["text"],
    )
    verdicts = [str(row.verdict) for row in stand.values()]
    columns = {
        "name": t("param.cluster"),
        "offerings": t("matching.axis_points"),
        "supply_text": t("matching.side_supply"),
        "demand_text": t("matching.side_demand"),
        "gap": t("matching.gap"),
        "told": t("matching.col_standing"),
    }
    twin.show(
        shown,
        columns,
        "clusters",
        t,
        {"clusters.csv": lambda: export.csv(rows.assign(verdict=verdicts))},
    )
    st.caption(t("matching.drawn_from"))


def offerings(row: data.Row, t: Text) -> str:
    """Offerings with their interval."""
    ends = {name: number(row[name], t.lang, 0) for name in ("low", "high") if row[name] is not None}
    text = number(row["supply"], t.lang, 1 if row["kind"] == "yours" else 0)
    return t("matching.interval", v=text, **ends) if ends else text


def line(row: data.Row, stand: Standing, t: Text) -> tuple[str, str, str]:
    """Name, offerings, and in the remark demand and whether there are more or less than that."""
    kind, cluster = row["kind"], row["cluster"]
    ref = supply_ref(cluster, kind)
    share = ""
    if row["demand"] is not None:
        basis = st.session_state["basis"]
        where = {
            "target_2027": f"match/target/{cluster}",
            "equal": f"match/equal/{cluster}",
            "own": "match/yours/weight",
        }[basis]
        demand = Figure(
            written(row["demand"], "share", t), where, "yours" if basis == "own" else "reference"
        )
        share = t("matching.demand_share", share=demand)
        if basis == "target_2027" and cluster in market.labelled():
            share = t("matching.labelled", share=share)
    words = [share, standing.answer(stand, t), standing.each(stand, kind, t)]
    remark = " · ".join(filter(None, words))
    return cluster_name(cluster, t), str(Figure(offerings(row, t), ref, kind)), remark
