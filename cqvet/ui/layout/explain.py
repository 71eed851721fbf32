"""What the article says of the zones, and what has changed since."""

from functools import cache

import streamlit as st

from cqvet import data
from cqvet.i18n import Text
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.layout import panel
from cqvet.ui.layout.selection import Selection
from cqvet.ui.layout.words import words


def roles_of_zones(view: View, _selection: Selection) -> None:
    """The role of each zone with the practices reported, and the figures of the region."""
    for column, texts in zip(st.columns(3), roles(view.t), strict=True):
        with column:
            for text in texts:
                st.markdown(text)
    panel.region(view)


def division(view: View, _selection: Selection) -> None:
    """What changed in the division of the city since."""
    prose.lines([view.t("layout.change", **words(view.t))], "change", view.t)


@cache
def roles(t: Text) -> list[list[str]]:
    """Of each zone its name and role, then the practices reported of its districts."""
    practices = data.rows(data.table("zone_practices"))
    found = []
    for code, zone in data.records("zones").items():
        texts = [f"**{t.pick(zone, 'name')}**  \n{t.pick(zone, 'role')}"]
        for practice in practices:
            place = data.records("districts")[practice["district"]]
            name, text = t.pick(place, "short"), t.pick(practice, "practice")
            if place["zone"] == code:
                texts.append("- " + t("layout.practice", district=name, practice=text))
        found.append(texts)
    return found
