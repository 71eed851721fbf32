"""Medals on a line of years; the figures under the pictures, and those on the countryside."""

from collections.abc import Mapping
from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.evidence.figure import plain
from cqvet.i18n import Text
from cqvet.pictures import palette
from cqvet.pictures.charts.lanes import Lane, Mark
from cqvet.subjects.quality import awards
from cqvet.ui import collection, prose, reported
from cqvet.ui.frame import View

FACTS: Final = (
    *("numbers_double_high_first_round", "numbers_national_model_secondary"),
    *("numbers_competition_years", "numbers_world_competition_west_rank"),
)
WORLDSKILLS: Final = "worldskills"
RURAL: Final = ("numbers_rural_colleges", "numbers_rural_training")


def medals(view: View, choice: Mapping[str, str]) -> None:
    """One mark a medal of a named person; totals of the city contain these, and are not drawn."""
    t = view.t
    st.subheader(t("quality.timeline"), anchor=False)
    found = awards.persons(view.filters, choice)
    if not found:
        others = awards.persons(view.filters)
        st.caption(t("quality.no_persons_choice") if others else t("quality.no_persons"))
        return
    names = quoting.words("medal", t)
    lanes = [Lane(code, names[code], colour) for code, colour in palette.MEDALS.items()]
    alt = plain(view.page.finding(view.filters, t, view.given))
    collection.timeline([_mark(row, t) for row in found], lanes, "medals", view, alt=alt)
    with prose.about("medals", t) as about:
        if about.open:
            prose.lines([t("quality.timeline_note")], "timeline_note", t, look="small")


def rural(view: View) -> None:
    """Work for the countryside: two figures, and how they are to be read."""
    reported.cards(RURAL, "rural", view)
    prose.lines([view.t("quality.rural_note")], "rural_note", view.t, look="small")


def _mark(row: data.Row, t: Text) -> Mark:
    who = t.pick(row, "winner")
    if row["competition"] != WORLDSKILLS:
        who = t("quality.elsewhere", who=who)
    name = t.join([who, t.pick(row, "skill"), quoting.told(row, "competition", t)])
    return collection.mark(row, row["medal"], name, t, label=who)
