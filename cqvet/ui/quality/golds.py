"""The five “golds” side by side: the article, other sources, and what is not reported."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import quality
from cqvet.ui import entry, prose
from cqvet.ui.frame import View
from cqvet.ui.quality import words

WIDTHS: Final = {"element": 0.55, "article": 1.15, "others": 1.6, "gap": 1.5}


def show(view: View) -> None:
    """Five rows; a cell without a figure says that nothing was found."""
    t = view.t
    st.subheader(t("quality.golds"), anchor=False)
    five = quoting.figure("talent_five_golds", t)
    claim = Figure(t("quality.claim"), "c32", "claim")
    prose.lines([t("quality.golds_lead", n=five, claim=claim)], "golds_lead", t)
    heads = {t(f"quality.golds_{part}"): width for part, width in WIDTHS.items()}
    rows = [
        [
            t(f"quality.gold_{name}"),
            items([reported(fact, t) for fact in gold.facts]) or t("quality.gold_no_figure"),
            items([other(ref, t) for ref in gold.others]) or t("quality.gold_no_other"),
            t(f"quality.gap_{name}"),
        ]
        for name, gold in quality.GOLDS.items()
    ]
    prose.table(heads, rows, "golds", t)


def items(found: list[str]) -> str:
    """One line each, marked where there are several."""
    return "\n".join(f"· {text}" for text in found) if len(found) > 1 else "".join(found)


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
        return t("quality.gold_groups", n=n, source=publisher(award["source"], t))
    if table == "statistics":
        text, row = reported(ref, t), ledger.entry(ref)
    else:
        row = data.records(table)[key]
        text = t(
            "quality.dated",
            what=t.join([quoting.told(row, "competition", t), detail(row, t)]),
            n=Figure(quoting.value(row, t), ref),
            where=entry.scope("chongqing", t),
            when=str(row["year"]),
        )
    return t("quality.sourced", what=text, source=publisher(row["source"], t))


def publisher(source: str, t: Text) -> str:
    """Who says so; the record of the figure has the title and the date."""
    return t.pick(data.records("sources")[source], "publisher")


def detail(row: data.Row, t: Text) -> str:
    """Who won, and at which base the winner was trained."""
    if row["institution_role"] == "training_base":
        role = quoting.told(row, "institution_role", t)
        return t("quality.of", what=words.institution(row, t), which=role)
    return t.pick(row, "winner") or t.pick(row, "skill")
