"""The article's figures on international work, and how many of what they count are named here."""

from typing import Final

import pandas as pd
import streamlit as st

from cqvet import data, international, ledger, quoting
from cqvet.figure import Figure
from cqvet.i18n import Text
from cqvet.numerals import number
from cqvet.ui import prose
from cqvet.ui.frame import View

FACTS: Final = (
    "intro_alliances",
    "intro_overseas_projects",
    "intl_overseas_projects",
    "intl_countries",
    "intl_silk_road_scholarship_projects",
    "intl_international_students",
    "intl_partner_bodies",
    "intl_standards_adopted",
)


def show(view: View) -> None:
    """Each figure with its coverage; the two counts of overseas projects side by side."""
    t = view.t
    prose.cards([(str(quoting.figure(fact, t)), *_words(fact, t)) for fact in FACTS], "reported", t)
    names = data.names("relation_kind")
    for row in data.rows(_disputes()):
        title = t.pick(ledger.entry(row["fact"]), "title")
        both = t.join([str(quoting.figure(row[key], t)) for key in ("fact", "other_fact")])
        with st.container(border=True):
            prose.rows(
                [(f"{names[row['kind']][t.lang]} · {title}", both)], f"two_{row['relation']}", t
            )
            st.markdown(t.pick(row, "reason"))
            st.markdown(t("figure.our_reading", reading=t.pick(row, "our_reading")))
            st.caption(t("international.outside", source=quoting.source(row["reading_source"], t)))
    prose.lines(
        [
            t(
                "international.same_figure",
                alliances=quoting.figure("intro_alliances", t),
                platforms=quoting.figure("intl_platforms", t),
            ),
            t("international.coverage"),
        ],
        "coverage",
        t,
        look="small",
    )


def _disputes() -> pd.DataFrame:
    frame = ledger.relations()
    return frame[frame["fact"].isin(FACTS) & frame["other_fact"].isin(FACTS)]


def _words(fact: str, t: Text) -> tuple[str, str]:
    """What a figure counts, and how many of it are named here."""
    n = international.named(fact)
    title = t.pick(ledger.entry(fact), "title")
    if n is None:
        return title, t("international.named_none")
    figure = Figure(number(n, t.lang), f"named/{fact}")
    return title, t("international.named_here", n=figure)
