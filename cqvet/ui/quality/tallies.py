"""How many records there are of each part, year, medal and institution."""

import streamlit as st

from cqvet.evidence import counts, quoting
from cqvet.i18n import Text
from cqvet.subjects.quality import NONE, OUTSIDE, SEVERAL, awards
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.quality.selection import Selection


def show(view: View, chosen: Selection) -> None:
    """Four short lists; each adds up to the records. Institutions stand in the order of ids."""
    t, frame = view.t, chosen.awards
    with st.expander(t("quality.tallies")):
        st.caption(t("quality.tallies_note"))
        columns = st.columns(4 if not view.narrow else 1, gap="medium")
        tallies = {
            "part": [(t(f"quality.part_{c}"), n) for c, n in awards.by_part(frame).items()],
            "year": [(str(year), n) for year, n in awards.by_year(frame).items()],
            "medal": [(_medal(str(c), t), n) for c, n in awards.by_medal(frame).items()],
            "institution": [
                (_institution(str(c), t), n) for c, n in awards.by_institution(frame).items()
            ],
        }
        for i, (name, rows) in enumerate(tallies.items()):
            with columns[i % len(columns)]:
                st.markdown(f"**{t(f'quality.by_{name}')}**")
                prose.rows(
                    [(label, str(counts.figure("awards", t, n))) for label, n in rows],
                    f"by_{name}",
                    t,
                )


def _medal(code: str, t: Text) -> str:
    if code in (SEVERAL, NONE):
        return t(f"quality.medal_{code}")
    return quoting.word("medal", code, t)


def _institution(code: str, t: Text) -> str:
    if code in (OUTSIDE, NONE):
        return t(f"quality.institution_{code}")
    return quoting.called("institutions", code, t)
