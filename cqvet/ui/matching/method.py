"""Where the modelled supply comes from: what is published, what is assumed, how far to trust it."""

import streamlit as st

from cqvet.base.numerals import number, quantity
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure, Kind
from cqvet.models import estimate
from cqvet.subjects import market
from cqvet.ui import prose
from cqvet.ui.frame import View

RATE = "layout_match_rate"


def show(view: View) -> None:
    """Stated priors, constraints, the share of draws that satisfy the published order."""
    t = view.t

    def mark(text: str, ref: str, kind: Kind = "modelled") -> Figure:
        return Figure(text, f"match/{ref}", kind)

    split = market.split(st.session_state["ratings"])
    serving = Figure(number(market.serving(), t.lang), market.SERVING, "reported")
    accepted = mark(quantity(100 * split.accepted, "percent", t, 1), "draws/accepted")
    draws = mark(number(len(split.draws), t.lang), "draws/number")
    cells = mark(number(len(market.roots()), t.lang), "draws/cells")
    interval = mark(quantity(80, "percent", t), "draws/interval")
    prose.lines(
        [
            t("matching.method_published", serving=serving),
            t("matching.method_draws", draws=draws, interval=interval),
            t("matching.method_accepted", accepted=accepted),
            t("matching.method_cells", cells=cells),
        ],
        "method",
        t,
    )
    counts = market.institutions().set_index("level")["institutions"]
    rows = [
        (
            quoting.word("level", level, t),
            t(
                "matching.prior_level",
                count=mark(number(counts[level], t.lang), f"level/{level}", "reference"),
                mean=mark(number(mean, t.lang), f"prior/{level}"),
            ),
            t(f"matching.count_{level}"),
        )
        for level, mean in estimate.PRIORS.per_institution.items()
    ]
    spreads = [
        (
            t(f"matching.prior_sd_{name}"),
            str(mark(number(sd, t.lang, 2), f"prior/{name}")),
            t(f"matching.prior_sd_{name}_about"),
        )
        for name, sd in (
            ("level", estimate.PRIORS.level_sd),
            ("popularity", estimate.PRIORS.popularity_sd),
        )
    ]
    prose.rows([*rows, *spreads], "priors", t)
    prose.lines([t("matching.method_ignores")], "method_ignores", t, "small")
    conflict(view)


def conflict(view: View) -> None:
    """What the priors alone expect to serve, against what is published, and why they differ."""
    t = view.t
    split = market.split(st.session_state["ratings"])

    def modelled(value: float, name: str) -> Figure:
        return Figure(number(value, t.lang, 0), f"match/draws/{name}", "modelled")

    def spread(row: int, name: str) -> Figure:
        ends = dict(zip(("v", "low", "high"), split.expected[row].tolist(), strict=True))
        text = t("matching.interval", **{k: number(v, t.lang, 0) for k, v in ends.items()})
        return Figure(text, f"match/draws/{name}", "modelled")

    match = ledger.entry(RATE)
    serving = Figure(number(market.serving(), t.lang), market.SERVING, "reported")
    total = 100 * market.serving() / match["value"]
    every = modelled(estimate.PRIORS.offerings(market.institutions()), "every")
    st.markdown(f"**{t('matching.conflict')}**")
    prose.lines(
        [
            t(
                "matching.conflict_found",
                rated=spread(0, "expected"),
                broad=spread(1, "broad"),
                serving=serving,
            ),
            t("matching.conflict_causes"),
            t(
                "matching.conflict_total",
                rate=quoting.figure(RATE, t),
                serving=serving,
                total=modelled(total, "total"),
                every=every,
            ),
        ],
        "conflict",
        t,
    )
