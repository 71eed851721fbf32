"""A plan for a register's year, checked against a later year of the same register."""

from collections import Counter
from operator import itemgetter

import pandas as pd
import streamlit as st

from cqvet.i18n import Text
from cqvet.models.plan import Answer
from cqvet.subjects.lab import checked
from cqvet.subjects.lab.checked import STATUSES, Checked
from cqvet.subjects.lab.words import YOURS, cell, count, signed
from cqvet.subjects.market.choice import Choice
from cqvet.ui import frame, prose, twin
from cqvet.ui.lab.state import Outcome

HEIGHT = 250
COLUMNS = ("place", "planned", "actual", "status")


def show(chosen: Choice, found: Outcome, answer: Answer, t: Text) -> None:
    """What was done, partly or not at all, and what else changed; only of a register."""
    if chosen.modelled:
        return
    with frame.behind(t("lab.checked"), "checked") as shown:
        if not shown:
            return
        years = checked.later(chosen)
        if not years:
            prose.lines([t("lab.checked_none", year=chosen.year)], "checked_none", t, "small")
            return
        year = st.selectbox(t("lab.checked_year"), years, key="checked_year")
        outside = found.settings.outside == "yes"
        rows = checked.check(answer.moves, chosen, year, outside=outside)
        prose.lines([t("lab.about_checked"), said(rows, t)], "about_checked", t, "small")
        listing(rows, t)


def said(rows: list[Checked], t: Text) -> str:
    """How many places came out how."""
    counts = Counter(row.status for row in rows)
    marks: dict[str, object] = {name: count(counts[name], "move", "yours", t) for name in STATUSES}
    return t("lab.checked_said", undone=marks.pop("not"), **marks)


def listing(rows: list[Checked], t: Text) -> None:
    """Every place that was to change or did."""
    shown = pd.DataFrame(
        [
            {
                "place": cell(row.cell, t),
                "planned": signed(row.planned, t),
                "actual": signed(row.actual, t),
                "status": t(f"lab.status_{row.status}"),
                "ref": YOURS,
            }
            for row in rows
        ],
        columns=[*COLUMNS, "ref"],
    )
    records = pd.DataFrame(
        [{**row.cell._asdict(), **dict(zip(COLUMNS[1:], row[1:], strict=True))} for row in rows]
    )
    columns = {name: t(f"lab.col_{name}") for name in COLUMNS}
    files: dict[str, twin.Content] = {"plan_checked.csv": lambda: records}
    source, headed = itemgetter("ref"), twin.Headed("place", "actual", "yours")
    twin.show(shown, columns, "lab_checked", t, files, source=source, height=HEIGHT, headed=headed)
