"""What a plan does: indices before and after, who gives and who stays short."""

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence.figure import Figure, Kind
from cqvet.i18n import Text
from cqvet.models.matching import formulas
from cqvet.models.plan import Answer, Change, Index, Loser, Unmet
from cqvet.subjects import lab, market
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.lab.state import Outcome
from cqvet.ui.lab.words import cell, cluster, count
from cqvet.ui.matching.choice import Choice
from cqvet.ui.matching.words import spread, written


def show(view: View, choice: Choice, found: Outcome, answer: Answer) -> None:
    """The yearly limit, the indices, the clusters before and after, givers, what stays unmet."""
    t, kind = view.t, found.kind
    moved = sum(move.points for move in answer.moves)
    st.subheader(t("lab.answer"), anchor=False)
    texts = [
        t(
            "lab.summary",
            yearly=count(answer.yearly, "yearly", "yours", t),
            total=total(answer, found, t),
            moved=count(moved, "moved", kind, t),
        )
    ]
    if answer.in_balance:
        texts.append(t("lab.in_balance"))
    elif not answer.moves:
        texts.append(t("lab.no_moves"))
    prose.lines(texts, "lab_summary", t)
    prose.rows(indices(answer, found, t), "lab_indices", t)
    st.caption(t(f"lab.indices_{kind}"))
    if kind == "yours":
        counted(choice, answer, found, t)
    left, right = st.columns(2, gap="large")
    with left:
        st.markdown(f"**{t('lab.clusters')}**")
        prose.rows([change(row, found, t) for row in answer.clusters], "lab_clusters", t)
    with right:
        losers(view, found, answer)
        st.markdown(f"**{t('lab.unmet')}**")
        st.caption(t("lab.about_unmet"))
        if answer.unmet:
            prose.rows([short(row, found, answer, t) for row in answer.unmet], "lab_unmet", t)
        else:
            st.caption(t("lab.unmet_none"))


def counted(choice: Choice, answer: Answer, found: Outcome, t: Text) -> None:
    """Similarity by both ways of counting a register, side by side, with what differs."""
    case = choice.case()
    if case is None or not case.demand.sum():
        return
    whole = next(row for row in answer.before if row.id == "similarity")
    parts = float(formulas.similarity(case.supply, case.demand))
    other = Figure(written(parts, "share", t), "match/yours/index", "yours")
    prose.lines([t("lab.counted", whole=mark(whole, found, t), parts=other)], "counted", t)


def total(answer: Answer, found: Outcome, t: Text) -> Figure:
    """All offerings: published for the model, counted in a register."""
    text = number(answer.total, t.lang)
    if found.kind == "modelled":
        return Figure(text, market.SERVING, "reported")
    return Figure(text, "match/yours/supply", "yours")


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


def indices(answer: Answer, found: Outcome, t: Text) -> list[tuple[str, str, str]]:
    """Each objective before and after; in the remark what the whole optimum would reach."""
    return [
        (
            t(f"lab.objective_{before.id}"),
            t("lab.change", before=mark(before, found, t), after=mark(after, found, t)),
            t("lab.possible", value=mark(possible, found, t)),
        )
        for before, after, possible in zip(
            answer.before, answer.after, answer.possible, strict=True
        )
    ]


def before(row: Change, found: Outcome, t: Text) -> Figure:
    """The share of supply before: a plan moves all draws alike, so its interval moves along."""
    moved = row.after - row.before
    return share((row.before, row.low - moved, row.high - moved), found, "cluster", t)


def wanted(row: Change, t: Text) -> Figure:
    """The share of demand."""
    basis = st.session_state["basis"]
    source = {"target_2027": f"match/target/{row.cluster}", "equal": f"match/equal/{row.cluster}"}
    kind: Kind = "yours" if basis == "own" else "reference"
    return Figure(written(row.demand, "share", t), source.get(basis, "match/yours/weight"), kind)


def change(row: Change, found: Outcome, t: Text) -> tuple[str, str, str]:
    """The share of a cluster before and after, beside its share of demand."""
    after = share((row.after, row.low, row.high), found, "cluster", t)
    net = signed(round(row.points_after - row.points_before), t)
    words = t("lab.net", net=Figure(net, ref(found, "cluster"), found.kind))
    if row.cluster != lab.OUTSIDE:
        words = t("lab.net_demand", net=words, demand=wanted(row, t))
    return (
        cluster(row.cluster, t),
        t("lab.change", before=before(row, found, t), after=after),
        words,
    )


def signed(points: int, t: Text) -> str:
    """A number of offerings with its sign."""
    return ("+" if points > 0 else "−" if points else "") + number(abs(points), t.lang)


def losers(view: View, found: Outcome, answer: Answer) -> None:
    """Who gives: the reason for it and the reasons to keep, side by side."""
    t = view.t
    st.markdown(f"**{t('lab.losers')}**")
    st.caption(t("lab.about_losers"))
    if not answer.losers:
        st.caption(t("lab.losers_none"))
        return
    shares = {row.cluster: row for row in answer.clusters}
    prose.rows(
        [loser(row, shares[row.cell.cluster], found, t) for row in answer.losers], "lab_losers", t
    )


def loser(row: Loser, of: Change, found: Outcome, t: Text) -> tuple[str, str, str]:
    """A place that gives, how many, why, and what speaks for keeping."""
    if of.cluster == lab.OUTSIDE:
        reason = t("lab.reason_outside")
    else:
        reason = t("lab.reason_for", before=before(of, found, t), demand=wanted(of, t))
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
