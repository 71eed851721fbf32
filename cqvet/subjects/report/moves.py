"""What would move and how sure that is, for and against, what is equally good, what it needs."""

from collections.abc import Sequence

from cqvet.base.numerals import number
from cqvet.models.plan import Answer, Loser, Move
from cqvet.subjects.lab.words import basis, cell, certainty, cluster, place, refusal
from cqvet.subjects.market.words import cluster_name
from cqvet.subjects.report.marks import Marks
from cqvet.subjects.report.model import (
    Amount,
    Block,
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


def moving(say: Marks) -> Section:
    """The moves of the plan, each with its odds on every basis."""
    t, answer = say.t, say.facts.answer
    blocks: list[Block] = [conditions(say)]
    if answer is None:
        blocks += [t("report.no_plan"), refused(say)]
    elif not answer.moves:
        blocks.append(t("lab.in_balance" if answer.in_balance else "lab.no_moves"))
    else:
        blocks += [
            Points(tuple(move(one, say) for one in answer.moves)),
            after(answer, say),
            changes(answer, say),
            table("moves", answer.moves, say),
        ]
    if answer is not None and answer.not_advised:
        n = say.plan(sum(one.points for one in answer.not_advised), "move")
        blocks += [
            t("report.not_advised", n=n),
            table("not_advised", answer.not_advised, say, shown=False),
        ]
    return Section("moves", t("report.moves_title"), tuple(blocks))


def conditions(say: Marks) -> str:
    """On which conditions the plan is made."""
    t, settings = say.t, say.facts.order.settings
    return t(
        "report.conditions",
        objective=t(f"lab.objective_{settings.objective}"),
        budget=say.setting(settings.budget),
        years=say.chosen(settings.years),
        odds=say.setting(settings.odds),
    )


def refused(say: Marks) -> str:
    """Why there is no plan."""
    error = say.facts.refusal
    return refusal(error, say.t) if error else ""


def move(one: Move, say: Marks) -> str:
    """A move in a sentence, with what every basis says of it."""
    t = say.t
    each = [
        t("lab.on_basis", basis=basis(code, t), odds=say.of(certainty(odds, t), "plan", "move"))
        for code, odds in one.bases
    ]
    return t.count(
        "report.move",
        one.points,
        year=say.plan(one.year, "move"),
        n=say.plan(one.points, "move"),
        origin=cell(one.origin, t),
        target=cell(one.target, t),
        odds=say.of(certainty(one.odds, t), "plan", "move"),
        verdict=t(f"lab.step_{one.verdict}") if one.verdict else t("lab.step_cannot_tell"),
        each=t.join(each),
    )


def after(answer: Answer, say: Marks) -> str:
    """What the moves do to the index that they are made for."""
    t, objective = say.t, say.facts.order.settings.objective
    ends = [
        next(row for row in rows if row.id == objective) for rows in (answer.before, answer.after)
    ]
    spans = [
        Span(one.value, one.low, one.high) if say.modelled else Span(one.value) for one in ends
    ]
    before, then = (say.of(told(one, "share", t), "plan", "index") for one in spans)
    index = t(f"lab.objective_{objective}")
    return t("report.after", index=index, before=before, after=then)


def changes(answer: Answer, say: Marks) -> Picture:
    """How many offerings each cluster has more or less at the end."""
    t = say.t
    rows = [(row, round(row.points_after - row.points_before)) for row in answer.clusters]
    marks = [
        Mark(
            cluster(row.cluster, t),
            Span(float(net)),
            ("+" if net > 0 else "−") + number(abs(net), t.lang),
        )
        for row, net in sorted(rows, key=lambda pair: pair[1])
        if net
    ]
    listed = [t("matching.gap_of", cluster=one.name, gap=one.said) for one in marks]
    alt = t("lab.changes_alt", changes=t.join(listed))
    return Picture("changes", "bars", t("report.picture_changes"), alt, tuple(marks))


def table(name: str, moves: Sequence[Move], say: Marks, *, shown: bool = True) -> Table:
    """Moves as rows, a column of odds for each basis."""
    t = say.t
    bases = [code for code, _ in moves[0].bases]
    heads = [
        Column(t("lab.col_year"), "count"),
        Column(t("lab.col_from")),
        Column(t("lab.col_to")),
        Column(t("lab.col_points"), "count"),
        Column(t("lab.col_odds"), "odds"),
        *(Column(t("report.col_odds", basis=basis(code, t)), "odds") for code in bases),
        Column(t("lab.col_verdict")),
    ]
    rows: list[tuple[Cell, ...]] = [
        (
            float(one.year),
            cell(one.origin, t),
            cell(one.target, t),
            float(one.points),
            one.odds,
            *(odds for _, odds in one.bases),
            t(f"lab.step_{one.verdict}") if one.verdict else "",
        )
        for one in moves
    ]
    note = t("report.note_odds")
    title = t(f"report.table_{name}")
    return Table(name, title, tuple(heads), tuple(rows), say.facts.kind, note, shown)


def reasons(say: Marks) -> Section:
    """Who would give, why, and what speaks for keeping; and what stays short."""
    t, answer = say.t, say.facts.answer
    if answer is None or not answer.losers:
        return Section("reasons", t("report.reasons_title"), (t("lab.losers_none"),))
    lines = tuple(loser(row, say) for row in answer.losers)
    blocks: list[Block] = [t("report.reasons"), Points(lines), t("report.keep")]
    if answer.unmet:
        blocks += [t("report.unmet"), unmet(answer, say)]
    return Section("reasons", t("report.reasons_title"), tuple(blocks))


def loser(row: Loser, say: Marks) -> str:
    """A place that gives, the reason for it, and what is kept there."""
    t = say.t
    found = next((one for one in say.facts.clusters if one.code == row.cell.cluster), None)
    if found is None:
        why = t("lab.reason_outside")
    else:
        why = t("lab.reason_for", before=say.share(found), demand=say.demand(found))
    keep = t("lab.kept_none")
    if row.kept:
        listed = t.join([t(f"lab.reason_{code}") for code in row.reasons])
        keep = t("lab.kept", n=say.chosen(number(row.kept, t.lang)), reasons=listed)
    n = say.plan(row.points, "loser")
    return t.count("report.loser", row.points, where=cell(row.cell, t), n=n, why=why, keep=keep)


def unmet(answer: Answer, say: Marks) -> Table:
    """Clusters that stay short of demand."""
    t = say.t
    rows: list[tuple[Cell, ...]] = []
    for row in answer.unmet:
        share = Span(row.share, row.low, row.high) if say.modelled else Span(row.share)
        rows.append((cluster_name(row.cluster, t), float(int(row.points + 1e-9)), share))
    heads = (
        Column(t("param.cluster")),
        Column(t("report.col_short"), "count"),
        Column(t("report.col_short_share"), "share", say.modelled),
    )
    title, note = t("report.table_unmet"), t("lab.about_unmet")
    return Table("unmet", title, heads, tuple(rows), say.facts.kind, note)


def equals(say: Marks) -> Section:
    """What would be equally good."""
    t, answer = say.t, say.facts.answer
    lines = []
    for tie in answer.ties if answer else ():
        names = [row.cluster for row in answer.clusters if row.cluster in tie.clusters]  # type: ignore[union-attr]
        lines.append(
            t(
                "lab.tie_gives" if tie.gives else "lab.tie_takes",
                n=say.plan(tie.points, "move"),
                clusters=t.join([cluster(code, t) for code in names]),
            )
        )
    for one in answer.moves if answer else ():
        if one.places:
            where = t.join([place(zone, None, level, t) for zone, level in one.places])
            lines.append(
                t(
                    "report.places",
                    origin=cell(one.origin, t),
                    target=cell(one.target, t),
                    places=where,
                )
            )
    blocks: tuple[Block, ...] = (Points(tuple(lines)),) if lines else (t("report.equals_none"),)
    return Section("equals", t("report.equals_title"), (t("report.equals"), *blocks))


def needs(say: Marks) -> Section:
    """What a move takes, which no source says."""
    t = say.t
    asked = tuple(
        t(f"report.needs_{what}") for what in ("teachers", "places", "equipment", "people")
    )
    return Section("needs", t("report.needs_title"), (t("report.needs"), Points(asked)))


def path(say: Marks) -> Table | None:
    """Each index before, after, and with all moves of the optimum."""
    t, answer = say.t, say.facts.answer
    if answer is None:
        return None
    rows: list[tuple[Cell, ...]] = []
    for ends in zip(answer.before, answer.after, answer.possible, strict=True):
        spans = [
            Span(one.value, one.low, one.high) if say.modelled else Span(one.value) for one in ends
        ]
        rows.append((t(f"lab.objective_{ends[0].id}"), *(Amount(one, "share") for one in spans)))
    heads = (
        Column(t("report.col_index")),
        *(
            Column(t(f"lab.col_{name}"), "share", say.modelled)
            for name in ("before", "after", "possible")
        ),
    )
    title, note = t("report.table_plan"), t("report.note_plan")
    return Table("plan", title, heads, tuple(rows), say.facts.kind, note, shown=False)


def by_cluster(say: Marks) -> Table | None:
    """Offerings of each cluster before and after the plan."""
    t, answer = say.t, say.facts.answer
    if answer is None:
        return None
    rows: list[tuple[Cell, ...]] = [
        (
            cluster(row.cluster, t),
            row.points_before,
            row.points_after,
            float(round(row.points_after - row.points_before)),
            row.demand,
        )
        for row in answer.clusters
    ]
    heads = (
        Column(t("param.cluster")),
        Column(t("lab.col_points_before"), "mean"),
        Column(t("lab.col_points_after"), "mean"),
        Column(t("report.col_net"), "count"),
        Column(t("matching.side_demand"), "share"),
    )
    title, note = t("report.table_changes"), t("report.note_plan")
    return Table("changes", title, heads, tuple(rows), say.facts.kind, note, shown=False)
