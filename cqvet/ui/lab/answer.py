"""What a plan does: in words, as a picture of the clusters, and who gives and who stays short."""

from typing import Any

import pandas as pd
import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models.plan import Answer, Change, Index, Loser, Unmet, Verdict
from cqvet.pictures.charts import structure
from cqvet.subjects import lab, market
from cqvet.subjects.lab import standing
from cqvet.subjects.lab.words import cell, cluster, count, signed
from cqvet.subjects.market.choice import Choice
from cqvet.subjects.market.words import spread, written
from cqvet.ui import prose, vega
from cqvet.ui.frame import View
from cqvet.ui.lab.state import Outcome
from cqvet.ui.matching import counted


def show(view: View, chosen: Choice, found: Outcome, answer: Answer) -> None:
    """The clusters that change, as a picture; how many offerings move and what that changes."""
    t = view.t
    picture(view, found, answer)
    prose.lines(said(found, answer, t), "lab_summary", t)
    if spared := spare(chosen, found, answer, t):
        prose.lines([spared], "lab_spared", t, "small")
    if rows := changes(found, answer, t):
        prose.rows(rows, "lab_indices", t)
    outside = found.settings.outside == "yes"
    if said_of := counted.lines(chosen, "lab", t, outside=outside):
        prose.lines(said_of, "counted", t, "small")


def picture(view: View, found: Outcome, answer: Answer) -> None:
    """A bar for each cluster that gives or takes; none where none does."""
    t, frame = view.t, changed(answer, found, view.t)
    if frame.empty:
        return
    listed = [t("matching.gap_of", cluster=b["name"], gap=b["short"]) for b in data.rows(frame)]
    vega.show(
        frame,
        structure.changes(
            len(frame),
            t("lab.axis_net"),
            exact=found.kind == "yours",
            dark=view.dark,
            narrow=view.narrow,
        ),
        key="lab_changes",
        alt=t("lab.changes_alt", changes=t.join(listed)),
    )


def said(found: Outcome, answer: Answer, t: Text) -> list[str]:
    """The size of the plan, and on which basis it holds."""
    total = Figure(number(answer.total, t.lang), market.SERVING, "reported")
    if found.kind == "yours":
        total = Figure(number(answer.total, t.lang), "match/yours/supply", "yours")
    moved = sum(move.points for move in answer.moves)
    lines = [
        t(
            "lab.summary",
            moved=count(moved, "moved", found.kind, t),
            yearly=count(answer.yearly, "yearly", "yours", t),
            total=total,
        ),
        held(found, answer, t),
    ]
    if answer.in_balance:
        lines.append(t("lab.in_balance"))
    elif not answer.moves:
        lines.append(t("lab.no_moves"))
    return list(filter(None, lines))


def spare(chosen: Choice, found: Outcome, answer: Answer, t: Text) -> str:
    """Why a cluster with more than its share on every basis gives nothing, where others do."""
    givers = {row.cell.cluster for row in answer.losers}
    case = chosen.case() if chosen.modelled and givers else None
    if case is None:
        return ""
    held = givers | set(lab.decode_fixed(found.settings.fixed))
    names = [
        cluster(row.cluster, t)
        for row in standing.found(case, chosen.own).values()
        if row.verdict is Verdict.EVERY_BASIS
        and row.bases[0].side == "above"
        and row.cluster not in held
    ]
    if not names:
        return ""
    return t(
        f"lab.spared_{found.settings.objective}",
        names=t.join(names),
        basis=t(f"matching.basis_{chosen.basis}"),
        givers=t.join(
            [cluster(row.cluster, t) for row in answer.clusters if row.cluster in givers]
        ),
    )


def changes(found: Outcome, answer: Answer, t: Text) -> list[tuple[str, str]]:
    """Each index that the plan changes, before and after, with intervals."""
    return [
        (
            t(f"lab.objective_{before.id}"),
            t("lab.change", before=mark(before, found, t), after=mark(after, found, t)),
        )
        for before, after in zip(answer.before, answer.after, strict=True)
        if before.value != after.value
    ]


def held(found: Outcome, answer: Answer, t: Text) -> str:
    """How many of the offerings move on every basis of demand, and how many on some only."""
    points = dict.fromkeys(Verdict, 0)
    for move in answer.moves:
        if move.verdict:
            points[move.verdict] += move.points
    parts = [
        t(
            "lab.verdict_points",
            n=count(n, "move", found.kind, t),
            verdict=t(f"lab.step_{verdict}"),
        )
        for verdict, n in points.items()
        if n
    ]
    if not parts:
        return ""
    said = [t("lab.by_verdict", parts=t.join(parts)), t("lab.about_step")]
    return ("" if t.lang == "zh" else " ").join(said)


def changed(answer: Answer, found: Outcome, t: Text) -> pd.DataFrame:
    """One row a cluster that ends with more or fewer offerings, the largest giver first."""
    rows: list[dict[str, Any]] = []
    for row in answer.clusters:
        if net := round(row.points_after - row.points_before):
            shares = {
                n: written(getattr(row, n), "share", t) for n in ("before", "after", "demand")
            }
            rows.append(
                {
                    "name": cluster(row.cluster, t),
                    "value": net,
                    "takes": net > 0,
                    "short": signed(net, t),
                    "text": t("lab.shares", **shares),
                    "ref": ref(found, "cluster"),
                }
            )
    rows.sort(key=lambda row: int(row["value"]))
    return pd.DataFrame(rows)


def about(view: View, found: Outcome, answer: Answer) -> None:
    """Who gives and why, and what stays unmet, side by side."""
    t = view.t
    left, right = st.columns(2, gap="large")
    with left:
        prose.lines([t("lab.losers"), t("lab.about_losers")], "about_losers", t, "small")
        shares = {row.cluster: row for row in answer.clusters}
        rows = [loser(row, shares[row.cell.cluster], found, t) for row in answer.losers]
        prose.rows(rows or [(t("lab.losers_none"),)], "lab_losers", t)
    with right:
        prose.lines([t("lab.unmet"), t("lab.about_unmet")], "about_unmet", t, "small")
        rows = [short(row, found, answer, t) for row in answer.unmet]
        prose.rows(rows or [(t("lab.unmet_none"),)], "lab_unmet", t)


def ref(found: Outcome, what: str) -> str:
    """Where a figure of a plan leads."""
    return f"match/plan/{what}" if found.kind == "modelled" else "match/yours/plan"


def share(ends: tuple[float, float, float], found: Outcome, what: str, t: Text) -> Figure:
    """A share (value, low, high) as a figure, with its interval where the supply is modelled."""
    exact = found.kind == "yours"
    text = written(ends[0], "share", t) if exact else spread(*ends, "share", t)
    return Figure(text, ref(found, what), found.kind)


def mark(index: Index, found: Outcome, t: Text) -> Figure:
    return share((index.value, index.low, index.high), found, "index", t)


def before(row: Change) -> tuple[float, float, float]:
    """The share of supply before: a plan moves all draws alike, so its interval moves along."""
    moved = row.after - row.before
    return row.before, row.low - moved, row.high - moved


def wanted(row: Change, t: Text) -> Figure:
    """The share of demand."""
    basis = st.session_state["basis"]
    source = {"target_2027": f"match/target/{row.cluster}", "equal": f"match/equal/{row.cluster}"}
    kind: Kind = "yours" if basis == "own" else "reference"
    return Figure(written(row.demand, "share", t), source.get(basis, "match/yours/weight"), kind)


def loser(row: Loser, of: Change, found: Outcome, t: Text) -> tuple[str, str, str]:
    """A place that gives, how many, why, and what speaks for keeping."""
    if of.cluster == lab.OUTSIDE:
        reason = t("lab.reason_outside")
    else:
        shares = share(before(of), found, "cluster", t)
        reason = t("lab.reason_for", before=shares, demand=wanted(of, t))
    if row.kept:
        keep = t(
            "lab.kept",
            n=count(row.kept, "loser", "yours", t),
            reasons=t.join([t(f"lab.reason_{code}") for code in row.reasons]),
        )
    else:
        keep = t("lab.kept_none")
    points = Figure(signed(-row.points, t), ref(found, "loser"), found.kind)
    return cell(row.cell, t), str(points), f"{reason} {keep}"


def short(row: Unmet, found: Outcome, answer: Answer, t: Text) -> tuple[str, str, str]:
    """A cluster that stays short of its demand."""
    missing = number(int(row.points + 1e-9), t.lang)
    if found.kind == "modelled":
        ends = {"low": row.low, "high": row.high}
        written_ends = {n: number(answer.total * end, t.lang, 0) for n, end in ends.items()}
        missing = t("matching.interval", v=missing, **written_ends)
    part = share((row.share, row.low, row.high), found, "unmet", t)
    figure = Figure(missing, ref(found, "unmet"), found.kind)
    return cluster(row.cluster, t), str(figure), t("lab.of_all", share=part)
