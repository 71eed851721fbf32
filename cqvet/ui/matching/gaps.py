"""The first tab: how far programmes fall short of demand in each cluster, the shortest first."""

from operator import itemgetter
from typing import Final

import numpy as np
import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Case, Standing, formulas
from cqvet.models.plan.odds import SURE
from cqvet.pictures.charts import structure
from cqvet.subjects import market
from cqvet.subjects.lab import standing
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import cluster_name, spread, written
from cqvet.ui import prose, twin, vega
from cqvet.ui.frame import View
from cqvet.ui.matching import beside, choice, controls, counted, figures, students

BARS: Final = (
    "name",
    "value",
    "low",
    "high",
    "strength",
    "short",
    "text",
    "shares",
    "labelled",
    "answer",
    "told",
    "ref",
)
UNTARGETED: Final = "†"
"""The sign of a cluster whose demand has no target of its own."""


def show(view: View) -> None:
    """The picture, beside it what is known of the match as a whole."""
    t, chosen = view.t, choice.read(view)
    case = chosen.case() if chosen else None
    if chosen is None or case is None:
        st.info(t("frame.nothing_matches") if chosen else choice.lacking(t))
        controls.under(view)
        return
    left, right = (
        st.columns([2.6, 1], gap="medium") if not view.stacked else (st.container(), st.container())
    )
    with left:
        if case.demand.sum():
            picture(view, chosen, case)
        else:
            st.info(t("matching.no_weight"))
        controls.under(view)
    with right:
        figures.show(view, case)
        if chosen.counted == market.COUNTED[0]:
            prose.lines(counted.lines(chosen, "matching", t), "counted", t, "small")
    if chosen.rows is not None:
        beside.show(view, chosen, case)
    students.show(view)


def picture(view: View, chosen: Choice, case: Case) -> None:
    """Bars sorted by gap; behind them how to read them, and the table."""
    t = view.t
    frame = clusters(case, chosen, t)
    rows = data.rows(frame)
    listed = [t("matching.gap_of", cluster=row["name"], gap=row["text"]) for row in rows]
    vega.show(
        frame[[*BARS]],
        structure.gaps(
            len(frame),
            t("matching.axis_gap"),
            standing.answers(t),
            dark=view.dark,
            narrow=view.narrow,
        ),
        key="gap",
        alt=t("matching.gap_alt", basis=t(f"matching.basis_{chosen.basis}"), gaps=t.join(listed)),
    )
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        with st.popover(
            t("frame.about_picture"), type="tertiary", on_change="rerun", key="about_gap"
        ) as about:
            if about.open:
                explain(chosen, case, frame, t)
        basis = t("matching.by_basis", basis=t(f"matching.basis_{chosen.basis}"))
        prose.lines([t.join([basis, *signs(case, frame, t)], "frame.clauses")], "signs", t, "small")


def explain(chosen: Choice, case: Case, frame: pd.DataFrame, t: Text) -> None:
    """How to read the picture, and its table."""
    brought = chosen.brought and chosen.basis == "own"
    said = [
        t("matching.gap_about"),
        t("matching.about_brought" if brought else f"matching.about_{chosen.basis}"),
        t("matching.standing_about"),
        t(f"matching.clusters_{case.kind}"),
    ]
    prose.lines(said, "gap_about", t, "small")
    rows = matching.cluster_rows(case)
    known = {row["cluster"]: row for row in data.rows(rows)}
    shown = frame.assign(offerings=[offerings(known[code], t) for code in frame["cluster"]])
    columns = {
        "name": t("param.cluster"),
        "text": t("matching.gap"),
        "supply_text": t("matching.side_supply"),
        "demand_text": t("matching.side_demand"),
        "offerings": t(f"matching.counted_{chosen.counted}"),
        "told": t("matching.col_standing"),
    }
    files = {"clusters.csv": lambda: kept(rows, frame, t)}
    headed = twin.Headed("name", "text", "modelled" if case.kind == "modelled" else "yours")
    twin.show(shown, columns, "clusters", t, files, source=itemgetter("ref"), headed=headed)


def kept(rows: pd.DataFrame, frame: pd.DataFrame, t: Text) -> pd.DataFrame:
    """The clusters as they are taken away: offerings with their interval, shares, gap, answer."""
    told = frame.set_index("cluster").loc[rows["cluster"]].reset_index()
    shares = {"side_supply": rows["supply"] / rows["supply"].sum(), "side_demand": rows["demand"]}
    return pd.DataFrame(
        {
            t("param.cluster"): told["name"],
            t("matching.axis_points"): rows["supply"].round(1).to_numpy(),
            **{t(f"pipeline.col_{end}"): rows[end].round(1).to_numpy() for end in ("low", "high")},
            **{
                t("pipeline.label", name=t(f"matching.{name}"), unit="%"): (100 * share)
                .round(1)
                .to_numpy()
                for name, share in shares.items()
            },
            t("matching.gap"): told["value"].round(1),
            t("matching.col_standing"): told["answer"],
        }
    )


def signs(case: Case, frame: pd.DataFrame, t: Text) -> list[str]:
    """What the thin lines and the sign at the edge mean, where there are any."""
    whiskers = [] if case.draws is None else [t("matching.whisker_about")]
    marked = [t("matching.labelled_about", sign=UNTARGETED)] if frame["labelled"].any() else []
    return [*whiskers, *marked]


def clusters(case: Case, chosen: Choice, t: Text) -> pd.DataFrame:
    """One row a cluster, the shortest first: its gap in points, both shares, all in words too."""
    share = case.spread(formulas.shares)
    demand = formulas.shares(case.demand)
    gap = 100 * case.spread(lambda supply: formulas.gap(supply, case.demand))
    labelled = market.labelled() if chosen.basis == "target_2027" else frozenset()
    stand = standing.found(case, chosen.own)
    strong = market.chosen_roots(chosen.filters)
    sides = [
        (spread(value, low, high, "share", t), written(wanted, "share", t))
        for (value, low, high), wanted in zip(share.T.tolist(), demand.tolist(), strict=True)
    ]
    frame = pd.DataFrame(
        {
            "cluster": list(case.clusters),
            "name": [cluster_name(code, t) for code in case.clusters],
            "value": gap[0],
            "low": gap[1],
            "high": gap[2],
            "labelled": [code in labelled for code in case.clusters],
            "strength": [1.0 if code in strong else structure.FADED for code in case.clusters],
            "supply_text": [supply for supply, _ in sides],
            "demand_text": [wanted for _, wanted in sides],
            "shares": [t("matching.shares", supply=s, demand=d) for s, d in sides],
            "short": [
                f"{signed(value)} {UNTARGETED}" if code in labelled else signed(value)
                for code, value in zip(case.clusters, gap[0], strict=True)
            ],
            "text": [points(row, t) for row in gap.T],
            "answer": [t(f"lab.verdict_{stand[code].verdict}") for code in case.clusters],
            "told": [
                told(stand[code], chosen.basis, row, t)
                for code, row in zip(case.clusters, gap.T, strict=True)
            ],
            "ref": [gap_ref(code, case.kind) for code in case.clusters],
        }
    )
    return frame.sort_values("value", kind="stable").reset_index(drop=True)


def gap_ref(cluster: str, kind: str) -> str:
    """What the gap of a cluster is made of: the model and a target, or the visitor's register."""
    return f"match/gap/{cluster}" if kind == "modelled" else "match/yours/supply"


def told(stand: Standing, basis: str, gap: np.ndarray, t: Text) -> str:
    """The answer for a cluster; where its interval seems to say another thing, why it does not."""
    text = standing.plain(stand, t)
    odds = next((one.odds for one in stand.bases if one.name == basis), 1.0)
    _, low, high = gap
    if np.isnan(low) or odds >= SURE:
        return text
    if low * high > 0:
        return t.join([text, t("matching.why_demand")], "frame.clauses")
    surer = [t(f"matching.basis_{one.name}") for one in stand.bases if one.odds >= SURE]
    if not surer:
        return text
    return t.join([text, t("matching.why_other", basis=t.join(surer))], "frame.clauses")


def signed(value: float) -> str:
    """A number of points with its sign, all with one decimal: they stand below each other."""
    return ("−" if value < 0 else "+") + f"{abs(float(value)):.1f}"


def points(row: np.ndarray, t: Text) -> str:
    """A gap in points with its sign, and its interval where there is one."""
    value, low, high = (signed(end) for end in row)
    text = value if np.isnan(row[1]) else t("matching.interval", v=value, low=low, high=high)
    return t("matching.points", n=text)


def offerings(row: data.Row, t: Text) -> str:
    """Offerings with their interval."""
    ends = {name: number(row[name], t.lang, 0) for name in ("low", "high") if row[name] is not None}
    text = number(row["supply"], t.lang, 1 if row["kind"] == "yours" else 0)
    return t("matching.interval", v=text, **ends) if ends else text
