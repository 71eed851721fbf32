"""Supply, demand, and the match by each index."""

import math

from cqvet.evidence import ledger, quoting
from cqvet.models import matching
from cqvet.subjects.market.words import FORMULAS, cluster_name
from cqvet.subjects.report.marks import RATE, Marks, point, span, unit_of
from cqvet.subjects.report.model import (
    Amount,
    Cell,
    Column,
    Mark,
    Picture,
    Points,
    Section,
    Span,
    Table,
    told,
)

SCALED = ("coverage_narrow", "coverage_wide", "similarity", "coordination")
"""Indices on one scale, on which 100 % is a full match."""


def supply(say: Marks) -> Section:
    """How many offerings there are by cluster and level."""
    t, facts = say.t, say.facts
    most = max(facts.clusters, key=lambda one: one.offerings.value)
    found = t(
        "report.supply", total=say.supply(), cluster=say.name(most.code), share=say.share(most)
    )
    how = t(f"report.supply_{facts.kind}")
    return Section("supply", t("report.supply_title"), (found, how, levels(say)))


def levels(say: Marks) -> Table:
    """Offerings by level."""
    t, counted = say.t, say.modelled
    columns = [Column(t("report.col_level")), Column(t("report.col_offerings"), "count", counted)]
    if counted:
        columns.insert(1, Column(t("report.col_institutions"), "count"))
    rows = []
    for one in say.facts.levels:
        row: list[Cell] = [quoting.word("level", one.code, t), one.offerings]
        if one.institutions is not None:
            row.insert(1, float(one.institutions))
        rows.append(tuple(row))
    note = t(f"report.note_{say.facts.kind}")
    return Table(
        "levels", t("report.table_levels"), tuple(columns), tuple(rows), say.facts.kind, note
    )


def demand(say: Marks) -> Section:
    """What demand is made of on the chosen basis, and how sure that is."""
    t, basis = say.t, say.facts.order.chosen.basis
    most = max(say.facts.clusters, key=lambda one: one.demand)
    largest = {"cluster": say.name(most.code), "share": say.demand(most)}
    said = [t(f"matching.about_{basis}")]
    said.append(t("report.demand_equal" if basis == "equal" else "report.demand", **largest))
    if any(one.labelled for one in say.facts.clusters):
        labelled = [one.code for one in say.facts.clusters if one.labelled]
        said.append(t("report.demand_labelled", names=say.names(labelled)))
    said.append(t("report.demand_unsure"))
    return Section("demand", t("report.demand_title"), (*said, gaps(say), clusters(say)))


def gaps(say: Marks) -> Picture:
    """Both shares of every cluster, the shortest first."""
    t = say.t
    listed = [
        t("matching.gap_of", cluster=say.name(one.code), gap=point(one.gap.value, t))
        for one in say.facts.clusters
    ]
    return Picture(
        "gaps",
        "shares",
        t("report.picture_gaps"),
        t("matching.gap_alt", basis=t(f"matching.basis_{_basis(say)}"), gaps=t.join(listed)),
        tuple(
            Mark(
                quoting.called("clusters", one.code, t),
                _hundredth(one.supply),
                point(one.gap.value, t),
                100 * one.demand,
                one.labelled,
            )
            for one in say.facts.clusters
        ),
        tuple(t(f"board.key_{key}") for key in ("supply", "demand", "none")),
    )


def _basis(say: Marks) -> str:
    return say.facts.order.chosen.basis


def _hundredth(ends: Span) -> Span:
    return Span(*(100 * end for end in ends))


def clusters(say: Marks) -> Table:
    """Every cluster: offerings, shares, the gap, and on which side it lies how surely."""
    t, spans = say.t, say.modelled
    return Table(
        "clusters",
        t("report.table_clusters"),
        (
            Column(t("param.cluster")),
            Column(t("report.col_offerings"), "count" if spans else "mean", spans),
            Column(t("matching.side_supply"), "share", spans),
            Column(t("matching.side_demand"), "share"),
            Column(t("report.col_gap"), "points", spans),
            Column(t("matching.col_standing")),
        ),
        tuple(
            (
                cluster_name(one.code, t),
                one.offerings,
                one.supply,
                one.demand,
                one.gap,
                t(f"lab.verdict_{one.standing.verdict}"),
            )
            for one in say.facts.clusters
        ),
        say.facts.kind,
        t(f"report.note_{say.facts.kind}"),
    )


def standings(say: Marks) -> Table:
    """Every cluster on every basis: its side and the odds."""
    t = say.t
    bases = [row.name for row in say.facts.clusters[0].standing.bases]
    heads = [Column(t("param.cluster"))]
    for name in bases:
        word = t(f"matching.basis_{name}")
        heads += [
            Column(t("report.col_side", basis=word)),
            Column(t("report.col_odds", basis=word), "odds"),
        ]
    rows: list[tuple[Cell, ...]] = []
    for one in say.facts.clusters:
        cells: list[Cell] = [cluster_name(one.code, t)]
        for row in one.standing.bases:
            cells += [t(f"matching.side_{row.side}"), row.odds]
        rows.append((*cells, t(f"lab.verdict_{one.standing.verdict}")))
    heads.append(Column(t("matching.col_standing")))
    note = t("report.note_odds")
    title = t("report.table_standings")
    return Table("standings", title, tuple(heads), tuple(rows), say.facts.kind, note)


def match(say: Marks) -> Section:
    """The match as reported, then by each index that was asked for."""
    t = say.t
    known = [index for index in matching.INDICES if index.id in say.facts.order.indices]
    said = [t("report.match_reported", rate=say.rate())]
    lines = []
    for index in known:
        if index.by_cluster:
            continue
        row = say.facts.index(index.id)
        name = t(f"matching.index_{index.id}")
        if row["value"] is None:
            reason = t(f"matching.reason_{row['reason']}")
            lines.append(t("report.index_refused", index=name, reason=reason))
        else:
            meaning = t(f"matching.meaning_{index.id}")
            value = say.index(index.id)
            lines.append(t("report.index_value", index=name, value=value, meaning=meaning))
    if "coordination" in {index.id for index in known}:
        lines.append(t("report.match_beside", **beside(say)))
    tail = (t("report.match_apart"), picture(say), indices(say), standings(say))
    return Section("match", t("report.match_title"), (*said, Points(tuple(lines)), *tail))


def beside(say: Marks) -> dict[str, object]:
    """What structures that know nothing of demand would score in coordination."""
    return {
        name: say.of(told(value, "share", say.t), "benchmark", name, "reference")
        for name, value in say.facts.benchmarks.items()
    }


def picture(say: Marks) -> Picture:
    """The match as reported beside the indices on the same scale."""
    t = say.t
    rate = quoting.figure(RATE, t)
    bars = [
        Mark(
            t("matching.rate_row"), Span(float(ledger.entry(RATE)["value"])), rate.text, plain=True
        )
    ]
    for name in SCALED:
        row = say.facts.index(name)
        if row["value"] is not None and name in say.facts.order.indices:
            text = told(span(row), "share", t)
            bars.append(Mark(t(f"matching.index_{name}"), _hundredth(span(row)), text))
    listed = [t("matching.gap_of", cluster=bar.name, gap=bar.said) for bar in bars]
    alt = t("matching.measures_alt", measures=t.join(listed))
    return Picture("indices", "bars", t("report.picture_indices"), alt, tuple(bars))


def indices(say: Marks) -> Table:
    """Every index that was asked for, those by cluster with a row each."""
    t, rows = say.t, []
    for row in say.facts.indices:
        name, _, cluster = row["id"].partition(":")
        if name not in say.facts.order.indices:
            continue
        ends = span(row)
        value: Cell = Amount(ends, unit_of(name))
        if math.isnan(ends.value):
            value = t("matching.refused")
        reason = t(f"matching.reason_{row['reason']}") if row["reason"] else ""
        about = cluster_name(cluster, t) if cluster else t("matching.all_clusters")
        rows.append((t(f"matching.index_{name}"), about, value, FORMULAS[name], reason))
    heads = ("name", "cluster", "value", "formula", "reason")
    return Table(
        "indices",
        t("report.table_indices"),
        tuple(
            Column(t(f"matching.col_{head}"), spans=head == "value" and say.modelled)
            for head in heads
        ),
        tuple(rows),
        say.facts.kind,
        t("matching.symbols"),
        shown=False,
    )
