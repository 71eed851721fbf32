"""The visitor's entrants, students and graduates by level and year, beside the published ones."""

from typing import Final

import streamlit as st

from cqvet.base.numerals import number
from cqvet.evidence import quoting
from cqvet.evidence.figure import Figure
from cqvet.i18n import Text
from cqvet.subjects.own import people
from cqvet.subjects.own.people import People, Told
from cqvet.ui import frame, heavy, prose
from cqvet.ui.frame import View
from cqvet.ui.own import state
from cqvet.ui.pipeline import reported

PUBLISHED: Final = ("entrants", "enrolment")


def show(view: View, records: reported.Records) -> None:
    """Nothing where the visitor brought no numbers of people."""
    t = view.t
    rows = people.source(state.visit())
    if rows is None:
        return
    with frame.behind(t("own.people"), "own_people", shown=True) as shown:
        if not shown:
            return
        left, right = st.columns([1.6, 1], gap="large")
        with left, heavy.told(t):
            found = counted(rows)
            if found.zone(view.filters) is None:
                st.info(t("own.people_not_split"))
            else:
                table(found, view)
            prose.lines([t("own.people_about")], "own_people_about", t, "small")
        with right:
            st.markdown(t("own.people_published"))
            known = records.statistics[records.statistics["measure"].isin(PUBLISHED)]
            lines = [reported.statistic(key, t) for key in known["statistic"]]
            prose.rows(lines, "own_people_published", t)


def counted(rows: object) -> People:
    """The numbers with small ones hidden, worked out once for a table."""
    known = st.session_state.get(state.PEOPLE)
    if known is None or known[0] is not rows:
        known = rows, heavy.done(people.people, rows)
        st.session_state[state.PEOPLE] = known
    found: People = known[1]
    return found


def table(found: People, view: View) -> None:
    """A row a level and year, the latest first; all levels where no level is chosen."""
    t, level = view.t, view.filters.level
    heads = {t("own.people_level"): 1.6, t("own.people_year"): 0.8}
    heads |= {t(f"own.people_{name}"): 1.0 for name in found.told}
    levels = [level] if level else [*found.levels, *([""] if len(found.levels) > 1 else [])]
    cells = [
        (
            quoting.word("level", name, t) if name else t("own.people_all"),
            str(year),
            *(told(found.at(measure, name, year, view.filters), t) for measure in found.told),
        )
        for year in sorted(found.years, reverse=True)
        for name in levels
    ]
    prose.table(heads, cells, "own_people_table", t)


def told(value: Told | None, t: Text) -> str:
    """A number as a figure of the visitor's, or why it is not shown."""
    if isinstance(value, int):
        return str(Figure(number(value, t.lang), "match/yours/rows", "yours"))
    return quoting.missing(value, t)
