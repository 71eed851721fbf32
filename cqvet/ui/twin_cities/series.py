"""Competitions and activity weeks as editions, those that nobody names included."""

from typing import Final

import streamlit as st

from cqvet import data
from cqvet.evidence import quoting
from cqvet.i18n import Text
from cqvet.subjects import twin_cities
from cqvet.subjects.twin_cities import Edition
from cqvet.ui import prose
from cqvet.ui.frame import View
from cqvet.ui.twin_cities import listing, selection
from cqvet.ui.twin_cities.reported import claims

CLAIMS: Final = ("c41",)


def show(view: View) -> None:
    """One row of boxes for each series."""
    t = view.t
    st.subheader(t("twin_cities.series"), anchor=False)
    claims(CLAIMS, "claims_series", t)
    st.caption(t("twin_cities.series_note"))
    for name, editions in twin_cities.editions().items():
        st.markdown(f"**{t(f'twin_cities.series_{name}')}**")
        columns = st.columns([3 if edition.item else 1 for edition in editions], gap="small")
        for column, edition in zip(columns, editions, strict=True):
            with column, st.container(border=True):
                _edition(f"{name}_{edition.label}", edition, view)


def _edition(key: str, edition: Edition, view: View) -> None:
    t = view.t
    label = edition.label if edition.label.isdigit() else t(f"twin_cities.edition_{edition.label}")
    st.markdown(f"**{label}**")
    if not edition.item:
        st.caption(t("twin_cities.edition_missing"))
        return
    row = data.records("twin_city")[edition.item]
    listing.buttons([edition.item], f"edition_{key}", view)
    rows = [
        (t("twin_cities.card_date"), selection.date(row, t)),
        (t("twin_cities.hosts"), t.join(hosts(edition.item, t))),
        (t("twin_cities.places"), t.join(places(edition.item, t)) or quoting.missing(None, t)),
    ]
    if t.pick(row, "note"):
        rows.append((t("twin_cities.card_note"), t.pick(row, "note")))
    prose.rows(rows, f"rows_{key}", t, look="named")
    own = selection.figures(edition.item, t)
    if own:
        prose.rows(own, f"figures_{key}", t)
    else:
        st.caption(t("twin_cities.no_figures"))


def hosts(item: str, t: Text) -> list[str]:
    """Who held an edition, on either side; each name opens its record."""
    return [str(selection.party(row, t)) for row in twin_cities.parties_of(item)]


def places(item: str, t: Text) -> list[str]:
    """The districts and cities among them, each once."""
    own = twin_cities.parties_of(item)
    sides = ("district", "city")
    found = [quoting.told(row, side, t) for side in sides for row in own if row[side]]
    return list(dict.fromkeys(found))
