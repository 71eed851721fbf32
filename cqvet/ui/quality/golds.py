"""The five “golds” side by side: the article, other sources, and what is not reported."""

import streamlit as st

from cqvet import data, ledger, provenance, quality, quoting
from cqvet.figure import Figure
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.ui import entry, prose
from cqvet.ui.frame import View
from cqvet.ui.quality import selection


def show(view: View) -> None:
    """Five rows; a cell without a figure says that nothing was found."""
    t = view.t
    st.subheader(t("quality.golds"), anchor=False)
    five = quoting.figure("talent_five_golds", t)
    claim = Figure(t("quality.claim"), "c32", "claim")
    prose.lines([t("quality.golds_lead", n=five, claim=claim)], "golds_lead", t)
    heads = [t(f"quality.golds_{part}") for part in ("element", "article", "others", "gap")]
    rows = [
        [
            t(f"quality.gold_{name}"),
            "\n".join(reported(fact, t) for fact in gold.facts) or t("quality.gold_no_figure"),
            "\n".join(other(ref, t) for ref in gold.others) or t("quality.gold_no_other"),
            t(f"quality.gap_{name}"),
        ]
        for name, gold in quality.GOLDS.items()
    ]
    prose.table(heads, rows, "golds", t)


def reported(fact: str, t: Text) -> str:
    """A figure of the article with what it counts, where and when."""
    row = ledger.entry(fact)
    return t(
        "quality.dated",
        what=t.pick(row, "title"),
        n=quoting.figure(fact, t),
        where=entry.scope(row["scope"], t),
        when=row["as_of"],
    )


def other(ref: str, t: Text) -> str:
    """What another source reports: what, how many, where and when, and who says so."""
    table, _, key = ref.partition("/")
    if table == "quality":
        n = Figure(number(quality.figure(key), t.lang), ref)
        award = data.table("double_high_groups").iloc[0]
        return t("quality.gold_groups", n=n, source=quoting.source(award["source"], t))
    if table == "statistics":
        text, row = reported(ref, t), ledger.entry(ref)
    else:
        row = provenance.resolve(ref).row or {}
        text = t(
            "quality.dated",
            what=t.join([data.names("competition")[row["competition"]][t.lang], detail(row, t)]),
            n=Figure(quoting.value(row, t), ref),
            where=entry.scope("chongqing", t),
            when=str(row["year"]),
        )
    return t("quality.sourced", what=text, source=quoting.source(row["source"], t))


def detail(row: data.Row, t: Text) -> str:
    """Who won, and at which base the winner was trained."""
    if row["institution_role"] == "training_base":
        role = data.names("award_institution_role")["training_base"][t.lang]
        return t("quality.of", what=selection.institution(row, t), which=role)
    return t.pick(row, "winner") or t.pick(row, "skill")
