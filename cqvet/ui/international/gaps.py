"""What was looked for and not found, said plainly."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import counts, quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.ui import prose, reported
from cqvet.ui.frame import View
from cqvet.ui.international import selection

TABLE: Final = "international_gaps"
FIRST: Final = (("vnm_panda", "school"), ("alliance_africa", "lead_school"))


def show(view: View) -> None:
    """Three gaps that readers ask about first, then all by kind."""
    t = view.t
    st.subheader(t("international.gaps"), anchor=False)
    rows = [
        (
            selection.name(item, t),
            str(Figure(quoting.word("international_gap", gap, t), f"{TABLE}/{item}/{gap}")),
        )
        for item, gap in FIRST
    ]
    rows.append(
        (
            t("international.gap_countries", n=quoting.figure("intl_countries", t)),
            reported.named("intl_countries", t),
        )
    )
    prose.rows(rows, "gaps", t)
    with st.expander(t("international.gaps_all")):
        prose.rows(_all(t), "gaps_all", t)


def _all(t: Text) -> list[tuple[str, str, str]]:
    rows = []
    for gap, name in quoting.words("international_gap", t).items():
        found = data.of(TABLE, gap=gap)
        items = [selection.name(row["item"], t) for row in found]
        if items:
            figure = str(counts.figure(f"{TABLE}/gap={gap}", t))
            rows.append((name, figure, t.join(items)))
    return rows
