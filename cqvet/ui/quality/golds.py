"""The five “golds” as a matrix of marks: a number, words only, or nothing found."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.base.numerals import number
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects import quality
from cqvet.ui import prose
from cqvet.ui.frame import View

WIDTHS: Final = {"element": 1.05, "place": 0.9, "article": 1.15, "others": 1.15}
NUMBER: Final = "●"
WORDS: Final = "○"
CLAIM: Final = "c32"
"""That all five are under way, in words."""


def show(view: View) -> None:
    """Five rows; of none is it said how many are in place."""
    t = view.t
    st.subheader(view.city(t("quality.golds")), anchor=False)
    heads = {t(f"quality.golds_{part}"): width for part, width in WIDTHS.items()}
    words = str(Figure(t("quality.gold_words", mark=WORDS), CLAIM, "claim"))
    rows = [
        [t(f"quality.gold_{name}"), words, _marks(gold.facts, t), _marks(gold.others, t)]
        for name, gold in quality.GOLDS.items()
    ]
    prose.table(heads, rows, "golds", t, look="marks")
    with prose.about("golds", t) as about:
        if about.open:
            five = quoting.figure("talent_five_golds", t)
            prose.lines([t("quality.golds_lead", n=five)], "golds_lead", t, look="small")
            gaps = [(t(f"quality.gold_{name}"), t(f"quality.gap_{name}")) for name in quality.GOLDS]
            prose.rows(gaps, "golds_gaps", t, look="named")


def _marks(refs: tuple[str, ...], t: Text) -> str:
    """A mark for each figure on something close to a gold, or that none was found."""
    found = "  ".join(f"{NUMBER}\u00a0{_figure(ref, t)}" for ref in refs)
    return found or t("quality.gold_nothing")


def _figure(ref: str, t: Text) -> Figure:
    table, _, key = ref.partition("/")
    if table == "quality":
        return Figure(number(quality.figure(key), t.lang), ref)
    if ref in ledger.index():
        return quoting.figure(ref, t)
    return Figure(quoting.value(data.records(table)[key], t), ref)
