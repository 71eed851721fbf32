"""Beside the picture: the match as reported, as computed here, and what cannot be computed."""

from typing import Final

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.models import matching
from cqvet.models.matching import Case
from cqvet.subjects import market
from cqvet.subjects.market.words import row_text
from cqvet.ui import prose, reported
from cqvet.ui.frame import View
from cqvet.ui.matching import controls

RATE: Final = "layout_match_rate"
SHOWN: Final = ("similarity", "coverage_narrow")


def show(view: View, case: Case) -> None:
    """Three rows, and under them what is modelled and for which place."""
    t = view.t
    named = view.city if case.kind == "modelled" else str
    rows = {row["id"]: row for row in data.rows(matching.index_rows(case))}
    cells = [
        (
            view.city(t("matching.rate_reported")),
            str(quoting.figure(RATE, t)),
            reported.flag(RATE, t),
        ),
        *((named(t(f"matching.figure_{name}")), *line(rows[name], t)) for name in SHOWN),
    ]
    prose.rows(cells, "figures", t)
    if case.kind != "modelled":
        return
    controls.offer_total(view)
    serving = Figure(number(market.serving(), t.lang), market.SERVING, "reported")
    said = t("matching.all_modelled", serving=serving)
    prose.lines([view.city(said, "in_city")], "modelled", t, "small")


def told(case: Case, t: Text) -> list[str]:
    """The same in clauses for paper, without what cannot be computed."""
    rows = {row["id"]: row for row in data.rows(matching.index_rows(case))}
    similar = rows[SHOWN[0]]
    named = {t("matching.rate_reported"): quoting.figure(RATE, t)}
    if similar["value"] is not None:
        index = next(index for index in matching.INDICES if index.id == similar["id"])
        named[t(f"matching.figure_{index.id}")] = value(index, similar, t)
    return [t("cite.valued", name=name, value=said) for name, said in named.items()]


def line(row: data.Row, t: Text) -> tuple[str, str]:
    """Value and what it counts; or that it is not computed, and for want of what."""
    if row["value"] is None:
        return t("matching.refused"), t(f"matching.reason_{row['reason']}")
    index = next(index for index in matching.INDICES if index.id == row["id"])
    return str(value(index, row, t)), t(f"matching.meaning_{row['id']}")


def value(index: matching.Index, row: data.Row, t: Text) -> Figure:
    """The value of an index as a figure."""
    ref = f"match/index/{index.id}" if row["kind"] == "modelled" else "match/yours/index"
    return Figure(row_text(row, index.unit, t), ref, row["kind"])
