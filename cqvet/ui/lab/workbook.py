"""A plan as a workbook in the reader's language: settings, indices, clusters and moves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Final
from urllib.parse import urlencode

import streamlit as st

from cqvet import data, registry
from cqvet.base import export, settings, state
from cqvet.evidence import quoting
from cqvet.evidence.figure import Kind
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.plan import Answer, Cell, Move
from cqvet.subjects import lab, market
from cqvet.subjects.lab import ceding
from cqvet.subjects.lab.words import basis, called, cell, chance, cluster
from cqvet.subjects.market.choice import Choice
from cqvet.ui.filterbar import label
from cqvet.ui.frame import View
from cqvet.ui.lab import moves
from cqvet.ui.lab.answer import before
from cqvet.ui.lab.state import Outcome
from cqvet.ui.lab.wishes import lines
from cqvet.ui.matching import counted

BEIJING: Final = timezone(timedelta(hours=8))
COVERAGE: Final = "coverage_narrow"
"""The index that the gaps call coverage."""
Row = Sequence[object]
Held = Mapping[Cell, tuple[ceding.Programme, ...]]


def maker(view: View, chosen: Choice, found: Outcome, answer: Answer) -> Callable[[], bytes]:
    """What writes the workbook of a plan once it is asked for, outside of the session."""
    t, link = view.t, address(view)

    def written() -> bytes:
        today = datetime.now(UTC).astimezone(BEIJING).date().isoformat()
        about = [
            (t("lab.book_date"), today),
            (t("lab.book_link"), link),
            *conditions(view, chosen, found),
            *ways(chosen, found, t),
        ]
        return export.book(sheets(about, found, answer, t, ceding.programmes(chosen)))

    return written


def address(view: View) -> str:
    """The link that shows this plan again, on this version of the data."""
    page = f"{settings.PUBLIC_ADDRESS}/{view.page.id}"
    if not settings.PUBLIC_ADDRESS:
        page = (st.context.url or f"/{view.page.id}").split("?")[0]
    query = {**state.chosen(registry.params(view.page)), "data": data.number()}
    return f"{page}?{urlencode(query)}"


def sheets(
    about: Sequence[Row], found: Outcome, answer: Answer, t: Text, held: Held
) -> dict[str, list[Row]]:
    """The sheets by name: each row of numbers says of which kind it is.

    `held` are the programmes of a register by place.
    """
    columns = (*moves.COLUMNS, moves.CEDING) if held else moves.COLUMNS
    moved = [t(f"lab.col_{column}") for column in columns]
    return {
        t("lab.book_plan"): [*about, *summary(found, answer, t)],
        t("lab.book_indices"): list(indices(found, answer, t)),
        t("lab.book_clusters"): list(clusters(found, answer, t)),
        t("lab.book_moves"): [moved, *told(answer.moves, answer, t, held)],
        t("lab.book_not_advised"): [moved, *told(answer.not_advised, answer, t, held)],
        t("lab.book_losers"): list(losers(answer, t)),
    }


def conditions(view: View, chosen: Choice, found: Outcome) -> Iterator[Row]:
    """Supply, demand and every setting, by name and in words."""
    t, plan = view.t, found.settings
    supply = "modelled" if chosen.modelled else "register"
    yield t("param.supply"), t(f"matching.supply_{supply}")
    if chosen.modelled:
        yield t("lab.col_ceding"), t("lab.ceding_modelled")
    yield t("param.basis"), basis(chosen.basis, t)
    for root, weight in market.decode_weights(chosen.own, market.MOST_POSTS).items():
        yield f"{t('param.weights')} · {cluster(root, t)}", weight
    if not chosen.modelled:
        yield t("param.year"), chosen.year
    for name in view.filters.chosen():
        yield t(f"param.{name}"), label(name, getattr(view.filters, name), t)
    if chosen.ratings:
        yield t("param.ratings"), chosen.ratings
    yield t("param.objective"), t(f"lab.objective_{plan.objective}")
    yield t("param.budget"), chance(float(plan.budget), t)
    yield t("param.base"), t(f"lab.base_{plan.base}")
    yield t("param.years"), int(plan.years)
    yield t("param.odds"), chance(float(plan.odds), t)
    yield t("param.across"), t(f"lab.across_{plan.across}")
    if not chosen.modelled:
        yield t("param.outside"), t(f"lab.outside_{plan.outside}")
    yield (
        t("param.fixed"),
        t.join([called(code, t) for code in lab.decode_fixed(plan.fixed)]) or t("lab.fixed_none"),
    )
    yield from lines(plan.wishes, plan.keeps, t)


def ways(chosen: Choice, found: Outcome, t: Text) -> Iterator[Row]:
    """Of a register similarity before by both ways of counting, and what serves no cluster."""
    both = counted.of(chosen, outside=found.settings.outside == "yes")
    if both is None:
        return
    for name in ("whole", "parts"):
        yield t(f"lab.book_{name}"), export.Share(getattr(both, name)), t("figure.kind_yours")
    case = chosen.case()
    rows = data.rows(matching.index_rows(case)) if case else []
    for row in rows:
        if row["id"] == COVERAGE and row["value"] is not None:
            yield t("lab.book_coverage"), export.Share(row["value"]), t("figure.kind_yours")
    for programme, n in both.idle.items():
        name = quoting.called("programmes", programme, t)
        yield t("lab.book_idle", name=name), n, t("figure.kind_yours")


def kind(found: Outcome, t: Text) -> str:
    """Of which kind the numbers of a plan are: modelled, or the visitor's own."""
    return t(f"figure.kind_{found.kind}")


def summary(found: Outcome, answer: Answer, t: Text) -> Iterator[Row]:
    """How large the supply is, how many may move a year, and how many are advised to."""
    total: Kind = "reported" if found.kind == "modelled" else "yours"
    yield t("lab.book_total"), answer.total, t(f"figure.kind_{total}")
    yield t("lab.book_yearly"), answer.yearly, t("figure.kind_yours")
    yield t("lab.book_moved"), sum(move.points for move in answer.moves), kind(found, t)


def indices(found: Outcome, answer: Answer, t: Text) -> Iterator[Row]:
    """Each index before, after, and with all moves of the optimum, with intervals."""
    ends = [name for column in ("before", "after", "possible") for name in _ends(column, found)]
    yield _heads(("index", *ends, "kind"), t)
    for rows in zip(answer.before, answer.after, answer.possible, strict=True):
        numbers = [n for row in rows for n in _three((row.value, row.low, row.high), found)]
        yield [t(f"lab.objective_{rows[0].id}"), *numbers, kind(found, t)]


def clusters(found: Outcome, answer: Answer, t: Text) -> Iterator[Row]:
    """Each cluster before and after in offerings and shares, and what demand asks for."""
    counts = ("points_before", "points_after")
    ends = (*_ends("before", found), *_ends("after", found))
    yield [*_heads(("cluster", *counts, *ends, "demand"), t), t("lab.book_kind")]
    for row in answer.clusters:
        yield [
            cluster(row.cluster, t),
            round(row.points_before, 1),
            round(row.points_after, 1),
            *_three(before(row), found),
            *_three((row.after, row.low, row.high), found),
            export.Share(row.demand),
            kind(found, t),
        ]


def told(rows: Sequence[Move], answer: Answer, t: Text, held: Held) -> list[Row]:
    """Moves with their names, in the order of the page; where there is nothing, that."""
    none = t("lab.fixed_none")
    frame = moves.told(rows, answer, t)
    if held:
        frame[moves.CEDING] = [ceding.listed(held.get(row.origin, ()), t) for row in rows]
    listed = frame.to_dict("records")
    return [[none if value == "" else value for value in row.values()] for row in listed] or [
        [none]
    ]


def losers(answer: Answer, t: Text) -> Iterator[Row]:
    """Places that end with fewer offerings, what they keep, and why."""
    yield _heads(("from", "points", "kept", "reasons"), t)
    if not answer.losers:
        yield [t("lab.losers_none")]
    for row in answer.losers:
        reasons = t.join([t(f"lab.reason_{code}") for code in row.reasons])
        yield [cell(row.cell, t), row.points, row.kept, reasons or t("lab.kept_none")]


def _heads(names: Sequence[str], t: Text) -> Row:
    return [t(f"lab.col_{name}") for name in names]


def _ends(name: str, found: Outcome) -> tuple[str, ...]:
    """The columns of a value with its interval; without one where the supply is exact."""
    return (name, f"{name}_low", f"{name}_high") if found.kind == "modelled" else (name,)


def _three(ends: tuple[float, float, float], found: Outcome) -> list[export.Share]:
    """A share in the columns that `_ends` names."""
    return [export.Share(end) for end in (ends if found.kind == "modelled" else ends[:1])]
