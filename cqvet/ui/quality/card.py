"""The card of one record: who won what, for which school, who says so, what the article prints."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import ledger, quoting
from cqvet.evidence.figure import Figure, marked
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.quality import words

FACTS: Final = {
    "ws2022_opto": "talent_ws2022_optoelectronics_gold",
    "ws2022_beauty": "talent_ws2022_beauty_gold",
    "wvc_2024_rank": "numbers_world_competition_west_rank",
    "nvsc_16": "numbers_competition_years",
}
"""Records that a figure of the article is about."""


def show(view: View, award: str) -> None:
    """Everything that the tables hold on a record."""
    t = view.t
    row = data.records("awards")[award]
    head = (words.years(row, t), quoting.told(row, "competition", t), words.who(row, t))
    st.subheader(" · ".join(head), anchor=False)
    facts = {
        "edition": _edition(row, t),
        "date": quoting.dated(row, t) if row["date"] else words.years(row, t),
        "place": t.pick(row, "place"),
        "scope": quoting.told(row, "scope", t),
        "skill": marked(t.pick(row, "skill"), f"awards/{award}"),
        "won": words.won(award, t),
        "value": _value(row, t),
        "winner": _winner(row, t),
        "institution": _institution(row, t),
        "confidence": quoting.told(row, "confidence", t),
        "source": quoting.sources(row, t),
        "article": str(quoting.figure(FACTS[award], t)) if award in FACTS else "",
    }
    lines = [(t(f"quality.card_{key}"), fact) for key, fact in facts.items() if fact]
    prose.rows(lines, "card", t, look="named")
    for erratum in ledger.errata(FACTS.get(award, "")):
        st.warning(
            t(
                "figure.erratum_value",
                printed=erratum["printed"],
                should_read=erratum["should_read"],
                reason=t.pick(erratum, "reason"),
            )
        )
    if t.pick(row, "note"):
        st.caption(t.pick(row, "note"))
    st.button(t("quality.close"), on_click=lambda: st.session_state.update(award=""))


def _edition(row: data.Row, t: Text) -> str:
    """The number of the edition, or why it has none."""
    if row["edition"]:
        return str(Figure(row["edition"], f"awards/{row['award']}"))
    return quoting.told(row, "edition", t) if row["edition_missing"] else ""


def _value(row: data.Row, t: Text) -> str:
    """The number of a record of several awards, or of a rank; a person has one medal."""
    if row["unit"] is None or row["scope"] == "person":
        return ""
    return str(Figure(quoting.value(row, t), f"awards/{row['award']}"))


def _winner(row: data.Row, t: Text) -> str:
    """The winner with the role that the source gives."""
    name = marked(t.pick(row, "winner"), f"awards/{row['award']}")
    role = words.role(row, t)
    return t("quality.of", what=name, which=role) if name and role else name


def _institution(row: data.Row, t: Text) -> str:
    """The institution, and whether it is the winner's own or only the place of training."""
    name = words.institution(row, t)
    if not row["institution_role"]:
        return name
    return t("quality.of", what=name, which=quoting.told(row, "institution_role", t))
